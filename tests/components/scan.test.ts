import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scan } from '../../src/components/tools/decision/scan.ts';

const kinds = (text: string) => scan(text).map(({ kind, text: what }) => [kind, what]);

describe('scan', () => {
  test.each([
    '19850709-9805',
    '850709-9805',
    '198507099805',
    '8507099805',
    '850709 9805',
    '850709–9805',
    '19850709+9805',
  ])('finds an identity number written %s', (number) => {
    expect(kinds(`Anna, ${number}, deltog.`)).toEqual([['identity-number', number]]);
  });

  test('finds a coordination number', () => {
    expect(kinds('701063-2391')).toEqual([['identity-number', '701063-2391']]);
  });

  test.each(['850709-9806', '851309-9805', '20260101-12345', 'order 1234567890123'])('leaves %s alone', (text) => {
    expect(scan(text).filter(({ kind }) => kind === 'identity-number')).toEqual([]);
  });

  test('finds e-mail addresses, also with Swedish letters around them', () => {
    expect(kinds('Fråga åsa.öberg@example.se eller (info@example.org).')).toEqual([
      ['email', expect.stringContaining('@example.se')],
      ['email', 'info@example.org'],
    ]);
  });

  test.each(['070-174 06 05', '+46 90 786 50 00', '0920-49 10 00', '090-786 50 00'])(
    'finds the telephone number %s',
    (number) => {
      expect(kinds(`Ring ${number} i dag.`)).toEqual([['phone', number]]);
    },
  );

  test.each([
    ['070-123 45 67, 073-765 43 21', ['070-123 45 67', '073-765 43 21']],
    ['070-174 06 05; 073-765 43 21', ['070-174 06 05', '073-765 43 21']],
    ['070-1740605/0737654321', ['070-1740605', '0737654321']],
    ['090/786 50 00', ['090/786 50 00']],
  ])('finds every telephone number of %s', (text, numbers) => {
    expect(scan(text).map(({ text: what }) => what)).toEqual(numbers);
  });

  test('tells them in the order they stand, each once', () => {
    expect(scan('a@example.org 850709-9805 070-174 06 05').map(({ kind }) => kind)).toEqual([
      'email',
      'identity-number',
      'phone',
    ]);
  });

  test('T2, T4: takes any text, and what it finds stands where it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { at, text: what } of scan(text)) expect(text.slice(at, at + what.length)).toBe(what);
      }),
    );
    expect(scan('x'.repeat(1_000_000))).toEqual([]);
  });
});
