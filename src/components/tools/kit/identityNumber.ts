import Personnummer from 'personnummer';

/** Six or eight digits of a date and four more, as people write them: also with a space or another dash. */
const shape = /(?<![\d+])(?:\d{2})?\d{6}[ \u00a0]?[-+\u2010-\u2015\u2212]?[ \u00a0]?\d{4}(?!\d)/g;

/**
 * Searches a text for Swedish personal identity and coordination numbers, in the order they stand. `at`: where one
 * starts, in UTF-16 units. A date that exists and the right check digit make an identity number.
 */
export function findIdentityNumbers(text: string): { text: string; at: number }[] {
  return [...text.matchAll(shape)]
    .filter(([number]) => Personnummer.valid(number.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s/g, '')))
    .map((hit) => ({ text: hit[0], at: hit.index }));
}
