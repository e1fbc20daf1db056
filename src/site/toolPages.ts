import { loadContent } from '../data/read.ts';
import { toolsOf } from '../data/tools.ts';
import type { PolicyRecord, ToolRecord } from '../model/content.ts';
import { localeParams } from './locales.ts';

export interface ToolPage {
  policy: PolicyRecord;
  tool: ToolRecord;
}

/** The paths of a route that every tool of every policy has, in both languages. */
export function toolPages() {
  const content = loadContent();
  return localeParams.flatMap((locale) =>
    content.policies.flatMap((policy) =>
      toolsOf(content, policy).map((tool) => ({
        params: { locale, policy: policy.id, tool: tool.id },
        props: { policy, tool },
      })),
    ),
  );
}
