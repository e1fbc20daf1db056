import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { answerClasses } from '../../src/engine/classes.ts';
import { match, type Answers } from '../../src/engine/condition.ts';
import { enumerate, type WholeTool } from '../../src/engine/enumerate.ts';
import { judge, judgeRule } from '../../src/engine/judge.ts';
import { nextQuestion } from '../../src/engine/questions.ts';
import { leaves, support } from '../../src/engine/support.ts';
import type { Condition } from '../../src/model/condition.ts';
import { anyRules } from './arbitrary.ts';
import { facts, harbour, rawAnswers } from './harbour.ts';
import { classesByFact } from './classesByFact.ts';

/** Every way through a tool, one answer at a time and without any shortcut. */
function bruteForce({ rules, facts: index, order }: WholeTool) {
  const levels = { stop: 0n, open: 0n, 'not-yet': 0n, go: 0n };
  const asked = new Set<string>();
  let [unknownGo, uncited] = [0n, 0n];
  const walk = (answers: Answers) => {
    const verdict = judge(rules, index, answers);
    const question = nextQuestion(order, verdict);
    const fact = question === undefined ? undefined : index.get(question);
    if (fact) {
      asked.add(fact.id);
      for (const chosen of rawAnswers(fact)) walk({ ...answers, [fact.id]: chosen });
      return;
    }
    levels[verdict.level]++;
    const unsure = Object.entries(answers).some(([id, chosen]) =>
      index.get(id)?.options.some((option) => option.unknown && chosen.includes(option.id)),
    );
    if (unsure && verdict.level === 'go') unknownGo++;
    if (verdict.findings.every(({ status }) => status === 'open' || status === 'does-not-apply')) uncited++;
  };
  walk({});
  return { levels, unknownGo, uncited, asked, total: levels.stop + levels.open + levels['not-yet'] + levels.go };
}

describe('the fixture', () => {
  it('is what the tests think', () => {
    expect(facts.map((fact) => rawAnswers(fact).length)).toEqual([3, 4, 17, 3]);
    expect(bruteForce(harbour)).toEqual({
      // Calm, and each of four answers on shelter in a storm: 15 cargoes with three answers on the permit, and two without.
      // Weather unsure: the permit matters no more for poison alone.
      total: 5n * 47n + 45n,
      // Of those, the 8 cargoes with poison, and the 4 with fuel but no poison when the permit is unsigned.
      // Go: moored or calm, and no cargo or one of 7 without poison and with a signed permit.
      levels: { stop: 5n * 28n + 26n, open: 0n, 'not-yet': 90n, go: 3n * 8n },
      unknownGo: 0n,
      uncited: 0n,
      asked: new Set(['weather', 'shelter', 'cargo', 'permit']),
    });
  });
});

describe('classes of answers', () => {
  it.each(facts.map((fact) => fact.id))('hold every raw answer to "%s" exactly once', (id) => {
    const fact = facts.find((one) => one.id === id);
    const options = fact?.options.map((option) => option.id) ?? [];
    fc.assert(
      fc.property(fc.array(fc.subarray(options, { minLength: 1 }), { maxLength: 4 }), (lists) => {
        if (!fact) throw new Error(id);
        const unknown = fact.options.filter((option) => option.unknown).map((option) => option.id);
        const signature = (chosen: readonly string[]) =>
          [unknown, ...lists].map((list) => chosen.some((option) => list.includes(option))).join();
        const raw = Map.groupBy(rawAnswers(fact), signature);
        const classes = new Map(answerClasses(fact, lists).map((one) => [signature(one.chosen), one]));
        expect([...classes.keys()].sort()).toEqual([...raw.keys()].sort());
        for (const [key, answers] of raw) {
          expect(classes.get(key)?.count).toBe(BigInt(answers.length));
          expect(classes.get(key)?.chosen.length).toBe(Math.min(...answers.map((answer) => answer.length)));
          expect(answers.map((answer) => answer.join())).toContain(classes.get(key)?.chosen.join());
        }
      }),
    );
  });

  it('count a large fact without writing its answers out', () => {
    const options = Array.from({ length: 60 }, (_, index) => ({ id: `o${index}` }));
    expect(
      answerClasses({ id: 'large', choose: 'several', options }, [['o0'], ['o1', 'o2']]).map((one) => one.count),
    ).toEqual(expect.arrayContaining([2n ** 57n - 1n, 2n ** 57n, 3n * 2n ** 57n, 3n * 2n ** 57n]));
  });
});

