import { plain } from '../engine/text.ts';
import { channelToolsOf } from '../data/site.ts';
import { toolsOf } from '../data/tools.ts';
import type { Content, PolicyRecord } from '../model/content.ts';
import type { Locale } from '../model/text.ts';
import { sayIn } from './words.ts';

/** The links beside a policy's pages: its own and no other's, so that the list is as long with forty policies as with two. */
export function policySidebar(content: Content, policy: PolicyRecord, locale: Locale) {
  return [
    { label: policy.name[locale], link: `/${policy.id}/` },
    ...policy.sections.map((section) => ({
      label: plain(section.title[locale]),
      link: `/${policy.id}/${section.slug}/`,
    })),
    ...toolsOf(content, policy).map((tool) => ({
      label: plain(tool.title[locale]),
      link: `/${policy.id}/tools/${tool.id}/`,
      attrs: { 'data-tool': '' },
    })),
    ...channelToolsOf(policy).map((tool) => ({
      label: sayIn(locale)(`opening.${tool}.title`),
      link: `/${policy.id}/tools/${tool}/`,
      attrs: { 'data-tool': '' },
    })),
  ];
}
