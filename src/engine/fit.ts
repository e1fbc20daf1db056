import { passage, passageText, type Filling, type Passage } from './passage.ts';

/** A profile text and how it fits. */
export interface Fit {
  /** One for each language. */
  passages: readonly Passage[];
  /** Which form it is, from 0, and how many there are. */
  form: number;
  forms: number;
  /** Characters as people see them. */
  count: number;
  limit?: number;
  /** How many characters too many. Nothing is ever cut. */
  over: number;
  /** The longest form that fits, where that is another one. */
  better?: number;
}

/** What stands between two languages in a text without mark-up. */
export const betweenLanguages = '\n\n';

/**
 * The profile text in the form that the user wants, or else in the longest form that fits.
 * Where none fits it is the shortest, and `over` says by how much it does not.
 * @param languages the forms in each language, from the longest to the shortest, and what they are filled from.
 */
export function fitProfile(
  languages: readonly { profiles: readonly string[]; filling: Filling }[],
  wanted: { limit?: number | undefined; form?: number | undefined },
): Fit {
  const limit = wanted.limit ?? Infinity;
  const [first] = languages;
  const tries = (first?.profiles ?? []).map((_, form) => {
    const passages = languages.map(({ profiles, filling }) => passage(profiles[form] ?? '', filling));
    return { passages, count: countCharacters(passages.map(passageText).join(betweenLanguages)) };
  });
  const shortest = tries.reduce((best, { count }, index) => (count < (tries[best]?.count ?? 0) ? index : best), 0);
  const fitting = tries.findIndex(({ count }) => count <= limit);
  const best = fitting < 0 ? shortest : fitting;
  const form = wanted.form !== undefined && wanted.form in tries ? wanted.form : best;
  const { passages, count } = tries[form] ?? { passages: [], count: 0 };
  return {
    passages,
    form,
    forms: tries.length,
    count,
    over: Math.max(0, count - limit),
    ...(wanted.limit !== undefined && { limit: wanted.limit }),
    ...(best !== form && { better: best }),
  };
}

/** Kept, since it is slow to make. The language makes no difference to it here. */
const segmenter = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** How many characters people see: a family of emoji is one (Unicode Standard Annex 29, grapheme clusters). */
export function countCharacters(text: string): number {
  let count = 0;
  const segments = segmenter.segment(text)[Symbol.iterator]();
  while (!segments.next().done) count++;
  return count;
}
