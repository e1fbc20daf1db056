import type { WholeTool } from '../../src/engine/enumerate.ts';
import type { Content } from '../../src/model/content.ts';

/** Every tool that a policy has rules for, whole. */
export function wholeTools({
  policies,
  tools,
  factIndex,
}: Content): { name: string; policy: string; tool: string; whole: WholeTool }[] {
  return policies.flatMap((policy) =>
    tools.flatMap((tool) => {
      const rules = policy.rules.filter((rule) => rule.tools?.includes(tool.id));
      const whole = { rules, facts: factIndex, order: tool.facts };
      return rules.length > 0 ? [{ name: `${policy.id} ${tool.id}`, policy: policy.id, tool: tool.id, whole }] : [];
    }),
  );
}
