import { loadContent } from '../data/read.ts';
import { toolUrl } from '../data/site.ts';
import type { PolicyRecord } from '../model/content.ts';
import type { Locale } from '../model/text.ts';
import bareStyles from '../styles/bare.css?url&no-inline';
import { base } from './links.ts';
import { policyFrontmatter } from './page.ts';
import { policySidebar } from './policySidebar.ts';
import { sayIn } from './words.ts';

interface ToolPage {
  policy: PolicyRecord;
  tool: string;
  locale: Locale;
  title: string;
  description: string;
  bare: boolean;
}

/** What Starlight is told about a tool's page. A bare one is a second way to the full page, which alone is to be found. */
export function toolPage({ policy, tool, locale, title, description, bare }: ToolPage) {
  const common = { policy, locale, title, description };
  if (!bare)
    return {
      frontmatter: { ...policyFrontmatter(common), tableOfContents: false as const },
      sidebar: policySidebar(loadContent(), policy, locale),
    };
  const fullPage = toolUrl(policy.id, tool, locale, base);
  const { head, ...frontmatter } = policyFrontmatter({ ...common, kind: sayIn(locale)('embed.kind'), pagefind: false });
  return {
    frontmatter: {
      ...frontmatter,
      tableOfContents: false as const,
      fullPage,
      head: [
        ...head,
        { tag: 'link' as const, attrs: { rel: 'canonical', href: new URL(fullPage, import.meta.env.SITE).href } },
        { tag: 'meta' as const, attrs: { name: 'robots', content: 'noindex' } },
        { tag: 'link' as const, attrs: { rel: 'stylesheet', href: bareStyles } },
        // Rules open in a tab of their own: the case that somebody is in the middle of stays where it is.
        { tag: 'base' as const, attrs: { target: '_blank' } },
      ],
    },
    hasSidebar: false,
  };
}
