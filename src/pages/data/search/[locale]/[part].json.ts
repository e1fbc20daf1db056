import type { APIRoute } from 'astro';
import { loadContent } from '../../../../data/read.ts';
import { foreignPart, foreignSite, searchPart, searchSite } from '../../../../data/searchParts.ts';
import type { PolicyRecord } from '../../../../model/content.ts';
import { locales, type Locale } from '../../../../model/text.ts';
import { sitePages } from '../../../../site/sitePages.ts';

interface Props {
  locale: Locale;
  policy: PolicyRecord | undefined;
  foreign: boolean;
}

export function getStaticPaths() {
  return locales.flatMap((locale) =>
    [undefined, ...loadContent().policies].flatMap((policy) =>
      [false, true].map((foreign) => ({
        // No policy can be called "data": it is an address of the site.
        params: { locale, part: `${policy?.id ?? 'data'}${foreign ? '.foreign' : ''}` },
        props: { locale, policy, foreign },
      })),
    ),
  );
}

export const GET: APIRoute<Props> = ({ props: { locale, policy, foreign } }) => {
  const content = loadContent();
  if (foreign) {
    return Response.json(policy ? foreignPart(content, policy, locale) : foreignSite(content, sitePages(), locale));
  }
  return Response.json(policy ? searchPart(content, policy, locale) : searchSite(content, sitePages(), locale));
};
