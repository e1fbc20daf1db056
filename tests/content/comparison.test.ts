import { describe, expect, it } from 'vitest';
import { comparedPoints, counterparts, topicComparison } from '../../src/data/comparison.ts';
import { loadContent, readContent } from '../../src/data/read.ts';
import { rulesAbout } from '../../src/data/site.ts';
import type { Content, PlacedRule } from '../../src/model/content.ts';
import { differing, inWorld, norrviksAnswers, twin } from '../fixtures/world.ts';

/** Norrvik, Sydvik which answers as Norrvik does, and Västvik which has not been compared. */
const coast = inWorld(
  {
    ...twin('sydvik', norrviksAnswers),
    ...twin('vastvik'),
    'points.yaml': differing('norrvik', 'sydvik'),
  },
  readContent,
);

const allRules = ({ policies }: Content): PlacedRule[] => policies.flatMap(({ rules }) => rules);
const ruleOf = (content: Content, id: string): PlacedRule => {
  const rule = allRules(content).find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`There is no rule "${id}".`);
  return rule;
};
const counterpartIds = (content: Content, rule: PlacedRule): string[] =>
  counterparts(content, rule, Infinity).first.flatMap((found) => ('rule' in found ? found.rule.id : []));

describe.each([
  ['the content', loadContent()],
  ['the fixture', coast],
] as const)('%s, side by side', (_name, content) => {
  const compared = content.policies.filter(({ comparison }) => comparison).map(({ id }) => id);

  it('has at least two policies that answer every point or are silent, and say no more than that', () => {
    expect(compared.length).toBeGreaterThan(1);
    for (const { point, sides } of comparedPoints(content)) {
      expect(
        sides.map(({ policy }) => policy.id),
        point.id,
      ).toEqual(compared);
      const wrong = sides.filter((side) =>
        side.silent
          ? side.silences.some((silence) => !side.policy.silences.includes(silence))
          : side.rules.length === 0 || side.rules.some(({ policy }) => policy !== side.policy.id),
      );
      expect(wrong, point.id).toEqual([]);
    }
  });

  it('leads from a rule to its counterparts and back', () => {
    const pairs = allRules(content).flatMap((rule) =>
      counterpartIds(content, rule).map((other) => [rule, ruleOf(content, other)] as const),
    );
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.filter(([rule, other]) => rule.policy === other.policy)).toEqual([]);
    expect(pairs.filter(([rule, other]) => !counterpartIds(content, other).includes(rule.id))).toEqual([]);
  });

  it('shows every rule and every silence of a topic on its page', () => {
    for (const { id } of content.topics) {
      const { points, rest, silent } = topicComparison(content, id);
      const shown = [
        ...points.flatMap(({ sides }) => sides),
        ...rest.map((one) => ({ ...one, silent: false })),
      ].flatMap((side) => [...('rules' in side ? side.rules : []), ...('silences' in side ? side.silences : [])]);
      const due = [
        ...rulesAbout(content, id),
        ...content.policies.flatMap(({ silences }) => silences.filter(({ topic }) => topic === id)),
      ];
      expect(due.filter((one) => !shown.includes(one)).map((one) => one.id)).toEqual([]);
      for (const policy of content.policies) {
        const answers = points.some(({ sides }) => sides.some((side) => side.policy.id === policy.id && !side.silent));
        const rules = rulesAbout(content, id).some((rule) => rule.policy === policy.id);
        expect(silent.includes(policy), `${policy.id} on ${id}`).toBe(!answers && !rules);
      }
    }
  });
});

describe('counterparts', () => {
  it('are the rules of other policies on the same points, one of each point first, and silences', () => {
    const more = '[norrvik-remove-mistakes, norrvik-set-purpose, norrvik-watch]';
    const answers = norrviksAnswers.replace('[norrvik-remove-mistakes]', more);
    const found = (sydviks: string) => {
      const two = inWorld(
        {
          ...twin('sydvik', sydviks),
          'policies/norrvik/comparison.yaml': () => answers,
          'points.yaml': differing('norrvik', 'sydvik'),
        },
        readContent,
      );
      return counterparts(two, ruleOf(two, 'norrvik-watch'), Infinity).first.map((one) => [
        one.point.id,
        'rule' in one ? one.rule.id : one.policy.id,
      ]);
    };
    expect(found(answers)).toEqual([
      ['looking-after', 'sydvik-set-purpose'],
      ['mistakes', 'sydvik-remove-mistakes'],
      ['looking-after', 'sydvik-watch'],
      ['mistakes', 'sydvik-set-purpose'],
      ['mistakes', 'sydvik-watch'],
    ]);
    expect(found(answers.replace(/(- point: looking-after)\n.*\n.*\n/, '$1\n  silent: true\n'))).toEqual([
      ['looking-after', 'sydvik'],
      ['mistakes', 'sydvik-remove-mistakes'],
      ['mistakes', 'sydvik-set-purpose'],
      ['mistakes', 'sydvik-watch'],
    ]);
  });

  it('are none for a rule that answers no point, or whose policy has not been compared', () => {
    expect(counterparts(coast, ruleOf(coast, 'norrvik-scope'), 2)).toEqual({ first: [], count: 0 });
    expect(counterparts(coast, ruleOf(coast, 'vastvik-watch'), 2)).toEqual({ first: [], count: 0 });
  });
});

it('keeps a policy that has not been compared among the rest, with all its rules', () => {
  const { points, rest } = topicComparison(coast, 'scope');
  expect(points.flatMap(({ sides }) => sides.map(({ policy }) => policy.id))).toEqual(['norrvik', 'sydvik']);
  expect(rest.map(({ policy, rules }) => [policy.id, ...rules.map(({ id }) => id)])).toEqual([
    ['norrvik', 'norrvik-scope'],
    ['sydvik', 'sydvik-scope'],
    ['vastvik', 'vastvik-scope', 'vastvik-set-purpose', 'vastvik-watch'],
  ]);
});
