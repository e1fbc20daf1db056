import type { Clause } from '../model/clause.ts';
import { clean } from './clean.ts';

/** How much of a text is checked: its first UTF-16 units. Whoever shows the result says so. */
export const checkLimit = 100_000;

/** Whether a text seems to cover a clause. `sign`: what was found of it, as the content writes it. */
export interface Covered {
  clause: string;
  required: boolean;
  sign?: string;
}

/**
 * Looks in an existing text for signs of each clause, in both languages. Indicative: a sign shows that the matter is
 * mentioned, not what is said of it. Takes any text.
 */
export function checkText(text: string, clauses: readonly Pick<Clause, 'id' | 'required' | 'signs'>[]): Covered[] {
  const words = wordsOf(text.slice(0, checkLimit));
  return clauses.map(({ id, required, signs }) => {
    const sign = [...signs.sv, ...signs.en].find((one) => isIn(words, wordsOf(one)));
    return { clause: id, required: required === true, ...(sign !== undefined && { sign }) };
  });
}

/**
 * Lower case, composed, and nothing but words, each behind one space: so that the beginning of a word or of a phrase
 * is looked for as a plain string, whatever stands between the words.
 */
function wordsOf(text: string): string {
  const words = clean(text).replaceAll('\u00ad', '').toLowerCase().normalize('NFC');
  return words
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => word && ` ${word}`)
    .join('');
}

function isIn(words: string, sign: string): boolean {
  return sign !== '' && words.includes(sign);
}
