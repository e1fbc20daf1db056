import { readDuration } from './duration.ts';

/**
 * How something comes back. weekday: Monday to Friday. day, week: every so many of them, counted from the first time.
 * month: on the second Tuesday of every so many months.
 */
export type Repeat = { unit: 'weekday' } | InDays | InMonths;

export interface InDays {
  unit: 'day' | 'week';
  every: number;
}

export interface InMonths {
  unit: 'month';
  every: number;
}

/**
 * How an interval is put in a calendar. Never less often than asked, so what would drift through the
 * year comes more often. What is asked several times a day counts as daily.
 * @param every ISO 8601 duration.
 */
export function repeatOf(every: string, weekends: boolean): Repeat {
  const { months = 0, days = 0 } = pace(every);
  if (months > 0) return { unit: 'month', every: steady(months) };
  if (days === 1) return weekends ? { unit: 'day', every: 1 } : { unit: 'weekday' };
  if (days > longestMonth) return { unit: 'month', every: steady(Math.floor(days / longestMonth)) };
  return days % 7 === 0 ? { unit: 'week', every: days / 7 } : { unit: 'day', every: days };
}

/** The months, 1 to 12, in which something that comes every so many months can fall. */
export function monthsOf(start: { month: number }, every: number): number[] {
  const stride = gcd(every, 12);
  return Array.from({ length: 12 / stride }, (_, index) => ((start.month - 1 + index * stride) % 12) + 1).sort(
    (a, b) => a - b,
  );
}

const longestMonth = 31;

function pace(every: string): { months: number; days?: never } | { days: number; months?: never } {
  const { count, unit } = readDuration(every);
  if (unit === 'year') return { months: 12 * count };
  if (unit === 'month') return { months: count };
  const days = { week: 7 * count, day: count, hour: Math.floor(count / 24), minute: 0 }[unit];
  return { days: Math.max(1, days) };
}

/** An interval that has no divisor in common with the year would come to every month of it, those to avoid too. */
function steady(months: number): number {
  return months > 1 && gcd(months, 12) === 1 ? months - 1 : months;
}

/** The greatest number that divides both. */
export function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
