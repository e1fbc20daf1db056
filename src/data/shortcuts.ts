import { writeAnswers } from '../engine/link.ts';
import type { Content, PolicyRecord } from '../model/content.ts';
import type { Locale, Localized } from '../model/text.ts';
import { toolUrl } from './site.ts';
import { toolFacts, toolsOf } from './tools.ts';

/** The ways in that every tool's page of a policy shows: the tool's address, with the answers that it begins with. */
export function shortcutsOf(
  content: Content,
  policy: PolicyRecord,
  locale: Locale,
  base: string,
): { label: Localized; url: string }[] {
  return toolsOf(content, policy).flatMap((tool) => {
    if (!tool.shortcut) return [];
    const fragment = writeAnswers(tool.shortcut.answers, toolFacts(content, policy, tool));
    const url = toolUrl(policy.id, tool.id, locale, base);
    return [{ label: tool.shortcut.label, url: fragment === '' ? url : `${url}#${fragment}` }];
  });
}
