import type { SearchEntry } from '../engine/search/entry.ts';
import type { Locale } from '../model/text.ts';

/** A word or phrase that people use, and what it leads to. */
export interface IndexedWord {
  word: string;
  entries: readonly SearchEntry[];
}

/**
 * The words under their first letters, in the order of the language's alphabet: what search knows, for reading.
 * Titles that are sentences are left out; the everyday words lead to them.
 */
export function wordIndex(entries: readonly SearchEntry[], locale: Locale): { letter: string; words: IndexedWord[] }[] {
  const byWord = new Map<string, { word: string; entries: Set<SearchEntry> }>();
  for (const entry of entries) {
    for (const name of [...(named.has(entry.kind) ? [entry.title] : []), ...(entry.find ?? [])]) {
      const key = name.toLowerCase();
      const indexed = byWord.get(key) ?? { word: name, entries: new Set() };
      indexed.entries.add(entry);
      byWord.set(key, indexed);
    }
  }
  const sorted = [...byWord.values()]
    .map(({ word, entries: found }) => ({ word, entries: [...found] }))
    .toSorted((one, other) => one.word.localeCompare(other.word, locale));
  const letters = Map.groupBy(sorted, ({ word }) => firstLetter(word, locale));
  return [...letters].map(([letter, words]) => ({ letter, words }));
}

/** Kinds whose title is a word that people would look up. */
const named: ReadonlySet<SearchEntry['kind']> = new Set(['topic', 'term', 'law', 'tool']);

/** What begins with no letter stands under "0–9". */
function firstLetter(word: string, locale: Locale): string {
  const first = word.charAt(0).toLocaleUpperCase(locale);
  if (!/\p{L}/u.test(first)) return '0–9';
  // Letters that differ by an accent stand together, å, ä and ö by themselves.
  return locale === 'sv' && /[ÅÄÖ]/.test(first) ? first : first.normalize('NFD').charAt(0);
}
