import type { Rule } from '../model/rule.ts';
import type { Locale } from '../model/text.ts';
import { readDuration, type Unit } from './duration.ts';
import { languageTags, type Say } from './text.ts';

/**
 * How soon, in words: "Inom 48 timmar". `say` gives the interface's words.
 * @throws {Error} on a duration of more than one unit; the schema keeps such from the content.
 */
export function withinWords(within: NonNullable<Rule['within']>, locale: Locale, say: Say): string {
  if (!within.startsWith('P')) return say(`clock.within.${within}`);
  const { count, unit } = readDuration(within);
  return say('clock.within.duration', { duration: amount(count, unit, locale) });
}

/** How often, in words: "Varje dag". */
export function everyWords(every: string, locale: Locale, say: Say): string {
  const { count, unit } = readDuration(every);
  if (count === 1) return say(`clock.every.${unit}`);
  if (unit === 'month' && 12 % count === 0) return say('clock.every.times-a-year', { count: String(12 / count) });
  return say('clock.every.other', { duration: amount(count, unit, locale) });
}

/** A day in words: 21 november 2026. `iso` is an ISO 8601 date. */
export function dateWords(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(languageTags[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
}

/** A local date and time in words: 2026-11-21T14:30 is 21 November 2026 at 14:30. What is none stays as it is. */
export function localMoment(text: string, locale: Locale): string {
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? Date.parse(`${text}Z`) : NaN;
  if (Number.isNaN(time)) return text;
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(languageTags[locale], style).format(time);
}

function amount(count: number, unit: Unit, locale: Locale): string {
  return new Intl.NumberFormat(languageTags[locale], { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
