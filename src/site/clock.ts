import { amount, languageTag, readDuration } from '../engine/clock.ts';
import type { Locale } from '../model/text.ts';
import type { Say } from './words.ts';

export { withinWords } from '../engine/clock.ts';

/** A day in words: 21 november 2026. */
export function dateWords(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
}

/** How often, in words: "Varje dag". */
export function everyWords(every: string, locale: Locale, say: Say): string {
  const { count, unit } = readDuration(every);
  if (count === 1) return say(`clock.every.${unit}`);
  if (unit === 'month' && 12 % count === 0) return say('clock.every.times-a-year', { count: String(12 / count) });
  return say('clock.every.other', { duration: amount(count, unit, locale) });
}
