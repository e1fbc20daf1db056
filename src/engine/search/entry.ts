import type { Force } from '../../model/rule.ts';

/** What search can lead to, in the order in which the kinds are offered. */
export const entryKinds = ['tool', 'rule', 'item', 'silence', 'topic', 'term', 'law', 'page'] as const;
export type EntryKind = (typeof entryKinds)[number];

/**
 * One thing that search can lead to, in one language. `id`: a rule's, a silence's or a suggestion's own id; otherwise the kind,
 * a colon and the id, such as `tool:publish`. What several policies have under the same id is one answer with several addresses.
 */
export interface SearchEntry {
  id: string;
  kind: EntryKind;
  title: string;
  /** What is shown under the title and searched with less weight. */
  text?: string;
  /** Searched, never shown. */
  more?: string;
  /** What people call it. */
  find?: readonly string[];
  /** Left out for what belongs to no policy. */
  policy?: string;
  topic?: string;
  force?: Force;
  /** Where the policy says it, such as "§ 7". */
  cite?: string;
  /** A rule that is also a line of the checklist. */
  listed?: true;
  /** Address below the site's root of the language: the same in both. */
  path: string;
}

/** Title and everyday words in the other language: they lead to the page in that language. */
export interface ForeignName {
  title: string;
  find?: readonly string[];
}

/** What one language's search needs besides the entries. */
export interface SearchWords {
  /** Words that say nothing about what is looked for. */
  stop: readonly string[];
  /** Endings that inflect a word. */
  endings: readonly string[];
}

/** A file of the index: of one policy, or of all that belongs to none. */
export interface SearchPart {
  entries: readonly SearchEntry[];
}

/** Beside a file of the index: names in the other language by the entry's id. Fetched where a search finds little without. */
export interface ForeignPart {
  names: Readonly<Record<string, ForeignName>>;
}

/** What comes first: everything that belongs to no policy, and what the box itself says. */
export interface SearchSite extends SearchPart {
  words: SearchWords;
  /** Interface words by key, without "search." in front. */
  say: Readonly<Record<string, string>>;
  policies: readonly { id: string; name: string; short: string }[];
  topics: readonly { id: string; name: string }[];
}
