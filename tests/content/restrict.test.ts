import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { restrict, restrictRecord } from '../../src/data/conditions.ts';
import { askableFacts } from '../../src/data/tools.ts';
import type { CountedFact } from '../../src/engine/classes.ts';
import { match, type Match } from '../../src/engine/condition.ts';
import type { JudgedRule } from '../../src/engine/judge.ts';
import type { Condition } from '../../src/model/condition.ts';
import { anyAnswers, anyCondition } from '../engine/arbitrary.ts';
import { facts } from '../engine/harbour.ts';

const storm: Condition = { fact: 'weather', is: ['storm'] };
const fuel: Condition = { fact: 'cargo', is: ['fuel'] };
const signed: Condition = { fact: 'permit', is: ['signed'] };
const asked = new Set(['weather', 'permit']);

describe('a condition in a tool that does not ask all of its facts', () => {
  it.each<[string, Condition, Condition | boolean]>([
    ['keeps what is asked', storm, storm],
    ['does not hold where nothing of it is asked', fuel, false],
    ['holds where "not" is about what is not asked', { not: fuel }, true],
    ['keeps a "not" about what is asked', { not: storm }, { not: storm }],
    ['keeps the alternatives that are asked', { any: [storm, fuel, signed] }, { any: [storm, signed] }],
    ['needs no list for one alternative', { any: [fuel, storm] }, storm],
    ['does not hold where one of several parts cannot', { all: [storm, fuel] }, false],
    ['leaves out a part that holds anyway', { all: [storm, { not: fuel }, signed] }, { all: [storm, signed] }],
    ['holds where an alternative holds anyway', { any: [storm, { not: fuel }] }, true],
    ['holds where all parts hold anyway', { all: [{ not: fuel }, { not: { any: [fuel] } }] }, true],
    [
      'is read to any depth',
      { not: { all: [storm, { any: [fuel, { not: { any: [fuel, signed] } }] }] } },
      {
        not: { all: [storm, { not: signed }] },
      },
    ],
  ])('%s', (_name, condition, expected) => {
    expect(restrict(condition, asked)).toEqual(expected);
  });
});

const whole = new Map(facts.map((fact) => [fact.id, fact]));

/** What matters of a match: yes, no, or what it waits for. */
function told(found: Match | boolean): unknown {
  if (typeof found === 'boolean') return found ? 'yes' : 'no';
  return found.truth === 'unknown' ? [...found.missing].sort() : found.truth;
}

describe('restricting agrees with matching, known or unknown', () => {
  const anyTool = fc.subarray([...whole.keys()]).map((order) => askableFacts(whole, order));
  const cases = fc.tuple(anyCondition(facts), anyTool, anyAnswers(facts));

  function restricted(condition: Condition, tool: ReadonlyMap<string, CountedFact>, answers: Record<string, string[]>) {
    const own = restrict(condition, new Set(tool.keys()));
    return told(typeof own === 'boolean' ? own : match(own, tool, answers));
  }

  it('where the facts that are not asked do not arise', () => {
    const never: Condition = { any: [] };
    fc.assert(
      fc.property(cases, ([condition, tool, answers]) => {
        const index = new Map(facts.map((fact) => [fact.id, tool.get(fact.id) ?? { ...fact, when: never }]));
        expect(restricted(condition, tool, answers)).toEqual(told(match(condition, index, answers)));
      }),
      { numRuns: 1000 },
    );
  });

  it('where the facts that are not asked are answered with something that no condition lists', () => {
    fc.assert(
      fc.property(cases, ([condition, tool, answers]) => {
        const index = new Map(facts.map(({ id }) => [id, tool.get(id) ?? { id }]));
        const given = Object.fromEntries(
          [...whole.keys()].flatMap((id) =>
            tool.has(id) ? (answers[id] ? [[id, answers[id]]] : []) : [[id, ['odd']]],
          ),
        );
        expect(restricted(condition, tool, answers)).toEqual(told(match(condition, index, given)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a record in a tool', () => {
  const rule: JudgedRule = { id: 'rule', force: 'must', when: { any: [storm, fuel] }, met: signed };

  it.each<[string, string[], object | undefined]>([
    [
      'has the parts that the tool asks',
      ['weather', 'permit'],
      { id: 'rule', force: 'must', when: storm, met: signed },
    ],
    ['has no "met" where the tool asks nothing of it', ['weather'], { id: 'rule', force: 'must', when: storm }],
    ['is not there where it cannot apply', ['permit'], undefined],
  ])('%s', (_name, order, expected) => {
    expect(restrictRecord(rule, new Set(order))).toEqual(expected);
  });

  it('applies always where what is not asked makes it so', () => {
    const unless: JudgedRule = { id: 'unless', force: 'must', when: { not: fuel } };
    expect(restrictRecord(unless, asked)).toEqual({ id: 'unless', force: 'must' });
  });
});
