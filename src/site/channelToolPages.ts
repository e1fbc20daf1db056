import { loadContent } from '../data/read.ts';
import { channelToolsOf, type ChannelTool } from '../data/site.ts';
import type { PolicyRecord } from '../model/content.ts';
import { localeParams } from './locales.ts';

export interface ChannelToolPage {
  policy: PolicyRecord;
}

/** The paths of a channel tool's route: one for each policy that has the tool, in both languages. */
export function channelToolPages(tool: ChannelTool) {
  return localeParams.flatMap((locale) =>
    loadContent()
      .policies.filter((policy) => channelToolsOf(policy).includes(tool))
      .map((policy) => ({ params: { locale, policy: policy.id }, props: { policy } })),
  );
}
