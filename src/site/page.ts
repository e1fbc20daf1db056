import { plain } from '../engine/text.ts';
import type { PolicyRecord } from '../model/content.ts';
import type { Locale } from '../model/text.ts';

interface PolicyPage {
  policy: PolicyRecord;
  locale: Locale;
  title: string;
  description: string;
  cite?: string;
  /** What sets the page apart from another with the same title. */
  kind?: string;
  /** Whether search finds the page. */
  pagefind?: boolean;
}

/** Front matter of a page that belongs to a policy: its title names the university, its colour is the university's. */
export function policyFrontmatter({ policy, locale, title, description, cite, kind, pagefind = true }: PolicyPage) {
  const owner = policy.short[locale];
  return {
    title,
    description: plain(description),
    policy: policy.id,
    pagefind,
    ...(cite !== undefined && { cite }),
    head: [
      {
        tag: 'title' as const,
        content: [plain(title), owner, 'Kanalguiden', ...(kind === undefined ? [] : [kind])].join(' · '),
      },
      { tag: 'style' as const, content: accentStyle(policy, 'html:root') },
    ],
  };
}

/** A style rule that gives what the selector finds the policy's colour. In a style sheet: attributes would be blocked. */
export function accentStyle({ accent }: PolicyRecord, selector: string): string {
  return `${selector}{--accent:light-dark(${accent.light},${accent.dark})}`;
}
