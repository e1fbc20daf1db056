import fc from '../seeded.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { judge } from '../../src/engine/judge.ts';
import { fragmentLimit, readAnswers, writeAnswers } from '../../src/engine/link.ts';
import { match } from '../../src/engine/condition.ts';
import { anyAnswers } from './arbitrary.ts';
import { facts, harbour, rawAnswers } from './harbour.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const read = (fragment: string) => readAnswers(fragment, facts);
const nothing = { answers: {}, ignored: { unknown: [], unreadable: false } };
const lost = { answers: {}, ignored: { unknown: [], unreadable: true } };

const hostileIds = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const scraps = fc.constantFrom(
  ...[
    'cargo',
    'permit',
    'weather',
    'grain',
    'none',
    'signed',
    'retired',
    '=',
    ',',
    '&',
    '#',
    '%',
    '%E0%A4%A',
    '%2C',
    '+',
    '<script>',
  ],
  ...hostileIds,
);
const hostileFragment = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.array(scraps).map((words) => words.join('')),
);

describe('writing', () => {
  it('L8 has one spelling for one state: facts and options in their own order', () => {
    expect(writeAnswers({ permit: ['signed'], cargo: ['fuel', 'grain', 'grain'], weather: ['calm'] }, facts)).toBe(
      'weather=calm&cargo=grain,fuel&permit=signed',
    );
  });

  it('leaves out what is not a known answer', () => {
    expect(writeAnswers({ nowhere: ['x'], cargo: ['gold'], weather: [] }, facts)).toBe('');
  });
});

