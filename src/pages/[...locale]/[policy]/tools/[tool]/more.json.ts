import type { APIRoute } from 'astro';
import { toolMore } from '../../../../../data/bundle.ts';
import { loadContent } from '../../../../../data/read.ts';
import { localeOf } from '../../../../../site/locales.ts';
import { toolPages, type ToolPage } from '../../../../../site/toolPages.ts';
import { toolWords } from '../../../../../site/words.ts';

export const getStaticPaths = toolPages;

export const GET: APIRoute<ToolPage> = ({ props: { policy, tool }, params }) => {
  const locale = localeOf(params.locale);
  return Response.json(toolMore(loadContent(), policy.id, tool.id, locale, toolWords(locale, 'later')));
};
