import type { Channel } from '../model/channel.ts';
import type { Locale } from '../model/text.ts';
import type { CalendarBundle } from './channelBundle.ts';
import { cleanLine, isBlank } from './clean.ts';
import { match } from './condition.ts';
import {
  firstTime,
  monthsOf,
  nthTime,
  onOrAfter,
  readDate,
  repeatOf,
  type CalendarDate,
  type Repeat,
} from './recurrence.ts';
import { joinList, plain, type Say } from './text.ts';

/** Something for the calendar, as the content has it. */
export type Entry = CalendarBundle['dates'][number];

/** The first time that it falls; or why nobody can say: the date is not typed, is none, or has passed. */
type First = { start: CalendarDate } | { lacks: 'blank' | 'invalid' | 'past' };

/** `applies` unknown: answers that could tell are missing, so it stays. `chosen`: the user wants it in the file. No `repeat`: it falls once. */
export type Planned = {
  entry: Entry;
  applies: 'yes' | 'unknown';
  chosen: boolean;
  repeat?: Repeat;
} & First;

/**
 * What belongs in the channel's calendar, in the content's order; what does not apply is left out.
 * @param today ISO date; times that have passed are left out. Left out itself where no clock is known.
 * @throws {Error} on a condition that names a fact which the bundle does not have.
 */
export function planCalendar(
  { dates, facts, avoid }: Pick<CalendarBundle, 'dates' | 'facts' | 'avoid'>,
  { fields, answers, calendar }: Pick<Channel, 'fields' | 'answers' | 'calendar'>,
  today?: string,
): Planned[] {
  const index = new Map(facts.map((fact) => [fact.id, fact]));
  const typed = new Map(Object.entries(fields));
  const now = today === undefined ? undefined : readDate(today);

  const first = (from: string, repeat: Repeat | undefined): First => {
    const text = typed.get(from) ?? '';
    if (isBlank(text)) return { lacks: 'blank' };
    const begins = readDate(text);
    if (!begins) return { lacks: 'invalid' };
    if (!repeat) return now && begins.compare(now) < 0 ? { lacks: 'past' } : { start: begins };
    const start = firstTime(begins, repeat, avoid);
    return { start: now ? onOrAfter(start, repeat, now) : start };
  };

  return dates.flatMap((entry): Planned[] => {
    const { truth } = entry.when ? match(entry.when, index, answers) : { truth: 'yes' as const };
    if (truth === 'no') return [];
    const chosen = entry.onRequest ? calendar.wanted.includes(entry.id) : !calendar.out.includes(entry.id);
    const repeat = entry.every === undefined ? undefined : repeatOf(entry.every, calendar.weekends);
    return [{ entry, applies: truth, chosen, ...(repeat && { repeat }), ...first(entry.from, repeat) }];
  });
}

/** Whether it comes every day, so that the user may choose between weekdays and all days. */
export function isDaily({ repeat }: Planned): boolean {
  return repeat?.unit === 'weekday' || (repeat?.unit === 'day' && repeat.every === 1);
}

/** The next times as ISO dates: one where it falls once, none where no date is given. */
export function nextTimes(planned: Planned, count: number): string[] {
  if (!('start' in planned)) return [];
  const { start, repeat } = planned;
  if (!repeat) return [start.toString()];
  return Array.from({ length: count }, (_, index) => nthTime(start, repeat, index).toString());
}

/** How often it comes, in words: "The second Tuesday of June and December"; blank where it falls once. */
export function repeatWords(planned: Planned, locale: Locale, say: Say): string {
  const { repeat } = planned;
  if (!repeat) return '';
  if (repeat.unit === 'weekday') return say('calendar.every.weekday');
  if (isDaily(planned)) return say('calendar.every.day');
  const { unit, every } = repeat;
  const language = locale === 'en' ? 'en-GB' : 'sv-SE';
  if ('start' in planned && unit === 'month' && every > 1 && 12 % every === 0) {
    const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    const months = monthsOf(planned.start, every).map((month) => name.format(Date.UTC(2026, month - 1)));
    return say('calendar.every.month', { months: joinList(months, locale) });
  }
  const inYears = unit === 'month' && every % 12 === 0;
  const style = { style: 'unit', unit: inYears ? 'year' : unit, unitDisplay: 'long' } as const;
  const duration = new Intl.NumberFormat(language, style).format(inYears ? every / 12 : every);
  return say('calendar.every.apart', { duration });
}

/** An event of the calendar file. */
export interface CalendarEvent {
  /** Tells the event apart in every calendar; the same each time the file is made. */
  uid: string;
  /** Grows when the channel's record has changed, so that a calendar may replace what it had. */
  sequence: number;
  title: string;
  text: string;
  /** Address of the rule that it carries out. */
  url: string;
  start: CalendarDate;
  repeat?: Repeat;
}

/** What the events are told beside the plan. `origin`: of the site, since the rules' addresses have none; `say`: the interface's words. */
export interface EventContext {
  channel: Pick<Channel, 'id' | 'revision'>;
  name: string;
  origin: string;
  say: Say;
}

/** The events of the file: those that the user wants and that have a date. The channel's name and the rule stand in each. */
export function calendarEvents(planned: readonly Planned[], context: EventContext): CalendarEvent[] {
  return planned.flatMap((one) =>
    one.chosen && 'start' in one
      ? [{ ...named(one.entry, context), start: one.start, ...(one.repeat && { repeat: one.repeat }) }]
      : [],
  );
}

function named(entry: Entry, { channel, name, origin, say }: EventContext): Omit<CalendarEvent, 'start' | 'repeat'> {
  const { rule } = entry;
  const title = plain(entry.title);
  const url = `${origin}${rule.url}`;
  return {
    uid: `${entry.id}.${channel.id}@kanalguiden`,
    sequence: channel.revision,
    title: isBlank(name) ? title : say('calendar.event', { title, name: cleanLine(name) }),
    text: [
      plain(entry.text),
      ...(entry.proposed ? [say('calendar.proposed')] : []),
      say('calendar.event.rule', { rule: plain(rule.title), cite: plain(rule.cite) }),
      url,
    ].join('\n\n'),
    url,
  };
}
