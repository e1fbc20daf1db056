import { getDayOfWeek, parseDate, type CalendarDate } from '@internationalized/date';
import type { Opening } from '../model/opening.ts';
import { cleanLine } from './clean.ts';
import { gcd, monthsOf, type InDays, type InMonths, type Repeat } from './repeat.ts';

/** Calendar dates without hours or zones: summer time and the reader's clock cannot move them. */
export type { CalendarDate };

export type Avoid = Opening['avoid'];

/** While somebody is typing a year, browsers hand over dates such as 0202-01-01. */
const years = { first: 1970, last: 2100 };

/** The date that was typed, or undefined when it is none: only ISO 8601 (2026-11-21) in the years 1970 to 2100 is read. */
export function readDate(text: string): CalendarDate | undefined {
  const typed = cleanLine(text);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return undefined;
  try {
    const date = parseDate(typed);
    return date.year >= years.first && date.year <= years.last ? date : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The first time, counted from the day on which it all begins. What is daily begins that day or, on weekdays alone, the
 * next Monday; the rest comes when the interval is over, or a little earlier to fall on a weekday outside `avoid`.
 */
export function firstTime(from: CalendarDate, repeat: Repeat, avoid: Avoid): CalendarDate {
  if (repeat.unit === 'weekday') return toWeekday(from, 1);
  if (repeat.unit === 'month') return firstMonthly(from, repeat, avoid);
  if (repeat.unit === 'week') return toWeekday(dueBy(from, repeat), -1);
  return repeat.every === 1 ? from : dueBy(from, repeat);
}

/**
 * The day on which the interval is over. A day that its month does not have becomes the month's last:
 * a year after 29 February is 28 February, and a month after 31 August is 30 September.
 */
export function dueBy(from: CalendarDate, { unit, every }: Exclude<Repeat, { unit: 'weekday' }>): CalendarDate {
  return from.add({ [`${unit}s`]: every });
}

/** The first of the times that falls on `day` or later; `start` is one of them. */
export function onOrAfter(start: CalendarDate, repeat: Repeat, day: CalendarDate): CalendarDate {
  if (start.compare(day) >= 0) return start;
  if (repeat.unit === 'weekday') return toWeekday(day, 1);
  if (repeat.unit === 'month') {
    let date = start;
    while (date.compare(day) < 0) date = nthTime(date, repeat, 1);
    return date;
  }
  return nthTime(start, repeat, Math.ceil(daysBetween(start, day) / lengthInDays(repeat)));
}

/** The time that comes `count` times after `start`, which is one of them. */
export function nthTime(start: CalendarDate, repeat: Repeat, count: number): CalendarDate {
  if (repeat.unit === 'month') return secondTuesday(start.add({ months: count * repeat.every }));
  if (repeat.unit === 'weekday') {
    const sinceMonday = weekday(start) + count;
    return start.add({ days: count + 2 * Math.floor(sinceMonday / 5) });
  }
  return start.add({ days: count * lengthInDays(repeat) });
}

function lengthInDays({ unit, every }: InDays): number {
  return unit === 'week' ? 7 * every : every;
}

/**
 * At the latest when the interval is over. All months that the times fall in are moved together, to the nearest ones
 * before that are free; where none are, they stay.
 */
function firstMonthly(from: CalendarDate, repeat: InMonths, avoid: Avoid): CalendarDate {
  const { every } = repeat;
  const due = dueBy(from, repeat);
  const last = secondTuesday(due).compare(due) > 0 ? due.subtract({ months: 1 }) : due;
  const earlier = Array.from({ length: gcd(every, 12) }, (_, months) => last.subtract({ months }));
  const free = earlier.find((date) => monthsOf(date, every).every((month) => isFree(month, avoid)));
  const first = secondTuesday(free ?? last);
  return first.compare(from) > 0 ? first : secondTuesday(first.add({ months: every }));
}

/** Whether the month's second Tuesday, from the 8th to the 14th, never falls in what is to be avoided. */
function isFree(month: number, avoid: Avoid): boolean {
  const days = Array.from({ length: 7 }, (_, index) => `${twoDigits(month)}-${twoDigits(8 + index)}`);
  return !days.some((day) =>
    avoid.some(({ from, to }) => (from <= to ? from <= day && day <= to : from <= day || day <= to)),
  );
}

/** A working day in every month of every year: no Swedish public holiday can fall on it, so no table of them is needed. */
function secondTuesday(month: CalendarDate): CalendarDate {
  const eighth = month.set({ day: 8 });
  return eighth.add({ days: (8 - weekday(eighth)) % 7 });
}

/** The date itself or, on a Saturday or Sunday, the Monday after (1) or the Friday before (-1). */
function toWeekday(date: CalendarDate, direction: 1 | -1): CalendarDate {
  const past = weekday(date) - 4;
  if (past <= 0) return date;
  return date.add({ days: direction === 1 ? 3 - past : -past });
}

/** Monday is 0. The locale has no say, since the first day of the week is given. */
function weekday(date: CalendarDate): number {
  return getDayOfWeek(date, 'sv-SE', 'mon');
}

function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return to.calendar.toJulianDay(to) - from.calendar.toJulianDay(from);
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
