import type { Channel } from '../model/channel.ts';
import { calendarItems, type CalendarItem, type Entry } from './calendarItems.ts';
import type { CalendarBundle } from './channelBundle.ts';
import { cleanLine, isBlank } from './clean.ts';
import { firstTime, nthTime, onOrAfter, readDate, type CalendarDate } from './recurrence.ts';
import type { Repeat } from './repeat.ts';
import { plain, type Say } from './text.ts';

/** The first time that it falls; or why nobody can say: the date is not typed, is none, or has passed. */
type First = { start: CalendarDate } | { lacks: 'blank' | 'invalid' | 'past' };

export type Planned = Omit<CalendarItem, 'lacks'> & First;

/**
 * What belongs in the channel's calendar, with its first time.
 * @param today ISO date; times that have passed are left out. Left out itself where no clock is known.
 * @throws {Error} on a condition that names a fact which the bundle does not have.
 */
export function planCalendar(
  bundle: Pick<CalendarBundle, 'dates' | 'facts' | 'avoid'>,
  channel: Pick<Channel, 'fields' | 'answers' | 'calendar'>,
  today?: string,
): Planned[] {
  const typed = new Map(Object.entries(channel.fields));
  const now = today === undefined ? undefined : readDate(today);

  const first = ({ entry, repeat, lacks }: CalendarItem): First => {
    if (lacks) return { lacks };
    const begins = readDate(typed.get(entry.from) ?? '');
    if (!begins) return { lacks: 'invalid' };
    if (!repeat) return now && begins.compare(now) < 0 ? { lacks: 'past' } : { start: begins };
    const start = firstTime(begins, repeat, bundle.avoid);
    return { start: now ? onOrAfter(start, repeat, now) : start };
  };

  return calendarItems(bundle, channel).map((item) => ({ ...item, ...first(item) }));
}

/** The next times as ISO dates: one where it falls once, none where no date is given. */
export function nextTimes(planned: Planned, count: number): string[] {
  if (!('start' in planned)) return [];
  const { start, repeat } = planned;
  if (!repeat) return [start.toString()];
  return Array.from({ length: count }, (_, index) => nthTime(start, repeat, index).toString());
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
