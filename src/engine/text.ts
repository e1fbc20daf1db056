import type { Locale } from '../model/text.ts';

/** Gives an interface word by its key, with its {slots} filled. */
export type Say = (key: string, slots?: Readonly<Record<string, string>>) => string;

/** A run of text; `foreign` runs are in the site's other language and need their own language mark-up. */
export interface Segment {
  text: string;
  foreign: boolean;
}

/** Splits at the *asterisks* that the content uses for words in the other language. A lone asterisk is a character. */
export function segments(text: string): Segment[] {
  return text
    .split(/\*([^*\n]+)\*/)
    .map((part, index) => ({ text: part, foreign: index % 2 === 1 }))
    .filter((segment) => segment.text !== '');
}

/** The text without its language mark-up. For content only: what a user typed keeps its asterisks. */
export function plain(text: string): string {
  return segments(text)
    .map((segment) => segment.text)
    .join('');
}

const slot = /\{([a-z][a-z0-9-]*)\}/g;

/**
 * Puts values into {slots}, in one pass: a slot inside a value is left alone, and so is a slot without a value.
 * The replacer is a function, because `$&` in a replacement string would be taken as a pattern.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(slot, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

/** A text cut at its {slots}: pieces of text and names of slots by turns, beginning and ending with text. */
export function cut(template: string): string[] {
  return template.split(slot);
}

/** Names of the {slots} in a text, each once, in reading order. */
export function slots(text: string): string[] {
  return [...new Set([...text.matchAll(slot)].flatMap((found) => found[1] ?? []))];
}

/** Swedish of Sweden, and British rather than American English: for dates, figures and lists. */
export const languageTags = { sv: 'sv-SE', en: 'en-GB' } as const satisfies Record<Locale, string>;

/** Kept, since they are slow to make, which is also why none is there before it is needed. */
const lists: Partial<Record<Locale, Intl.ListFormat>> = {};

/** "a, b och c" or "a, b and c". */
export function joinList(words: readonly string[], locale: Locale): string {
  lists[locale] ??= new Intl.ListFormat(languageTags[locale], { style: 'long', type: 'conjunction' });
  return lists[locale].format(words);
}
