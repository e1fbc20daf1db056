import type { FactNode } from '../engine/condition.ts';
import type { WholeTool } from '../engine/enumerate.ts';
import type { Content, PlacedRule, PolicyRecord, ToolRecord } from '../model/content.ts';
import type { Fact } from '../model/fact.ts';
import type { Silence } from '../model/policy.ts';
import { factsBehind, restrictRecord } from './conditions.ts';
import { kept } from './kept.ts';

/** The tools that weigh at least one rule of the policy. */
export function toolsOf(content: Content, policy: PolicyRecord): ToolRecord[] {
  return content.tools.filter((tool) => weighedRules(policy, tool).length > 0);
}

/** The policy's rules that a tool weighs, as it weighs them: with conditions about what it asks. A note is never weighed. */
export function weighedRules(policy: PolicyRecord, tool: ToolRecord): readonly PlacedRule[] {
  return rulesByTool(policy)(tool);
}

const rulesByTool = kept((policy: PolicyRecord) =>
  kept((tool: ToolRecord): readonly PlacedRule[] => {
    const asked = new Set(tool.facts);
    return policy.rules.flatMap((rule) =>
      rule.force !== 'note' && rule.tools?.includes(tool.id) ? (restrictRecord(rule, asked) ?? []) : [],
    );
  }),
);

/** The policy's silences that a tool tells of. */
export function toldSilences(policy: PolicyRecord, tool: ToolRecord): Silence[] {
  const asked = new Set(tool.facts);
  return policy.silences.flatMap((silence) =>
    silence.tools?.includes(tool.id) ? (restrictRecord(silence, asked) ?? []) : [],
  );
}

/** The facts that the policy's rules need in a tool, in the order to ask. */
export function toolFacts(content: Content, policy: PolicyRecord, tool: ToolRecord): Fact[] {
  return [...wholeTool(content, policy, tool).facts.values()];
}

/** The facts of a tool's list that can arise in it, in its order. */
export function askableFacts<F extends FactNode>(
  facts: ReadonlyMap<string, F>,
  order: readonly string[],
): Map<string, F> {
  const asked = new Set(order);
  return new Map(
    order.flatMap((id) => {
      const fact = facts.get(id);
      const own = fact && restrictRecord(fact, asked);
      return own ? [[id, own] as const] : [];
    }),
  );
}

/** A tool for one policy, with the facts that the policy's rules need. The same object each time. */
export function wholeTool(content: Content, policy: PolicyRecord, tool: ToolRecord): WholeFactTool {
  return wholeTools(content)(policy)(tool);
}

type WholeFactTool = Omit<WholeTool, 'facts'> & { facts: ReadonlyMap<string, Fact> };

const wholeTools = kept((content: Content) =>
  kept((policy: PolicyRecord) =>
    kept((tool: ToolRecord): WholeFactTool => {
      const rules = weighedRules(policy, tool);
      const known = askableFacts(content.factIndex, tool.facts);
      const needed = factsBehind(
        rules.flatMap((rule) => [rule.when, rule.met]),
        known,
      );
      const facts = new Map([...known].filter(([id]) => needed.has(id)));
      return { rules, facts, order: [...facts.keys()] };
    }),
  ),
);