describe('reading', () => {
  it('takes a fragment with or without #, and an empty one', () => {
    for (const empty of ['', '#', '&', '#&&']) expect(read(empty)).toEqual(nothing);
    const answers = { weather: ['storm'], cargo: ['grain', 'fuel'] };
    expect(read('#weather=storm&cargo=fuel,grain')).toEqual({ ...nothing, answers });
    expect(read('weather%3Dstorm&cargo=fuel%2Cgrain')).toEqual({ ...nothing, answers });
  });

  it('L8, linkRoundTrip: gives back what was written, in at most 2,000 characters', () => {
    fc.assert(
      fc.property(anyAnswers(facts), (answers) => {
        const fragment = writeAnswers(answers, facts);
        expect(fragment.length).toBeLessThanOrEqual(2000);
        const back = read(fragment);
        expect(back.ignored).toEqual(nothing.ignored);
        expect(writeAnswers(back.answers, facts)).toBe(fragment);
        expect(Object.keys(back.answers).sort()).toEqual(Object.keys(answers).sort());
        for (const [id, chosen] of Object.entries(answers))
          expect([...(back.answers[id] ?? [])].sort()).toEqual([...chosen].sort());
      }),
    );
  });

  it.each([
    '%',
    '%E0%A4%A',
    'weather=%',
    'eyJhIjoxfQ==',
    'weather',
    'weather=',
    '=calm',
    'weather==calm',
    'cargo=grain,,fuel',
    'cargo=grain,',
  ])('L1 malformed: %s opens the empty tool and says so', (fragment) => {
    expect(read(fragment)).toEqual(lost);
  });

  it('L1, linkAnyStringSafe: takes any string at all without throwing, and any cut or changed link', () => {
    const mutated = fc.tuple(anyAnswers(facts), fc.nat(), fc.nat(3), fc.string()).map(([answers, at, cut, put]) => {
      const fragment = writeAnswers(answers, facts);
      const place = at % (fragment.length + 1);
      return fragment.slice(0, place) + put + fragment.slice(place + cut);
    });
    fc.assert(
      fc.property(fc.oneof(hostileFragment, mutated), (fragment) => {
        expect(() => read(fragment)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    'weather=<img src=x onerror=alert(1)>',
    'weather="><svg onload=x>',
    '%3Cscript%3E=1',
  ])('L2 a link with code in it, %s, gives no answers and names nothing', (fragment) => {
    expect(read(fragment)).toEqual(lost);
  });

  it('L2 never lets anything through but ids, whatever the fragment', () => {
    fc.assert(
      fc.property(hostileFragment, (fragment) => {
        for (const name of read(fragment).ignored.unknown) expect(name).toMatch(/^[a-z0-9-]{1,60}(=[a-z0-9-]{1,60})?$/);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(hostileIds)('L3, noPollution: %s is no fact and no option, and pollutes nothing', (id) => {
    for (const fragment of [`${id}=polluted`, `weather=${id}`, `${id}[polluted]=1`, `cargo=grain,${id}`]) {
      const { answers, ignored } = read(fragment);
      expect(Object.keys(answers)).toEqual([]);
      expect(ignored.unreadable || ignored.unknown.length > 0).toBe(true);
      expect(Object.getPrototypeOf(answers)).toBe(Object.prototype);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('L4 names what this edition does not know, once each, and keeps the rest', () => {
    expect(read('harbour=east&weather=calm&cargo=gold&harbour=east')).toEqual({
      answers: { weather: ['calm'] },
      ignored: { unknown: ['harbour', 'cargo=gold'], unreadable: false },
    });
  });

  it('L4 asks again rather than take half an answer, which could be milder than the whole', () => {
    expect(read('cargo=grain,gold')).toEqual({ answers: {}, ignored: { unknown: ['cargo=gold'], unreadable: false } });
  });

  it.each([
    'permit=signed,unsigned',
    'cargo=none,grain',
    'cargo=none,unsure',
    'cargo=grain&cargo=grain',
    'cargo=grain&cargo=fuel',
    'cargo=gold&cargo=grain',
  ])('L5 an answer that nobody can click together, %s, is left out', (fragment) => {
    expect(read(fragment).answers).toEqual({});
    expect(read(fragment).ignored.unreadable).toBe(true);
  });

  it('L5, everyPrefixValid: any fragment gives answers that can be clicked, and an answer to what does not arise changes no verdict', () => {
    const order = [...facts].reverse();
    const shuffled = anyAnswers(facts).map((answers) => writeAnswers(answers, order));
    fc.assert(
      fc.property(fc.oneof(hostileFragment, shuffled), (fragment) => {
        const { answers } = read(fragment);
        for (const [id, chosen] of Object.entries(answers)) {
          const fact = harbour.facts.get(id);
          const possible = fact ? rawAnswers(fact).map((answer) => answer.join()) : [];
          expect(possible).toContain(chosen.join());
        }
        const arising = Object.fromEntries(
          Object.entries(answers).filter(([id]) => {
            const when = harbour.facts.get(id)?.when;
            return !when || match(when, harbour.facts, answers).truth !== 'no';
          }),
        );
        expect(judge(harbour.rules, harbour.facts, answers).level).toBe(
          judge(harbour.rules, harbour.facts, arising).level,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['10,000 repeats', 'weather=calm&'.repeat(10_000)],
    ['1 MB', 'a'.repeat(1_000_000)],
    ['one character too many', '%'.repeat(fragmentLimit + 1)],
  ])('L6 %s: not read at all', (_, huge) => {
    const decode = vi.spyOn(globalThis, 'decodeURIComponent');
    expect(read(huge)).toEqual(lost);
    expect(decode).not.toHaveBeenCalled();
  });

  it('L6 the longest fragment that is read is decoded once, part by part', () => {
    const decode = vi.spyOn(globalThis, 'decodeURIComponent');
    read('a&'.repeat(fragmentLimit / 2));
    expect(decode).toHaveBeenCalledTimes(fragmentLimit / 2);
  });

  it('L9: nothing that is read is longer than the link, whatever it holds', () => {
    fc.assert(
      fc.property(hostileFragment, (fragment) => {
        const { answers, ignored } = read(fragment);
        const made = [...Object.entries(answers).flat(2), ...ignored.unknown].join('');
        expect(made.length).toBeLessThanOrEqual(2 * fragment.length);
      }),
      { numRuns: 1000 },
    );
  });
});
