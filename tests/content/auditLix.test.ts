import { expect, it } from 'vitest';
import { countForLix, lixOf } from '../../src/data/lix.ts';

it('counts words, long words and sentences', () => {
  expect(countForLix('Skriv inte mer än nödvändigt. Det gäller § 8.1 också!')).toEqual({
    words: 10,
    long: 1,
    sentences: 2,
  });
});

it('is words per sentence plus the share of long words', () => {
  expect(lixOf(['En kort mening.', 'Universitetet ansvarar.'])).toBe(5 / 2 + (100 * 2) / 5);
});
