import type { APIRoute } from 'astro';
import { toolMore } from '../../../../../data/bundle.ts';
import { loadContent } from '../../../../../data/read.ts';
import { toolCalendar } from '../../../../../data/toolCalendar.ts';
import { base } from '../../../../../site/links.ts';
import { localeOf } from '../../../../../site/locales.ts';
import { toolPages, type ToolPage } from '../../../../../site/toolPages.ts';
import { toolWords } from '../../../../../site/words.ts';

export const getStaticPaths = toolPages;

export const GET: APIRoute<ToolPage> = ({ props: { policy, tool }, params }) => {
  const locale = localeOf(params.locale);
  const content = loadContent();
  const calendar = toolCalendar({ content, policy, locale, base }, tool);
  return Response.json({
    ...toolMore(content, policy.id, tool.id, locale, toolWords(locale, 'later')),
    ...(calendar && { calendar }),
  });
};
