import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { checkLimit, checkText } from '../../src/engine/coverage.ts';
import { userPolicy } from './userPolicy.ts';

const { clauses } = userPolicy;
const found = (text: string) =>
  checkText(text, clauses).flatMap(({ clause, sign }) => (sign === undefined ? [] : clause));

describe('the check of an existing text', () => {
  it('finds beginnings of words and phrases, in either language and whatever stands between the words', () => {
    expect(found('Kanalen HANDLAR\n om båtar. We use Cookies!')).toEqual(['purpose', 'cookies']);
    expect(found('“Ersättaren” (Åsa)')).toEqual(['deputy']);
    expect(found('Pannkaka och tårtkakor')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('tells what it found, and whether the clause is required', () => {
    expect(checkText('om kakor', clauses)).toEqual([
      { clause: 'purpose', required: true },
      { clause: 'deputy', required: false },
      { clause: 'cookies', required: true, sign: 'kak' },
      { clause: 'hours', required: false },
    ]);
  });

  it('T6 finds the same in composed and decomposed letters, and in words with breaks that nobody sees', () => {
    const text = 'Ersättare är Åsa';
    expect(found(text.normalize('NFD'))).toEqual(found(text.normalize('NFC')));
    expect(found('ersätt\u00adare')).toEqual(['deputy']);
    expect(found('ersätt\u200bare')).toEqual(['deputy']);
  });

  it('finds nothing by a sign without a word', () => {
    expect(checkText('anything', [{ id: 'odd', signs: { sv: ['…'], en: ['!'] } }])).toEqual([
      { clause: 'odd', required: false },
    ]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(checkText(text, clauses)).toHaveLength(clauses.length);
      }),
    );
  });

  it('T2 reads the longest text that it checks without delay, however odd', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      id: `clause-${index}`,
      signs: { sv: Array.from({ length: 15 }, (__, n) => `aaaa${n}`), en: ['aa a', 'b'.repeat(40)] },
    }));
    for (const unit of ['a', 'a ', 'å̈', '\ud83d', '👩‍🔬', '\u00ad']) {
      const text = unit.repeat(checkLimit);
      const start = performance.now();
      checkText(text, many);
      expect(performance.now() - start, JSON.stringify(unit)).toBeLessThan(2000);
    }
  });
});
