import type { EntryKind, ForeignName, SearchEntry } from './entry.ts';
import { likeness } from './likeness.ts';
import type { Posting, SearchIndex } from './searchIndex.ts';
import { longestQuery, wordsOf } from './words.ts';

/** What is nearest to an answer comes first among equals. */
const kindWorth: Record<EntryKind, number> = {
  tool: 1.05,
  law: 1.05,
  rule: 1,
  topic: 0.95,
  term: 0.95,
  item: 0.9,
  silence: 0.85,
  page: 0.7,
};
/** Less of the search than this in the best answer is little. */
const little = 0.6;
/** From here on one word counts as having the other's meaning. */
const meant = 0.5;

export interface Answer {
  /** The same thing in one or several policies: under one id, each with its own address. */
  entries: readonly [SearchEntry, ...SearchEntry[]];
  score: number;
  /** Given where words of the other language found it: it leads to the page in that language. */
  foreign: ForeignName | undefined;
}

export interface SearchResult {
  /** The best first. */
  answers: readonly Answer[];
  /** Words of the index that answered the search: to be marked where they are shown. */
  matched: ReadonlySet<string>;
  /** Little of what was asked for is in the best answer: the words may be of the other language. */
  weak: boolean;
}

interface Asked {
  word: string;
  like: ReadonlyMap<string, number>;
  /** How telling it is: the fewer entries have it, the more. */
  telling: number;
}

/**
 * Finds what answers a search. Any text will do: what is too long is cut, what is no word is left out.
 * @param fits leaves out entries, such as those of other policies.
 */
export function search(
  index: SearchIndex,
  query: string,
  fits: (entry: SearchEntry) => boolean = () => true,
): SearchResult {
  const asked = askedWords(index, query);
  const whole = asked.reduce((sum, { telling }) => sum + telling, 0);
  const byId = new Map<string, Answer>();
  let most = 0;
  for (const [at, { sum, own, covered }] of weigh(index, asked)) {
    const entry = index.entries[at];
    if (!entry || !fits(entry)) continue;
    const score = (sum * (0.4 + (0.6 * covered) / whole) + nameBonus(index, at, asked)) * kindWorth[entry.kind];
    const foreign = own < sum / 2 ? index.foreignNames.get(entry.id) : undefined;
    most = Math.max(most, sum / whole);
    const same = byId.get(entry.id);
    byId.set(entry.id, {
      entries: same ? [...same.entries, entry] : [entry],
      score: Math.max(score, same?.score ?? 0),
      foreign: same ? same.foreign && foreign : foreign,
    });
  }
  return {
    answers: [...byId.values()].sort((one, other) => other.score - one.score),
    weak: most < little,
    matched: new Set(
      asked.flatMap(({ like }) => [...like].filter(([, value]) => value >= meant).map(([word]) => word)),
    ),
  };
}

function askedWords(index: SearchIndex, query: string): Asked[] {
  const words = wordsOf(query.slice(0, longestQuery.characters)).slice(0, longestQuery.words);
  const telling = words.filter((word) => !index.stop.has(word));
  const used = telling.length > 0 ? telling : words;
  // "web site" may be one word to others.
  const joined = used.slice(1).map((word, at) => (used[at] ?? '') + word);
  const known = joined.filter((word) => index.own.has(word) || index.foreign.has(word));
  return [...new Set([...used, ...known])].map((word) => {
    const like = likeness(index, word);
    const having = new Set<number>();
    for (const [near, value] of like) {
      if (value < meant) continue;
      for (const at of index.own.get(near)?.keys() ?? []) having.add(at);
    }
    return { word, like, telling: Math.log(1 + index.entries.length / (1 + having.size)) };
  });
}

interface Weight {
  /** How much of what was asked the entry answers; `own`: in its own language. */
  sum: number;
  own: number;
  /** The same, without regard to where in the entry the words stand. */
  covered: number;
}

/** By the entry's number. */
function weigh(index: SearchIndex, asked: readonly Asked[]): Map<number, Weight> {
  const weights = new Map<number, Weight>();
  for (const { like, telling } of asked) {
    const own = bestOf(index.own, like);
    const foreign = bestOf(index.foreign, like);
    for (const at of new Set([...own.keys(), ...foreign.keys()])) {
      const best = Math.max(own.get(at) ?? 0, foreign.get(at) ?? 0);
      const weight = weights.get(at) ?? { sum: 0, own: 0, covered: 0 };
      weights.set(at, {
        sum: weight.sum + telling * best,
        own: weight.own + telling * (own.get(at) ?? 0),
        covered: weight.covered + telling * Math.min(1, best * 2),
      });
    }
  }
  return weights;
}

function bestOf(postings: ReadonlyMap<string, Posting>, like: ReadonlyMap<string, number>): Map<number, number> {
  const best = new Map<number, number>();
  for (const [word, value] of like) {
    for (const [at, weight] of postings.get(word) ?? []) best.set(at, Math.max(best.get(at) ?? 0, value * weight));
  }
  return best;
}

/** What a name adds that stands whole in the search, by how much of the search it is; a title that is all of it adds more. */
const bonus = { whole: 0.15, share: 0.4, exactTitle: 0.5, partOfTitle: 0.9 } as const;

/** Something that people call it stands whole in the search, or some of its title does. */
function nameBonus(index: SearchIndex, at: number, asked: readonly Asked[]): number {
  let best = 0;
  for (const [place, name] of (index.names[at] ?? []).entries()) {
    const isTitle = place === 0;
    let all = 0;
    let there = 0;
    let missing = 0;
    for (const word of name) {
      const telling = Math.log(1 + index.entries.length / (1 + (index.own.get(word)?.size ?? 0)));
      const value = Math.max(...asked.map(({ like }) => like.get(word) ?? 0));
      all += telling;
      if (value >= meant) there += value * telling;
      else missing += 1;
    }
    if (missing > 0 && !isTitle) continue;
    const share = name.length / Math.max(name.length, asked.length);
    const exact = isTitle && share === 1 ? bonus.exactTitle : 0;
    const worth = missing > 0 ? (bonus.partOfTitle * there) / all : bonus.whole + bonus.share * share + exact;
    best = Math.max(best, there * worth);
  }
  return best;
}