describe('the count', () => {
  it('is the same as without shortcuts, on the fixture', () => {
    expect(enumerate(harbour)).toMatchObject(bruteForce(harbour));
  });

  it('is the same as without shortcuts, for any rules in any order of asking', () => {
    fc.assert(
      fc.property(anyRules(facts), fc.shuffledSubarray([...harbour.order], { minLength: 3 }), (rules, order) => {
        const tool = { rules, facts: harbour.facts, order };
        const { levels, total, unknownGo, uncited, asked } = enumerate(tool);
        expect({ levels, total, unknownGo, uncited, asked }).toEqual(bruteForce(tool));
      }),
      { numRuns: 300 },
    );
  });

  const calm: Condition = { fact: 'weather', is: ['calm'] };
  const storm: Condition = { fact: 'weather', is: ['storm'] };
  const grain: Condition = { fact: 'cargo', is: ['grain'] };
  const signed: Condition = { fact: 'permit', is: ['signed'] };
  it.each<[string, Condition, Condition]>([
    ['a condition or its opposite', signed, { not: signed }],
    ['one list of options or another', signed, { fact: 'permit', is: ['signed', 'unsigned'] }],
    ['all or any of the same parts', { all: [grain, signed] }, { any: [grain, signed] }],
    ['a fact that may not arise or one that does', signed, { all: [grain, signed] }],
  ])('tells situations apart that leave %s', (_, inCalm, inStorm) => {
    const met: Condition = { any: [{ all: [calm, inCalm] }, { all: [storm, inStorm] }] };
    const tool = { ...harbour, rules: [{ id: 'split', force: 'must', met } as const] };
    const { levels, total } = enumerate(tool);
    expect(bruteForce(tool)).toMatchObject({ levels, total });
  });

  it('shows a question that cannot be asked as ways that end open', () => {
    const result = enumerate({ ...harbour, order: harbour.order.filter((id) => id !== 'permit') });
    expect(result.levels.open).toBeGreaterThan(0n);
  });

  it('settles, on some way, exactly the statuses that some raw answers settle', () => {
    const all = facts.reduce<Answers[]>(
      (sets, fact) =>
        sets.flatMap((set) => [set, ...rawAnswers(fact).map((chosen) => ({ ...set, [fact.id]: chosen }))]),
      [{}],
    );
    const { statuses } = enumerate(harbour);
    for (const rule of harbour.rules.filter(({ force }) => force !== 'note')) {
      const raw = new Set(all.map((answers) => judgeRule(rule, harbour.facts, answers).status));
      raw.delete('open');
      expect(statuses.get(rule.id), rule.id).toEqual(raw);
    }
  });
});

describe('each rule over the facts that it rests on', () => {
  it.each(harbour.rules.map((rule) => rule.id))('%s: raw answers and classes give the same table', (id) => {
    const rule = harbour.rules.find((one) => one.id === id);
    if (!rule) throw new Error(id);
    const conditions = [rule.when, rule.met].flatMap((condition) => condition ?? []);
    const over = support(conditions, harbour.facts).flatMap((fact) => harbour.facts.get(fact) ?? []);
    const classes = classesByFact([rule], harbour.facts);
    const lists = [...conditions, ...facts.flatMap((fact) => fact.when ?? [])].flatMap(leaves);
    const sameClass = (fact: string, a: readonly string[], b: readonly string[]) =>
      lists.every(
        (leaf) => leaf.fact !== fact || a.some((o) => leaf.is.includes(o)) === b.some((o) => leaf.is.includes(o)),
      );
    const table = over.reduce<{ raw: Answers; classed: Answers }[]>(
      (rows, fact) =>
        rows.flatMap(({ raw, classed }) =>
          rawAnswers(fact).map((chosen) => ({
            raw: { ...raw, [fact.id]: chosen },
            classed: {
              ...classed,
              [fact.id]: classes.get(fact.id)?.find((one) => sameClass(fact.id, one.chosen, chosen))?.chosen ?? [],
            },
          })),
        ),
      [{ raw: {}, classed: {} }],
    );
    expect(table.length).toBe(over.reduce((product, fact) => product * rawAnswers(fact).length, 1));
    for (const { raw, classed } of table) {
      expect(judgeRule(rule, harbour.facts, classed).status).toBe(judgeRule(rule, harbour.facts, raw).status);
      for (const condition of conditions) expect(match(condition, harbour.facts, raw).truth).not.toBe('unknown');
    }
  });
});
