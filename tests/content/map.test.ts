import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';
import { match, type Answers } from '../../src/engine/condition.ts';
import type { WholeTool } from '../../src/engine/enumerate.ts';
import { judgeRule, type JudgedRule, type Status } from '../../src/engine/judge.ts';
import { ruleGroups, toolMap } from '../../src/engine/map.ts';
import type { Level } from '../../src/model/tool.ts';
import { wholeTools } from './tools.ts';

/** The design's table, written out once more: where a rule with this status would end the tool. */
const ends: Readonly<Record<Exclude<Status, 'open' | 'does-not-apply'>, Level>> = {
  broken: 'stop',
  unmet: 'not-yet',
  duty: 'go',
  advice: 'go',
  permission: 'go',
  fulfilled: 'go',
  followed: 'go',
};

type Facts = WholeTool['facts'];

/** Every answer that somebody can give. */
function answersTo(facts: Facts, id: string): string[][] {
  const fact = facts.get(id);
  if (!fact) throw new Error(`No fact "${id}".`);
  const apart = fact.options.filter((option) => fact.choose === 'one' || option.alone).map((option) => [option.id]);
  const together = fact.options.filter((option) => fact.choose === 'several' && !option.alone);
  const sets = together.reduce<string[][]>((all, option) => [...all, ...all.map((set) => [...set, option.id])], [[]]);
  return [...apart, ...sets.filter((set) => set.length > 0)];
}

/** The answers to a fact, but of those that no list of options in the record tells apart only one. */
function unlike(facts: Facts, id: string, record: unknown): string[][] {
  const lists: string[][] = [];
  JSON.stringify(record, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'fact' in value && value.fact === id && 'is' in value)
      lists.push(value.is as string[]);
    return value;
  });
  const seen = new Map<string, string[]>();
  for (const chosen of answersTo(facts, id)) {
    seen.set(JSON.stringify(lists.map((list) => list.some((option) => chosen.includes(option)))), chosen);
  }
  return [...seen.values()];
}

function unlikeAll(facts: Facts, ids: readonly string[], record: unknown): Map<string, string[][]> {
  return new Map(ids.map((id) => [id, unlike(facts, id, record)]));
}

/** Every way to answer the facts together. */
function* combinations(ids: readonly string[], answers: ReadonlyMap<string, string[][]>): Generator<Answers> {
  const [first, ...rest] = ids;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const others of combinations(rest, answers)) {
    for (const chosen of answers.get(first) ?? []) yield { ...others, [first]: chosen };
  }
}

/** Those of the facts whose answer alone can change what the check says, with all others held. */
function deciding(record: unknown, facts: Facts, check: (answers: Answers) => string): string[] {
  const ids = mentioned(record, facts);
  const all = unlikeAll(facts, ids, record);
  return ids.filter((id) => {
    const others = ids.filter((other) => other !== id);
    for (const held of combinations(others, all)) {
      const answers = (all.get(id) ?? []).map((chosen) => ({ ...held, [id]: chosen }));
      // A condition that lists every option holds as soon as the question is answered at all.
      const states = answers.length === 1 ? [held, ...answers] : answers;
      if (new Set(states.map(check)).size > 1) return true;
    }
    return false;
  });
}

/** Everything that is written anywhere in the record, so that a fact is found however it is named. */
function mentioned(record: unknown, facts: Facts): string[] {
  const text = JSON.stringify([record]);
  return [...facts.keys()].filter((id) => text.includes(`"fact":"${id}"`));
}

const withoutWhen = (facts: Facts): Facts =>
  new Map([...facts].map(([id, { choose, options }]) => [id, { id, choose, options }]));

describe.each(wholeTools(loadContent()))('the map of $name', ({ whole }) => {
  const map = toolMap(whole);
  const { facts } = whole;
  const free = withoutWhen(facts);
  const conditions = ({ when, met }: JudgedRule) => ({ when, met });

  it('has a line from a question to each rule whose status its answer can change, and no other', () => {
    for (const rule of whole.rules) {
      const found = deciding(conditions(rule), free, (answers) => judgeRule(rule, free, answers).status);
      const drawn = map.weighings.filter(({ to }) => to === rule.id).map(({ from }) => from);
      expect(drawn.toSorted(), rule.id).toEqual(found.toSorted());
    }
  });

  it('has a line from a question to each question that it can open, and no other', () => {
    for (const { id, when } of facts.values()) {
      const found = when ? deciding(when, free, (answers) => match(when, free, answers).truth) : [];
      const drawn = map.openings.filter(({ to }) => to === id).map(({ from }) => from);
      expect(drawn.toSorted(), id).toEqual(found.toSorted());
    }
  });

  it('names the answers that tell: two answers that it does not tell apart never differ', () => {
    for (const { from, to, looks } of map.weighings) {
      const rule = whole.rules.find(({ id }) => id === to);
      if (!rule) throw new Error(`No rule "${to}".`);
      const others = mentioned(conditions(rule), facts).filter((id) => id !== from);
      const seen = (chosen: readonly string[]) =>
        looks.map(({ options }) => options.filter((id) => chosen.includes(id)).join()).join(';');
      const alike = [
        ...Map.groupBy(
          answersTo(facts, from).filter(({ length }) => length < 3),
          seen,
        ).values(),
      ];
      for (const held of combinations(others, unlikeAll(facts, others, conditions(rule)))) {
        for (const same of alike) {
          const said = new Set(same.map((chosen) => judgeRule(rule, free, { ...held, [from]: chosen }).status));
          expect([...said], `${from} → ${to}`).toHaveLength(1);
        }
      }
    }
  });

  it('has a line from a rule to each result that it can give, and no other', () => {
    for (const rule of whole.rules) {
      const asked = new Set(mentioned(conditions(rule), facts));
      for (const id of asked) for (const behind of mentioned(facts.get(id)?.when, facts)) asked.add(behind);
      const record = [conditions(rule), [...asked].map((id) => facts.get(id)?.when)];
      const found = new Set<string>();
      for (const answers of combinations([...asked], unlikeAll(facts, [...asked], record))) {
        const { status } = judgeRule(rule, facts, answers);
        if (status !== 'open' && status !== 'does-not-apply') found.add(`${status} ${ends[status]}`);
      }
      const drawn = map.givings.filter(({ from }) => from === rule.id).map(({ status, to }) => `${status} ${to}`);
      expect(drawn.toSorted(), rule.id).toEqual([...found].toSorted());
    }
  });

  it('leads nowhere back: a question is opened by earlier ones only, and every rule can end somewhere', () => {
    const at = (id: string) => map.facts.indexOf(id);
    expect(map.openings.filter(({ from, to }) => at(from) >= at(to))).toEqual([]);
    expect(map.rules).toEqual(whole.rules.map(({ id }) => id));
    expect(map.rules.filter((id) => !map.givings.some(({ from }) => from === id))).toEqual([]);
  });

  it('groups rules without losing a line', () => {
    const groups = ruleGroups(map);
    expect(groups.flatMap(({ rules }) => rules).toSorted()).toEqual(map.rules.toSorted());
    const edges = groups.flatMap((group) =>
      group.rules.flatMap((rule) => group.facts.map((fact) => `${fact} ${rule}`)),
    );
    expect(edges.toSorted()).toEqual(map.weighings.map(({ from, to }) => `${from} ${to}`).toSorted());
  });
});
