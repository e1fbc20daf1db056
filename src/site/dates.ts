import { dateWords } from '../engine/clock.ts';
import type { Locale } from '../model/text.ts';

const known = new Map<string, string>();

/** As dateWords, but each day once: pages say the same few days again and again, and finding the words takes a while. */
export function dayWords(iso: string, locale: Locale): string {
  const key = `${locale} ${iso}`;
  const words = known.get(key) ?? dateWords(iso, locale);
  known.set(key, words);
  return words;
}
