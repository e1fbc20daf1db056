import { describe, expect, it } from 'vitest';
import { checklistBundle, checklistMore } from '../../src/data/channelBundle.ts';
import { loadContent } from '../../src/data/read.ts';
import { ruleUrl } from '../../src/data/site.ts';
import type { ItemRule } from '../../src/engine/channelBundle.ts';
import { checklist, itemRules, type Item } from '../../src/engine/checklist.ts';
import type { Answers } from '../../src/engine/condition.ts';
import { sheetsFor } from '../../src/engine/sheet.ts';
import { factsIn } from '../../src/engine/support.ts';
import type { Condition } from '../../src/model/condition.ts';
import { rawAnswers } from '../engine/harbour.ts';

const content = loadContent();
const bundles = content.policies
  .filter(({ opening }) => opening)
  .map((policy) => {
    const place = { content, policy, locale: 'sv', base: '/' } as const;
    const bundle = checklistBundle(place);
    const { papers, facts: asked } = checklistMore(place, {});
    const facts = asked.filter(({ id }) => bundle.facts.some((fact) => fact.id === id));
    return { ...bundle, rules: itemRules(bundle), facts, papers };
  });

type Fact = (typeof bundles)[number]['facts'][number];

/** Every way to answer these facts; with `partly`, also those that leave some unanswered. */
function waysToAnswer(facts: readonly Fact[], partly: boolean): Answers[] {
  return facts.reduce<Answers[]>(
    (sets, fact) =>
      sets.flatMap((set) => [
        ...(partly ? [set] : []),
        ...rawAnswers(fact).map((chosen) => ({ ...set, [fact.id]: chosen })),
      ]),
    [{}],
  );
}

/** What the condition says when every fact that it names is answered; undefined as soon as one is not. */
function plainTruth(condition: Condition, answers: Answers, facts: readonly Fact[]): boolean | undefined {
  if ('fact' in condition) {
    const arises = facts.find(({ id }) => id === condition.fact)?.when;
    const does = arises ? plainTruth(arises, answers, facts) : true;
    if (does === undefined) return undefined;
    return does ? answers[condition.fact]?.some((option) => condition.is.includes(option)) : false;
  }
  if ('not' in condition) {
    const part = plainTruth(condition.not, answers, facts);
    return part === undefined ? undefined : !part;
  }
  const isAll = 'all' in condition;
  const parts = (isAll ? condition.all : condition.any).map((part) => plainTruth(part, answers, facts));
  if (parts.includes(undefined)) return undefined;
  return isAll ? parts.every(Boolean) : parts.some(Boolean);
}

it('some policy has a checklist', () => {
  expect(bundles.length).toBeGreaterThan(0);
});

