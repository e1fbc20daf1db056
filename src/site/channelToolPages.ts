import { loadContent } from '../data/read.ts';
import { channelToolsOf, type ChannelTool } from '../data/site.ts';
import type { PolicyRecord } from '../model/content.ts';
import type { Locale } from '../model/text.ts';
import { localeOf, localeParams } from './locales.ts';

export interface ChannelToolPage {
  policy: PolicyRecord;
  locale: Locale;
  /** For an intranet's frame: the tool alone. */
  bare: boolean;
}

/** The paths of a channel tool's route: one for each policy that has the tool, in both languages. */
export function channelToolPages(tool: ChannelTool, { bare = false } = {}) {
  return localeParams.flatMap((locale) =>
    loadContent()
      .policies.filter((policy) => channelToolsOf(policy).includes(tool))
      .map((policy) => ({
        params: { locale, policy: policy.id },
        props: { policy, locale: localeOf(locale), bare },
      })),
  );
}
