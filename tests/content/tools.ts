import { toolsOf, wholeTool } from '../../src/data/tools.ts';
import type { WholeTool } from '../../src/engine/enumerate.ts';
import type { Content } from '../../src/model/content.ts';

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
