import type { Locale } from '../model/text.ts';

/** A run of text; with `href`, a link: only https:, http: and mailto: addresses become links in a file. */
export interface Run {
  text: string;
  href?: string;
}

/**
 * A part of a paper. `lang` where it is not in the paper's own language.
 * `own`: the user's words, which may hold several lines and stand as typed.
 */
export type Block = { lang?: Locale } & (
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'text'; runs: readonly Run[]; own?: true }
  | { kind: 'list'; items: readonly (readonly Run[])[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** A line to fill in by hand, such as a signature. */
  | { kind: 'line'; label: string }
);

/** What leaves the site as a sheet or a text: screen, print, clipboard and every file format start from it. */
export interface Paper {
  title: string;
  locale: Locale;
  blocks: readonly Block[];
}
