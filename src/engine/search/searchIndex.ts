import type { ForeignName, SearchEntry, SearchWords } from './entry.ts';
import type { Spell, SpellOf } from './spell.ts';
import { bare, stemOf, wordsOf } from './words.ts';

/** How much a place in which a word stands says about the entry. */
const weights = { title: 1, name: 0.75, foreign: 0.65, text: 0.4, more: 0.3 } as const;

/** Entry's number → how much the word says about it. */
export type Posting = ReadonlyMap<number, number>;

/** Entries made ready to be searched. */
export interface SearchIndex {
  entries: readonly SearchEntry[];
  /** By the entry's id; none where they have not been asked for. */
  foreignNames: ReadonlyMap<string, ForeignName>;
  stop: ReadonlySet<string>;
  /** The longest first. */
  endings: readonly string[];
  /** By word. `own`: in the language of the entries. `foreign`: in the other one. */
  own: ReadonlyMap<string, Posting>;
  foreign: ReadonlyMap<string, Posting>;
  /** Every word with its stem. */
  stemmed: readonly { word: string; stem: string }[];
  byStem: ReadonlyMap<string, readonly string[]>;
  byBare: ReadonlyMap<string, readonly string[]>;
  /** For each entry, what it is called: its title and everyday phrases, each as its telling words. */
  names: readonly (readonly (readonly string[])[])[];
  spell: Spell;
  /** What earlier searches have found out about a word. */
  known: Map<string, ReadonlyMap<string, number>>;
}

/** @param foreignNames by the entry's id, where words of the other language are to be understood too. */
export function searchIndex(
  entries: readonly SearchEntry[],
  { stop, endings }: SearchWords,
  spellOf: SpellOf,
  foreignNames: ReadonlyMap<string, ForeignName> = new Map(),
): SearchIndex {
  const own = new Map<string, Map<number, number>>();
  const foreign = new Map<string, Map<number, number>>();
  const stopped = new Set(stop);
  const longestFirst = endings.toSorted((one, other) => other.length - one.length);
  const post = (to: Map<string, Map<number, number>>, at: number, text: string, weight: number): string[] => {
    const words = wordsOf(text);
    for (const word of words) {
      const posting = to.get(word) ?? new Map<number, number>();
      to.set(word, posting);
      if ((posting.get(at) ?? 0) < weight) posting.set(at, weight);
    }
    return words;
  };
  const names = entries.map((entry, at) => {
    if (entry.text !== undefined) post(own, at, entry.text, weights.text);
    if (entry.more !== undefined) post(own, at, entry.more, weights.more);
    // A silence has no name: its title is all that it says.
    const title = entry.kind === 'silence' ? weights.text : weights.title;
    const other = foreignNames.get(entry.id);
    for (const name of other ? [other.title, ...(other.find ?? [])] : []) {
      post(foreign, at, name, weights.foreign * title);
    }
    return [post(own, at, entry.title, title), ...(entry.find ?? []).map((name) => post(own, at, name, weights.name))]
      .map((name) => name.filter((word) => !stopped.has(word)))
      .filter((name) => name.length > 0);
  });
  const words = [...new Set([...own.keys(), ...foreign.keys()])];
  const stemmed = words.map((word) => ({ word, stem: stemOf(word, longestFirst) }));
  return {
    entries,
    foreignNames,
    stop: stopped,
    endings: longestFirst,
    own,
    foreign,
    stemmed,
    byStem: listed(stemmed.map(({ word, stem }) => [stem, word])),
    byBare: listed(words.map((word) => [bare(word), word])),
    names,
    spell: spellOf(words),
    known: new Map(),
  };
}

function listed(pairs: readonly (readonly [key: string, word: string])[]): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const [key, word] of pairs) {
    const list = lists.get(key);
    if (list) list.push(word);
    else lists.set(key, [word]);
  }
  return lists;
}
