import type { APIRoute } from 'astro';
import { userPolicyMore } from '../../../../../data/channelBundle.ts';
import { loadContent } from '../../../../../data/read.ts';
import { channelToolPages, type ChannelToolPage } from '../../../../../site/channelToolPages.ts';
import { base } from '../../../../../site/links.ts';
import { localeOf } from '../../../../../site/locales.ts';
import { channelWords } from '../../../../../site/words.ts';

export const getStaticPaths = () => channelToolPages('user-policy');

export const GET: APIRoute<ChannelToolPage> = ({ props: { policy }, params }) => {
  const locale = localeOf(params.locale);
  const place = { content: loadContent(), policy, locale, base };
  return Response.json(userPolicyMore(place, channelWords(locale, 'user-policy', 'later')));
};