describe.each(bundles)('$policy.id: the checklist', (bundle) => {
  const { facts, rules, suggestions, papers } = bundle;
  const form = new Set(facts.map(({ id }) => id));
  const whole = waysToAnswer(facts, false);
  const partly = waysToAnswer(facts, true);
  const items = (answers: Answers): Item[] => {
    const made = checklist({ rules, suggestions, facts, answers, ticks: {} });
    return [...made.phases.flatMap(({ groups }) => groups.flatMap((group) => group.items)), ...made.aside];
  };
  const whenOf = new Map([...rules, ...suggestions].map(({ id, when }) => [id, when]));

  it('names of each rule its own place and page', () => {
    const placed = content.policies.flatMap((policy) => policy.rules);
    for (const { id, cite, url } of rules) {
      const rule = placed.find((one) => one.id === id);
      expect([cite, url]).toEqual(rule && [rule.cite.sv, ruleUrl(rule, 'sv')]);
    }
  });

  it('holds each rule with a phase and each proposal once, whatever is answered', () => {
    const all = [...whenOf.keys()].sort();
    for (const answers of whole)
      expect(
        items(answers)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(all);
  });

  it('says of each item what its condition says, over every set of answers, whole and partial', () => {
    let settled = 0;
    for (const answers of partly)
      for (const { id, applies } of items(answers)) {
        const when = whenOf.get(id);
        const truth = when ? plainTruth(when, answers, facts) : true;
        if (truth === undefined) continue;
        settled += 1;
        if (applies !== (truth ? 'yes' : 'no')) expect.fail(`${id} with ${JSON.stringify(answers)}: ${applies}`);
      }
    console.info(
      `${bundle.policy.id} checklist: ${rules.length} rules, ${suggestions.length} proposals, ` +
        `${whole.length.toLocaleString('en-GB')} sets of answers (${partly.length.toLocaleString('en-GB')} with partial ones), ` +
        `${settled.toLocaleString('en-GB')} items settled`,
    );
    expect(settled).toBeGreaterThan(0);
  });

  it('says of an item that it applies, or does not, only when no further answer can change it', () => {
    const changed = [...whenOf].flatMap(([id, when]) => {
      if (!when) return [];
      const named = facts.filter(({ id: fact }) => factsIn(when).includes(fact));
      return waysToAnswer(named, true).flatMap((answers) => {
        const first = items(answers).find((item) => item.id === id)?.applies;
        if (first === 'unknown') return [];
        const open = named.filter((fact) => !(fact.id in answers));
        return waysToAnswer(open, false)
          .map((rest) => ({ ...answers, ...rest }))
          .filter((more) => items(more).find((item) => item.id === id)?.applies !== first)
          .map((more) => `${id}: ${JSON.stringify(more)}`);
      });
    });
    expect(changed).toEqual([]);
  });

  it('leaves an item open, with every question of the form answered, only where the form does not ask', () => {
    for (const answers of whole)
      for (const { id, applies, missing } of items(answers))
        if (applies === 'unknown' && missing.some((fact) => form.has(fact)))
          expect.fail(`${id} misses ${missing.join()}`);
  });

  it('“I don’t know” never takes a must away that some other answer brings', () => {
    const binding = rules.filter(({ force }) => force === 'must' || force === 'must-not');
    const taken = facts.flatMap((fact) => {
      const unsure = fact.options.find((option) => option.unknown);
      if (!unsure) return [];
      const others = facts.filter((other) => other !== fact);
      return waysToAnswer(others, false).flatMap((answers) => {
        const without = notApplying(binding, { ...answers, [fact.id]: [unsure.id] });
        return rawAnswers(fact).flatMap((chosen) => {
          const here = notApplying(binding, { ...answers, [fact.id]: chosen });
          return [...without].filter((id) => !here.has(id)).map((id) => `${id}: ${fact.id}=${chosen.join()}`);
        });
      });
    });
    expect([...new Set(taken)]).toEqual([]);
  });

  function notApplying(binding: readonly ItemRule[], answers: Answers): Set<string> {
    const aside = checklist({ rules: binding, suggestions: [], facts, answers, ticks: {} }).aside;
    return new Set(aside.map(({ id }) => id));
  }

  it('has a sheet for every channel, and each sheet for some', () => {
    const offered = new Set<string>();
    for (const answers of partly) {
      const sheets = sheetsFor(papers, facts, answers);
      expect(sheets.length).toBeGreaterThan(0);
      for (const { id } of sheets) offered.add(id);
    }
    expect([...offered].sort()).toEqual(papers.map(({ id }) => id).sort());
  });

  it('blocks the opening while nothing is done, and not when every must is', () => {
    const blocked = checklist({ rules, suggestions, facts, answers: {}, ticks: {} }).blocking;
    expect(blocked.length).toBeGreaterThan(0);
    const ticks = Object.fromEntries(
      rules.map(({ id, stamp }) => [id, { state: 'done' as const, on: '', note: '', reason: '', stamp }]),
    );
    expect(checklist({ rules, suggestions, facts, answers: {}, ticks }).blocking).toEqual([]);
  });
});
