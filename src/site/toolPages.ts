import { loadContent } from '../data/read.ts';
import { toolsOf } from '../data/tools.ts';
import type { PolicyRecord, ToolRecord } from '../model/content.ts';
import type { Locale } from '../model/text.ts';
import { localeOf, localeParams } from './locales.ts';

export interface ToolPage {
  policy: PolicyRecord;
  tool: ToolRecord;
  locale: Locale;
  /** For an intranet's frame: the tool alone. */
  bare: boolean;
}

/** The paths of a route that every tool of every policy has, in both languages. */
export function toolPages({ bare = false } = {}) {
  const content = loadContent();
  return localeParams.flatMap((locale) =>
    content.policies.flatMap((policy) =>
      toolsOf(content, policy).map((tool) => ({
        params: { locale, policy: policy.id, tool: tool.id },
        props: { policy, tool, locale: localeOf(locale), bare },
      })),
    ),
  );
}
