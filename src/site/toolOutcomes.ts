import { kept } from '../data/kept.ts';
import { wholeTool } from '../data/tools.ts';
import { outcomes } from '../engine/outcomes.ts';
import type { Content, PolicyRecord, ToolRecord } from '../model/content.ts';

/** Every outcome of a tool for one policy. */
export function toolOutcomes(content: Content, policy: PolicyRecord, tool: ToolRecord): ReturnType<typeof outcomes> {
  return known(content)(policy)(tool);
}

// Kept, because both languages show it.
const known = kept((content: Content) =>
  kept((policy: PolicyRecord) => kept((tool: ToolRecord) => outcomes(wholeTool(content, policy, tool)))),
);
