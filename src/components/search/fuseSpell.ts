import Fuse from 'fuse.js/basic';
import type { SpellOf } from '../../engine/search/spell.ts';

/** Words that differ by more letters than this in length are not looked at. */
const lengths = [0, -1, 1, -2, 2];

/** Fuse.js finds the misspelt word. It is asked only about words of nearly the same length: it takes a part for the whole. */
export const fuseSpell: SpellOf = (words) => {
  const byLength = Map.groupBy(words, ({ length }) => length);
  const made = new Map<number, Fuse<string>>();
  const ofLength = (length: number): Fuse<string> => {
    const known = made.get(length);
    if (known) return known;
    const fuse = new Fuse(byLength.get(length) ?? [], { includeScore: true, ignoreLocation: true, threshold: 0.3 });
    made.set(length, fuse);
    return fuse;
  };
  return (word) =>
    lengths.flatMap((more) =>
      ofLength(word.length + more)
        .search(word, { limit: 8 })
        .map(({ item, score }) => ({ word: item, distance: score ?? 1 })),
    );
};
