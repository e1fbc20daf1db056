import type { Channel } from '../model/channel.ts';
import type { Locale } from '../model/text.ts';
import type { CalendarBundle } from './channelBundle.ts';
import { isBlank } from './clean.ts';
import { match } from './condition.ts';
import { monthsOf, repeatOf, type Repeat } from './repeat.ts';
import { joinList, languageTags, type Say } from './text.ts';

/** Something for the calendar, as the content has it. */
export type Entry = CalendarBundle['dates'][number];

/**
 * What belongs in the calendar, before anybody has reckoned with dates. `applies` unknown: answers that could tell are
 * missing, so it stays. `chosen`: the user wants it in the file. No `repeat`: it falls once.
 * `lacks`: the date that it is counted from is not typed.
 */
export interface CalendarItem {
  entry: Entry;
  applies: 'yes' | 'unknown';
  chosen: boolean;
  repeat?: Repeat;
  lacks?: 'blank';
}

/**
 * What belongs in the channel's calendar, in the content's order; what does not apply is left out.
 * @throws {Error} on a condition that names a fact which the bundle does not have.
 */
export function calendarItems(
  { dates, facts }: Pick<CalendarBundle, 'dates' | 'facts'>,
  { fields, answers, calendar }: Pick<Channel, 'fields' | 'answers' | 'calendar'>,
): CalendarItem[] {
  const index = new Map(facts.map((fact) => [fact.id, fact]));
  const typed = new Map(Object.entries(fields));
  return dates.flatMap((entry): CalendarItem[] => {
    const { truth } = entry.when ? match(entry.when, index, answers) : { truth: 'yes' as const };
    if (truth === 'no') return [];
    return [
      {
        entry,
        applies: truth,
        chosen: entry.onRequest ? calendar.wanted.includes(entry.id) : !calendar.out.includes(entry.id),
        ...(entry.every !== undefined && { repeat: repeatOf(entry.every, calendar.weekends) }),
        ...(isBlank(typed.get(entry.from) ?? '') && { lacks: 'blank' as const }),
      },
    ];
  });
}

/** Whether it comes every day, so that the user may choose between weekdays and all days. */
export function isDaily({ repeat }: Pick<CalendarItem, 'repeat'>): boolean {
  return repeat?.unit === 'weekday' || (repeat?.unit === 'day' && repeat.every === 1);
}

/**
 * How often it comes, in words; blank where it falls once.
 * @param item with the first time, once that is known: the months have names then.
 */
export function repeatWords(
  { repeat, start }: Pick<CalendarItem, 'repeat'> & { start?: { month: number } },
  locale: Locale,
  say: Say,
): string {
  if (!repeat) return '';
  if (repeat.unit === 'weekday') return say('calendar.every.weekday');
  if (isDaily({ repeat })) return say('calendar.every.day');
  const { unit, every } = repeat;
  const language = languageTags[locale];
  if (start && unit === 'month' && every > 1 && 12 % every === 0) {
    const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    const months = monthsOf(start, every).map((month) => name.format(Date.UTC(2026, month - 1)));
    return say('calendar.every.month', { months: joinList(months, locale) });
  }
  const inYears = unit === 'month' && every % 12 === 0;
  const style = { style: 'unit', unit: inYears ? 'year' : unit, unitDisplay: 'long' } as const;
  const duration = new Intl.NumberFormat(language, style).format(inYears ? every / 12 : every);
  return say('calendar.every.apart', { duration });
}
