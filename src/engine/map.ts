import type { Level } from '../model/tool.ts';
import type { Condition } from '../model/condition.ts';
import { unique } from './condition.ts';
import type { WholeTool } from './enumerate.ts';
import { draw, type JudgedRule } from './judge.ts';
import { entails, statusConditions, type RuleOutcome } from './outcomes.ts';
import type { Leaf } from './support.ts';

/** Worst first. */
const worstFirst: readonly Level[] = ['stop', 'open', 'not-yet', 'go'];

/** The answer to `from` decides whether the question `to` is asked. */
export interface Opening {
  from: string;
  to: string;
  looks: readonly Look[];
}

/** The rule `to` looks at the answer to `from`. */
export interface Weighing {
  from: string;
  to: string;
  looks: readonly Look[];
}

/** What a condition asks of an answer: one of the options, or with `not` anything but them. In the fact's order. */
export interface Look {
  /** Whether it decides that a question or a rule applies, or that a rule is met. */
  part: 'when' | 'met';
  not: boolean;
  options: readonly string[];
}

/** Some answers give the rule `from` this status; if it decided alone, the tool would end at the level `to`. */
export interface Giving {
  from: string;
  status: RuleOutcome['status'];
  to: Level;
}

/** What leads to what in a tool for one policy: questions in the tool's order, rules in the policy's, levels worst first. */
export interface ToolMap {
  facts: readonly string[];
  rules: readonly string[];
  levels: readonly Level[];
  openings: readonly Opening[];
  weighings: readonly Weighing[];
  givings: readonly Giving[];
}

/** Rules that hang together in the same way: the same questions decide them, and they can have the same statuses. */
export interface RuleGroup {
  rules: readonly string[];
  /** In the tool's order. */
  facts: readonly string[];
  givings: readonly Omit<Giving, 'from'>[];
}

/**
 * The map of a tool. An edge stands for a condition that names what it comes from; what comes about through another
 * question, because that is then not asked, shows as a way over that question.
 */
export function toolMap({ rules: all, facts, order }: WholeTool): ToolMap {
  const rules = all.filter(({ force }) => force !== 'note');
  const edges = (to: string, parts: Pick<JudgedRule, 'when' | 'met'>) => {
    const signed = (['when', 'met'] as const).flatMap((part) =>
      signedLeaves(parts[part]).map((leaf) => ({ ...leaf, part })),
    );
    return order
      .filter((id) => signed.some(({ fact }) => fact === id))
      .map((from) => {
        const own = signed.filter(({ fact }) => fact === from);
        const looks = [...Map.groupBy(own, ({ part, not }) => `${part} ${not}`).values()].flatMap((same): Look[] => {
          const [first] = same;
          const options = (facts.get(from)?.options ?? []).map(({ id }) => id);
          const listed = options.filter((id) => same.some(({ is }) => is.includes(id)));
          return first ? [{ part: first.part, not: first.not, options: listed }] : [];
        });
        return { from, to, looks };
      });
  };
  const givings = rules.flatMap((rule) => givingsOf(rule, facts));
  return {
    facts: order,
    rules: rules.map(({ id }) => id),
    levels: worstFirst.filter((level) => givings.some(({ to }) => to === level)),
    openings: order.flatMap((id) => edges(id, { when: facts.get(id)?.when })),
    weighings: rules.flatMap((rule) => edges(rule.id, rule)),
    givings,
  };
}

/** The leaves of a condition, each with whether it stands in a "not". */
function signedLeaves(condition: Condition | undefined, not = false): (Leaf & { not: boolean })[] {
  if (!condition) return [];
  if ('fact' in condition) return [{ ...condition, not }];
  if ('not' in condition) return signedLeaves(condition.not, !not);
  return ('all' in condition ? condition.all : condition.any).flatMap((part) => signedLeaves(part, not));
}

function givingsOf(rule: JudgedRule, facts: WholeTool['facts']): Giving[] {
  return statusConditions(rule)
    .filter(({ condition }) => !entails(condition, { any: [] }, facts))
    .map(({ status }) => {
      const { level } = draw([{ rule: rule.id, force: rule.force, status, because: [], missing: [] }]);
      return { from: rule.id, status, to: level };
    });
}

/** The map's rules in groups, each where its first rule stands. */
export function ruleGroups({ rules, weighings, givings }: ToolMap): RuleGroup[] {
  const all = rules.map((id) => ({
    id,
    facts: weighings.flatMap(({ from, to }) => (to === id ? from : [])),
    givings: givings.flatMap(({ from, status, to }) => (from === id ? { status, to } : [])),
  }));
  const key = ({ facts, givings: own }: (typeof all)[number]) => JSON.stringify([facts, own]);
  return [...Map.groupBy(all, key).values()].flatMap((same) => {
    const [first] = same;
    return first ? { rules: unique(same.map(({ id }) => id)), facts: first.facts, givings: first.givings } : [];
  });
}
