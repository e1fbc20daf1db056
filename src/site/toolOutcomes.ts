import { wholeTool } from '../data/tools.ts';
import { outcomes } from '../engine/outcomes.ts';
import type { Content, PolicyRecord, ToolRecord } from '../model/content.ts';

const known = new WeakMap<Content, Map<string, ReturnType<typeof outcomes>>>();

/** Every outcome of a tool for one policy. Kept as long as the content is, because both languages show it. */
export function toolOutcomes(content: Content, policy: PolicyRecord, tool: ToolRecord): ReturnType<typeof outcomes> {
  const kept = known.get(content) ?? new Map<string, ReturnType<typeof outcomes>>();
  known.set(content, kept);
  const key = `${policy.id}/${tool.id}`;
  const found = kept.get(key) ?? outcomes(wholeTool(content, policy, tool));
  kept.set(key, found);
  return found;
}
