import type { SearchIndex } from './searchIndex.ts';
import { bare, stemOf } from './words.ts';

/** What a way in which two words are alike is worth. */
const worth = {
  same: 1,
  inflected: 0.93,
  bare: 0.8,
  begins: 0.8,
  within: 0.65,
  compound: 0.75,
  misspelt: 0.85,
} as const;
/** From here on a word is known: how it may be misspelt is not asked. */
const known = 0.6;
const longestSpelt = 32;

/** Words of the index that answer a word of the search, with how well they do, from 0 to 1. */
export function likeness(index: SearchIndex, asked: string): ReadonlyMap<string, number> {
  const kept = index.known.get(asked);
  if (kept) return kept;
  const like = new Map<string, number>();
  const add = (word: string, value: number): void => {
    if (value > (like.get(word) ?? 0)) like.set(word, value);
  };
  if (index.own.has(asked) || index.foreign.has(asked)) add(asked, worth.same);
  const stem = stemOf(asked, index.endings);
  for (const word of index.byStem.get(stem) ?? []) add(word, worth.inflected);
  for (const word of index.byBare.get(bare(asked)) ?? []) add(word, worth.bare);
  if (asked.length >= 3) {
    for (const one of index.stemmed) if (!like.has(one.word)) add(one.word, partOf(asked, stem, one));
  }
  if (asked.length >= 4 && asked.length <= longestSpelt && ![...like.values()].some((value) => value >= known)) {
    for (const { word, distance } of index.spell(asked))
      add(word, worth.misspelt * (1 - distance) * alikeInLength(word, asked));
  }
  index.known.set(asked, like);
  return like;
}

/** One is the beginning, a part or a whole word of the other, as in a compound. */
function partOf(asked: string, askedStem: string, { word, stem }: { word: string; stem: string }): number {
  if (word.length > asked.length) {
    if (word.startsWith(asked)) return worth.begins * share(asked, word);
    if (askedStem.length < 4 || !word.includes(askedStem)) return 0;
    return (word.startsWith(askedStem) ? worth.begins : worth.within) * share(askedStem, word);
  }
  if (stem.length < 4) return 0;
  return asked.startsWith(stem) || (stem.length >= 5 && asked.includes(stem)) ? worth.compound * share(stem, asked) : 0;
}

/** A part counts for more, the more of the whole it is. */
function share(part: string, whole: string): number {
  return 0.4 + 0.6 * (part.length / whole.length);
}

function alikeInLength(one: string, other: string): number {
  return Math.min(one.length, other.length) / Math.max(one.length, other.length);
}
