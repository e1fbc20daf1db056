import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';
import type { Answers } from '../../src/engine/condition.ts';
import { enumerate, type WholeTool } from '../../src/engine/enumerate.ts';
import { judge, judgeRule, type JudgedRule } from '../../src/engine/judge.ts';
import { readAnswers, writeAnswers } from '../../src/engine/link.ts';
import { leaves, support } from '../../src/engine/support.ts';
import { anyAnswers } from '../engine/arbitrary.ts';
import { endingLevels, wholeTools } from './tools.ts';
import { classesByFact } from '../engine/classesByFact.ts';

const content = loadContent();
const tools = wholeTools(content);
const conditionsOf = (rule: JudgedRule) => [rule.when, rule.met].flatMap((condition) => condition ?? []);

it('every policy has the tool that tells what may be published, and it can end in each level', () => {
  for (const { id } of content.policies) {
    const publish = tools.find(({ name }) => name === `${id} publish`);
    expect(publish && endingLevels(publish.whole.rules), id).toEqual(['stop', 'not-yet', 'go']);
  }
});

describe.each(tools)('$name: every way through', ({ name, whole }) => {
  const result = enumerate(whole);
  const { levels, total } = result;
  const binding = whole.rules.filter((rule) => rule.force === 'must' || rule.force === 'must-not');

  it('is counted', () => {
    const byLevel = Object.entries(levels).map(([level, count]) => `${level} ${count.toLocaleString('en-GB')}`);
    console.info(
      `${name}: ${total.toLocaleString('en-GB')} sets of answers (${byLevel.join(', ')}), ${result.situations} situations`,
    );
    expect(result.situations).toBeGreaterThan(0);
  });

  it('B5, everyPathEnds: ends, with one level and nothing open', () => {
    expect(levels.open).toBe(0n);
    expect(levels.stop + levels['not-yet'] + levels.go).toBe(total);
    expect(total).toBeGreaterThan(0n);
  });

  it('B5: cites at least one rule', () => {
    expect(result.uncited).toBe(0n);
  });

  it('does not lead to go with an "I don\'t know"', () => {
    expect(result.unknownGo).toBe(0n);
  });

  it('starts open, and some lead to each of the levels that its rules can give', () => {
    expect(judge(whole.rules, whole.facts, {}).level).toBe('open');
    const reached = (['stop', 'not-yet', 'go'] as const).filter((level) => levels[level] > 0n);
    expect(reached).toEqual(endingLevels(whole.rules));
  });

  it('B5: some ask each question that a binding rule turns on, and no others are asked', () => {
    const needed = support(binding.flatMap(conditionsOf), whole.facts);
    expect([...result.asked].sort()).toEqual([...needed].sort());
  });

  it('take each option of each question that is asked', () => {
    const classes = classesByFact(whole.rules, whole.facts);
    for (const id of result.asked) {
      const fact = whole.facts.get(id);
      const single = fact?.options.filter((option) => fact.choose === 'one' || option.alone).length ?? 0;
      const combinable = (fact?.options.length ?? 0) - single;
      const counted = classes.get(id)?.reduce((sum, one) => sum + one.count, 0n);
      expect(counted, id).toBe(2n ** BigInt(combinable) - 1n + BigInt(single));
    }
  });

  it('B5: some make each rule apply', () => {
    const silent = [...result.statuses].filter(([, statuses]) =>
      [...statuses].every((status) => status === 'does-not-apply'),
    );
    expect(silent.map(([rule]) => rule)).toEqual([]);
  });

  it('some meet each must that can be met, and some do not', () => {
    const halves = binding
      .filter((rule) => rule.force === 'must' && rule.met)
      .filter(({ id }) => !['unmet', 'fulfilled'].every((status) => result.statuses.get(id)?.has(status as 'unmet')));
    expect(halves.map((rule) => rule.id)).toEqual([]);
  });
});

