import { toolsOf, wholeTool } from '../../src/data/tools.ts';
import type { WholeTool } from '../../src/engine/enumerate.ts';
import type { JudgedRule } from '../../src/engine/judge.ts';
import type { Content } from '../../src/model/content.ts';
import type { Level } from '../../src/model/tool.ts';

/** Every tool that a policy has rules for, whole. */
export function wholeTools(content: Content): { name: string; policy: string; tool: string; whole: WholeTool }[] {
  return content.policies.flatMap((policy) =>
    toolsOf(content, policy).map((tool) => ({
      name: `${policy.id} ${tool.id}`,
      policy: policy.id,
      tool: tool.id,
      whole: wholeTool(content, policy, tool),
    })),
  );
}

/** Where answers can end: at a stop only by a must-not, at not-yet only by a must that answers can tell to be unmet. */
export function endingLevels(rules: readonly JudgedRule[]): Level[] {
  const forbids = rules.some(({ force }) => force === 'must-not');
  const demands = rules.some(({ force, met }) => force === 'must' && met);
  return [...(forbids ? (['stop'] as const) : []), ...(demands ? (['not-yet'] as const) : []), 'go'];
}
