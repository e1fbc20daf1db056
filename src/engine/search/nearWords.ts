import type { SearchIndex } from './searchIndex.ts';
import { bare, longestQuery, wordsOf } from './words.ts';

/** Words of the index that may have been meant where a search finds nothing, the nearest first. */
export function nearWords(index: SearchIndex, query: string, most = 4): string[] {
  const asked = wordsOf(query.slice(0, longestQuery.characters)).filter((word) => word.length >= 3);
  const near = asked.slice(0, most).flatMap((word) =>
    index
      .spell(word)
      .filter(({ word: found }) => index.own.has(found) && !index.stop.has(found))
      .map(({ word: found, distance }) => ({ found, distance, begins: bare(found)[0] === bare(word)[0] })),
  );
  near.sort((one, other) => Number(other.begins) - Number(one.begins) || one.distance - other.distance);
  return [...new Set(near.map(({ found }) => found))].slice(0, most);
}
