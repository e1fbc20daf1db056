import { segments, type Segment } from './text.ts';

/** A term's id, and the term as texts have it. */
export interface TermForms {
  id: string;
  forms: readonly string[];
}

/** A run of text; `term` is the id of the term that it is, where it is one. */
export interface Mention extends Segment {
  term?: string;
}

/** Splits a text as `segments` does, and at the terms. Words in the other language are left alone. */
export type TermFinder = (text: string) => Mention[];

/**
 * Finds whole words only, in capitals or not, and of two terms that begin at one place the longer.
 * @param entries Their forms hold letters, figures, spaces and hyphens, and nothing else.
 */
export function termFinder(entries: readonly TermForms[]): TermFinder {
  // Of two terms with the same words the first has them.
  const owner = new Map(
    entries.toReversed().flatMap(({ id, forms }) => forms.map((form) => [form.toLowerCase(), id] as const)),
  );
  if (owner.size === 0) return segments;
  const longestFirst = [...owner.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\p{L}\\d-])(${longestFirst.join('|')})(?![\\p{L}\\d])`, 'giu');
  const found = (text: string): Mention[] =>
    text
      .split(pattern)
      .map((part, index): Mention => {
        const term = index % 2 === 1 ? owner.get(part.toLowerCase()) : undefined;
        return { text: part, foreign: false, ...(term !== undefined && { term }) };
      })
      .filter((part) => part.text !== '');
  return (text) => segments(text).flatMap((segment) => (segment.foreign ? [segment] : found(segment.text)));
}

/** The same texts, in reading order, with only the first mention of each term marked, and of those in `except` none. */
export function firstMentions(
  texts: readonly (readonly Mention[])[],
  except: ReadonlySet<string> = new Set(),
): Mention[][] {
  const met = new Set(except);
  return texts.map((mentions) =>
    mentions.map((mention) => {
      const { term, ...bare } = mention;
      if (term === undefined) return mention;
      if (met.has(term)) return bare;
      met.add(term);
      return mention;
    }),
  );
}
