import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { classesByFact } from './classesByFact.ts';
import { match, type Answers, type FactIndex } from '../../src/engine/condition.ts';
import type { Condition } from '../../src/model/condition.ts';
import { anyAnswers, anyCondition } from './arbitrary.ts';
import { facts, harbour } from './harbour.ts';

const truths = ['no', 'unknown', 'yes'] as const;
type Truth = (typeof truths)[number];

const abc: FactIndex = new Map(['a', 'b', 'c'].map((id) => [id, { id }]));
const part = (fact: string): Condition => ({ fact, is: ['on'] });
const answer = { yes: ['on'], no: ['off'], unknown: [] } as const;
const given = (values: Readonly<Record<string, Truth>>): Answers =>
  Object.fromEntries(
    Object.entries(values).flatMap(([fact, truth]) => (truth === 'unknown' ? [] : [[fact, answer[truth]]])),
  );
const rank = (truth: Truth) => truths.indexOf(truth);
const triples = truths.flatMap((a) => truths.flatMap((b) => truths.map((c) => ({ a, b, c }))));

describe('three values', () => {
  it.each(truths)('one fact that is %s', (truth) => {
    expect(match(part('a'), abc, given({ a: truth })).truth).toBe(truth);
  });

  it.each(truths)('not, of %s', (truth) => {
    const turned = truths[2 - rank(truth)];
    expect(match({ not: part('a') }, abc, given({ a: truth })).truth).toBe(turned);
  });

  it.each(triples)('all of $a, $b, $c is the least of them; any is the greatest', ({ a, b, c }) => {
    const parts = [part('a'), part('b'), part('c')];
    const ranks = [a, b, c].map(rank);
    expect(rank(match({ all: parts }, abc, given({ a, b, c })).truth)).toBe(Math.min(...ranks));
    expect(rank(match({ any: parts }, abc, given({ a, b, c })).truth)).toBe(Math.max(...ranks));
  });

  it.each(triples)(
    '$a, $b, $c: what is missing is exactly what is unknown, and nothing once it is settled',
    ({ a, b, c }) => {
      const values = { a, b, c };
      const open = Object.entries(values).flatMap(([fact, truth]) => (truth === 'unknown' ? [fact] : []));
      for (const condition of [{ all: Object.keys(values).map(part) }, { any: Object.keys(values).map(part) }]) {
        const result = match(condition, abc, given(values));
        if (result.truth === 'unknown') expect(result.missing).toEqual(open);
        else expect(result.because.every((fact) => !open.includes(fact))).toBe(true);
      }
    },
  );

  it('names the part that settled it, not those that did not matter', () => {
    expect(match({ all: ['a', 'b', 'c'].map(part) }, abc, given({ a: 'yes', b: 'no' }))).toEqual({
      truth: 'no',
      because: ['b'],
    });
    expect(match({ all: ['a', 'b'].map(part) }, abc, given({ a: 'yes', b: 'yes' }))).toEqual({
      truth: 'yes',
      because: ['a', 'b'],
    });
  });

  it('holds when any chosen option is listed', () => {
    const condition = { fact: 'a', is: ['on', 'dim'] };
    expect(match(condition, abc, { a: ['off', 'dim'] }).truth).toBe('yes');
    expect(match(condition, abc, { a: ['off'] }).truth).toBe('no');
  });
});

describe('a fact that may not arise', () => {
  const index: FactIndex = new Map([
    ['a', { id: 'a' }],
    ['b', { id: 'b', when: part('a') }],
    ['c', { id: 'c', when: part('b') }],
  ]);
  const rows = truths.flatMap((arises) => truths.map((answered) => ({ arises, answered })));

  it.each(rows)('arises $arises, answered $answered', ({ arises, answered }) => {
    const result = match(part('b'), index, given({ a: arises, b: answered }));
    expect(result.truth).toBe(arises === 'yes' ? answered : arises);
    if (result.truth === 'unknown') expect(result.missing).toEqual([arises === 'unknown' ? 'a' : 'b']);
    if (arises === 'no') expect(result).toMatchObject({ because: ['a'] });
  });

  it('asks first what decides whether it arises, through a chain', () => {
    expect(match(part('c'), index, {})).toEqual({ truth: 'unknown', missing: ['a'] });
    expect(match(part('c'), index, given({ a: 'yes' }))).toEqual({ truth: 'unknown', missing: ['b'] });
    expect(match({ not: part('c') }, index, given({ a: 'no' }))).toEqual({ truth: 'yes', because: ['a'] });
  });
});

describe('bad input', () => {
  it('refuses a fact that is not there', () => {
    expect(() => match(part('nowhere'), abc, {})).toThrow('No fact "nowhere".');
  });

  it('takes an empty list for no answer', () => {
    expect(match({ not: part('a') }, abc, { a: [] })).toEqual({ truth: 'unknown', missing: ['a'] });
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('finds no answer to a fact called %s', (id) => {
    expect(match(part(id), new Map([[id, { id }]]), {})).toEqual({ truth: 'unknown', missing: [id] });
  });
});

describe('any condition', () => {
  it('is never unsettled again by one more answer', () => {
    fc.assert(
      fc.property(anyCondition(facts), anyAnswers(facts), anyAnswers(facts), (condition, more, some) => {
        const before = match(condition, harbour.facts, some);
        fc.pre(before.truth !== 'unknown');
        expect(match(condition, harbour.facts, { ...more, ...some }).truth).toBe(before.truth);
      }),
      { numRuns: 2000 },
    );
  });

  it('sees nothing of an answer but its class', () => {
    fc.assert(
      fc.property(anyCondition(facts), anyAnswers(facts), (condition, answers) => {
        const classes = classesByFact([{ when: condition }], harbour.facts);
        const swapped = Object.fromEntries(
          Object.entries(answers).map(([id, chosen]) => {
            const same = (classes.get(id) ?? []).filter((one) => sameHits(condition, id, one.chosen, chosen));
            expect(same.length, `${id} ${chosen.join()}`).toBeGreaterThan(0);
            return [id, same[0]?.chosen ?? []];
          }),
        );
        expect(match(condition, harbour.facts, swapped)).toEqual(match(condition, harbour.facts, answers));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Do two answers hit the same lists of a condition and of the facts? Written apart from the engine, on purpose. */
function sameHits(condition: Condition, id: string, a: readonly string[], b: readonly string[]): boolean {
  const walk = (part: Condition): boolean => {
    if ('fact' in part)
      return part.fact !== id || a.some((o) => part.is.includes(o)) === b.some((o) => part.is.includes(o));
    if ('not' in part) return walk(part.not);
    return ('all' in part ? part.all : part.any).every(walk);
  };
  return walk(condition) && facts.every((fact) => !fact.when || walk(fact.when));
}
