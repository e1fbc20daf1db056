import type { Content, PlacedRule, PolicyRecord } from '../model/content.ts';
import type { Point } from '../model/point.ts';
import type { Silence } from '../model/policy.ts';
import type { Localized } from '../model/text.ts';
import { kept } from './kept.ts';
import { rulesAbout } from './site.ts';

/** What one policy says to a point: its answer with the rules that give it, or that it is silent. */
export type Side = { policy: PolicyRecord } & (
  { silent: false; says: Localized; rules: readonly PlacedRule[] } | { silent: true; silences: readonly Silence[] }
);

/** A point with the side of every policy that has been compared, in the order of the policies. */
export interface ComparedPoint {
  point: Point;
  sides: readonly Side[];
}

/** What a policy holds on a topic besides its answers. */
export interface Rest {
  policy: PolicyRecord;
  rules: readonly PlacedRule[];
  silences: readonly Silence[];
}

/** All points, in reading order. */
export const comparedPoints = kept((content: Content): readonly ComparedPoint[] => {
  const policies = comparedPolicies(content).map((policy) => ({
    policy,
    answers: new Map(policy.comparison.map((answer) => [answer.point, answer])),
    rules: new Map(policy.rules.map((rule) => [rule.id, rule])),
  }));
  return content.points.map((point) => ({
    point,
    sides: policies.flatMap(({ policy, answers, rules }): Side[] => {
      const answer = answers.get(point.id);
      if (!answer) return [];
      if ('rules' in answer) {
        const { says } = answer;
        return [{ policy, silent: false, says, rules: answer.rules.flatMap((id) => rules.get(id) ?? []) }];
      }
      return [{ policy, silent: true, silences: policy.silences.filter(({ id }) => answer.silences?.includes(id)) }];
    }),
  }));
});

/** By rule id: the points that the rule answers. */
const pointsByRule = kept((content: Content): ReadonlyMap<string, readonly ComparedPoint[]> => {
  const found = new Map<string, ComparedPoint[]>();
  for (const compared of comparedPoints(content)) {
    const ids = new Set(compared.sides.flatMap((side) => (side.silent ? [] : side.rules.map(({ id }) => id))));
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), compared]);
  }
  return found;
});

/** The policies whose answers have been written down. */
export function comparedPolicies(content: Content): (PolicyRecord & Required<Pick<PolicyRecord, 'comparison'>>)[] {
  return content.policies.flatMap((policy) => {
    const { comparison } = policy;
    return comparison ? [{ ...policy, comparison }] : [];
  });
}

/**
 * All that the policies say about a topic.
 * `rest` holds the policies with rules or silences that none of the topic's points names; `silent` those that say nothing at all.
 */
export function topicComparison(
  content: Content,
  topic: string,
): { points: readonly ComparedPoint[]; rest: Rest[]; silent: PolicyRecord[] } {
  const points = comparedPoints(content).filter(({ point }) => point.topic === topic);
  const sides = points.flatMap(({ sides: all }) => all);
  const shown = new Set(sides.flatMap((side) => [...(side.silent ? side.silences : side.rules)].map(({ id }) => id)));
  const speaking = new Set([
    ...sides.filter(({ silent }) => !silent).map(({ policy }) => policy.id),
    ...rulesAbout(content, topic).map(({ policy }) => policy),
  ]);
  const rest = content.policies.map((policy) => ({
    policy,
    rules: rulesAbout(content, topic).filter(({ id, policy: owner }) => owner === policy.id && !shown.has(id)),
    silences: policy.silences.filter((silence) => silence.topic === topic && !shown.has(silence.id)),
  }));
  return {
    points,
    rest: rest.filter(({ rules, silences }) => rules.length + silences.length > 0),
    silent: content.policies.filter(({ id }) => !speaking.has(id)),
  };
}

/** What another policy has on a point that a rule answers: a rule of its, or its silence. */
export type Counterpart = { point: Point; policy: PolicyRecord } & ({ rule: PlacedRule } | { silent: true });

/**
 * What other policies say to the points that the rule answers: first one for each point, then the next.
 * If one rule is another's counterpart, so is the other the one's.
 * @returns the `first` ones, no more than `most`, and the `count` of all.
 */
export function counterparts(
  content: Content,
  { id, policy: own }: PlacedRule,
  most: number,
): { first: Counterpart[]; count: number } {
  const points = (pointsByRule(content).get(id) ?? []).map(answersTo);
  let others = points.map(({ all }) => all.values().filter(({ policy }) => policy.id !== own));
  const first: Counterpart[] = [];
  while (first.length < most && others.length > 0) {
    others = others.filter((answers) => {
      const { done, value } = answers.next();
      if (done !== true) first.push(value);
      return done !== true;
    });
  }
  const count = points.reduce((sum, { all, byPolicy }) => sum + all.length - (byPolicy.get(own)?.length ?? 0), 0);
  return { first: first.slice(0, most), count };
}

/** All that any policy has on the point. */
const answersTo = kept(({ point, sides }: ComparedPoint) => {
  const all = sides.flatMap((side): Counterpart[] => {
    const { policy } = side;
    return side.silent ? [{ point, policy, silent: true }] : side.rules.map((rule) => ({ point, policy, rule }));
  });
  return { all, byPolicy: Map.groupBy(all, ({ policy }) => policy.id) };
});