describe.each(tools)('$name: what is settled', ({ whole }) => {
  const facts = whole.order.flatMap((id) => content.factIndex.get(id) ?? []);

  it.each(whole.rules.filter(({ force }) => force === 'must-not').map(({ id }) => id))(
    '%s, once broken, stays broken whatever else is answered',
    (id) => {
      const rule = whole.rules.find((one) => one.id === id);
      if (!rule) return expect.fail(`No rule ${id}.`);
      const classes = classesByFact([rule], whole.facts);
      const over = support(conditionsOf(rule), whole.facts);
      const partial = over.reduce<Answers[]>(
        (sets, fact) =>
          sets.flatMap((set) => [set, ...(classes.get(fact) ?? []).map((one) => ({ ...set, [fact]: one.chosen }))]),
        [{}],
      );
      const broken = partial.filter((answers) => judgeRule(rule, whole.facts, answers).status === 'broken');
      expect(broken.length).toBeGreaterThan(0);
      for (const answers of broken) {
        for (const fact of over.filter((one) => !Object.hasOwn(answers, one))) {
          for (const { chosen } of classes.get(fact) ?? []) {
            expect(judgeRule(rule, whole.facts, { ...answers, [fact]: chosen }).status).toBe('broken');
          }
        }
      }
    },
  );

  it('stays settled: no further answer undoes a broken must-not, in whatever order answers come', () => {
    fc.assert(
      fc.property(
        anyAnswers(facts),
        fc.shuffledSubarray([...whole.order], { minLength: whole.order.length }),
        (answers: Answers, order) => {
          let given: Answers = {};
          const broken = new Set<string>();
          for (const id of order.filter((one) => Object.hasOwn(answers, one))) {
            given = { ...given, [id]: answers[id] ?? [] };
            const verdict = judge(whole.rules, whole.facts, given);
            const now = new Set(verdict.findings.flatMap(({ rule, status }) => (status === 'broken' ? rule : [])));
            for (const rule of broken) if (!now.has(rule)) expect.fail(`${rule} was undone by ${id}.`);
            for (const rule of now) broken.add(rule);
            expect(verdict.level === 'stop').toBe(broken.size > 0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(whole.rules.map((rule) => rule.id))('%s is not softened by one more kind of data', (id) => {
    const rule = whole.rules.find((one) => one.id === id);
    expect(rule && softened(rule, whole)).toEqual([]);
  });

  it('L8: fits in a link of at most 2,000 characters, and comes back from it', () => {
    const fullest = Object.fromEntries(
      facts.map((fact) => {
        const combinable = fact.choose === 'several' ? fact.options.filter((option) => !option.alone) : [];
        const longest = fact.options.reduce((a, b) => (b.id.length > a.id.length ? b : a));
        return [fact.id, (combinable.length > 0 ? combinable : [longest]).map((option) => option.id)];
      }),
    );
    const fragment = writeAnswers(fullest, facts);
    expect(fragment.length).toBeLessThanOrEqual(2000);
    expect(readAnswers(fragment, facts)).toEqual({ answers: fullest, ignored: { unknown: [], unreadable: false } });
  });
});

/**
 * Full answers to what a rule rests on for which choosing one more option of an accumulating fact makes it milder.
 * Every class of answers is tried; the verdict is the worst that any rule finds, so it cannot soften when no rule does,
 * nor when another rule then settles what is at least as bad.
 * "None of these" counts as having chosen nothing yet.
 */
function softened(rule: JudgedRule, { facts, rules }: WholeTool): string[] {
  const gravity = (one: JudgedRule, answers: Answers) =>
    ['broken', 'unmet'].indexOf(judgeRule(one, facts, answers).status);
  const severity = (answers: Answers) => gravity(rule, answers);
  /** Of what any rule has settled, whatever else is answered. */
  const worst = (answers: Answers) => Math.min(...rules.map((one) => gravity(one, answers)).filter((at) => at >= 0), 2);
  const milder = (before: number, after: number) => before >= 0 && (after < 0 || after > before);
  const classes = classesByFact([rule], facts);
  const over = support(conditionsOf(rule), facts);
  const lists = [...conditionsOf(rule), ...[...facts.values()].flatMap((fact) => fact.when ?? [])].flatMap(leaves);

  return over.flatMap((id) => {
    const fact = facts.get(id);
    if (!fact || !content.factIndex.get(id)?.accumulates) return [];
    const hits = (option: string) => lists.map((leaf) => leaf.fact === id && leaf.is.includes(option)).join();
    const combinable = fact.options.filter((option) => !option.alone).map((option) => option.id);
    // Options that no condition tells apart are tried once.
    const added = [...new Map(combinable.map((option) => [hits(option), option])).values()];
    const none = fact.options.filter((option) => option.alone && !option.unknown).map((option) => [option.id]);
    const some = (classes.get(id) ?? [])
      .map((one) => one.chosen)
      .filter((chosen) => chosen.every((option) => combinable.includes(option)));
    const others = over
      .filter((other) => other !== id)
      .reduce<Answers[]>(
        (sets, other) =>
          sets.flatMap((set) => (classes.get(other) ?? []).map((one) => ({ ...set, [other]: one.chosen }))),
        [{}],
      );
    return others.flatMap((answers) =>
      [...none, ...some].flatMap((chosen) => {
        const before = severity({ ...answers, [id]: chosen });
        return added
          .map((option) => [...chosen.filter((one) => combinable.includes(one)), option])
          .filter((more) => milder(before, severity({ ...answers, [id]: more })))
          .filter((more) => worst({ ...answers, [id]: more }) > before)
          .map((more) => `${chosen.join()} to ${more.join()} with ${writeAnswers(answers, [...content.facts])}`);
      }),
    );
  });
}
