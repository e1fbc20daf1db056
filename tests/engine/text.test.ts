import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { clean, cleanLine, isBlank } from '../../src/engine/clean.ts';
import { fill, joinList, plain, segments, slots } from '../../src/engine/text.ts';

describe('words in the other language', () => {
  it('stand between asterisks', () => {
    expect(segments('A public record (*allmän handling*) is kept.')).toEqual([
      { text: 'A public record (', foreign: false },
      { text: 'allmän handling', foreign: true },
      { text: ') is kept.', foreign: false },
    ]);
    expect(plain('*diarieföra*, then *gallra*')).toBe('diarieföra, then gallra');
  });

  it('do not swallow a lone asterisk', () => {
    expect(segments('2 * 3')).toEqual([{ text: '2 * 3', foreign: false }]);
    expect(plain('5 * a, *b*')).toBe('5  a, b*');
    expect(plain('**')).toBe('**');
  });

  it('lose no character but the asterisks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '*', 'å', '\n') }),
        (text) => plain(text).replaceAll('*', '') === text.replaceAll('*', ''),
      ),
    );
  });
});

describe('slots', () => {
  it('are listed once, in reading order', () => {
    expect(slots('{name} and {data}, {name}; not { name } nor {Name}')).toEqual(['name', 'data']);
  });

  it('keep their place when there is no value, and take nothing from the prototype', () => {
    expect(fill('{name} {constructor} {to-string}', { name: 'Åsa' })).toBe('Åsa {constructor} {to-string}');
  });

  it('T9 are filled in one pass: a slot in a value stays as typed', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('{a}', '{b}', '{{a}}', '{a', '}'));
    fc.assert(fc.property(value, value, (a, b) => fill('<{a}|{b}>', { a, b }) === `<${a}|${b}>`));
  });

  it('T10 take $&, $1, $` and \\1 as they are', () => {
    for (const value of ['$&', '$1', '$`', "$'", '$$', '$<name>', '\\1'])
      expect(fill('<{a}>', { a: value })).toBe(`<${value}>`);
  });
});

describe('lists in words', () => {
  it('are Swedish and British', () => {
    expect(joinList(['namn', 'bild', 'röst'], 'sv')).toBe('namn, bild och röst');
    expect(joinList(['a name', 'a picture', 'a voice'], 'en')).toBe('a name, a picture and a voice');
    expect(joinList(['namn'], 'sv')).toBe('namn');
    expect(joinList([], 'en')).toBe('');
  });
});

describe('what a user typed, cleaned', () => {
  const unit = fc.constantFrom(
    'a',
    'å',
    'å',
    '\u0000',
    '\u000c',
    '\r',
    '\n',
    '\t',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\u200b',
    '\ud83d',
    '👩‍🔬',
    '🇸🇪',
    '\u202e',
    ' ',
  );

  it('T4 keeps emoji whole and replaces lone surrogates', () => {
    expect(clean('👩‍🔬 🇸🇪 👋🏽')).toBe('👩‍🔬 🇸🇪 👋🏽');
    expect(clean('\ud83d')).toBe('\ufffd');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => clean(text).isWellFormed()));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => clean(text.normalize('NFC')) === clean(text)));
  });

  it('T5 holds no control characters but tab and newline, nor line separators, marks of order or spaces of no width', () => {
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        // eslint-disable-next-line no-control-regex -- control characters are what is tested
        expect(clean(text)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\u200b]/);
        expect(clean(clean(text))).toBe(clean(text));
      }),
    );
    expect(clean('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd\te');
  });

  it('T6, nfcNfdEqual: comes out the same from composed and decomposed letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => clean(text.normalize('NFD')) === clean(text.normalize('NFC')),
      ),
    );
    expect(clean('a\u030a\u200b')).toBe('å');
  });

  it('T3 has no marks of direction on a first line', () => {
    expect(cleanLine(' gpj.\u202eexe\u202c \u2066x\u2069\r\n y ')).toBe('gpj.exe x y');
  });

  it('T7 is blank only when nothing can be seen', () => {
    for (const text of ['', '  ', '\n\t', '\u200b', '\u00a0', '\u202e'])
      expect(isBlank(text), JSON.stringify(text)).toBe(true);
    for (const text of ['0', '-', 'null', 'undefined', 'NaN', '🙂']) expect(isBlank(text), text).toBe(false);
  });

  it("T8 keeps people's names", () => {
    for (const name of ["O'Brien", 'von Essen', 'Å', 'Sáŋŋá-Käyhkö', 'x'.repeat(200)]) expect(clean(name)).toBe(name);
  });
});
