import type { Locale } from '../model/text.ts';
import { starlightLocales } from './locales.ts';

/** The site's base path, with a slash at its end. */
export const base: string = import.meta.env.BASE_URL.replace(/\/*$/, '/');

/** Address of a page that both languages have under the same name, such as "privacy/". */
export function pageUrl(path: string, locale: Locale): string {
  return `${base}${locale === 'en' ? 'en/' : ''}${path}`;
}

export function homeUrl(locale: Locale): string {
  return pageUrl('', locale);
}

/** The same page in the other language. */
export function otherLanguage(pathname: string, locale: Locale): { href: string; lang: Locale; label: string } {
  const ofSite = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.replace(/^\/+/, '');
  // A page that was not found has no twin: the other language's home page is where it leads.
  const path = ofSite.replace(/404(\.html|\/)?$/, '');
  if (locale === 'en') {
    return { href: pageUrl(path.replace(/^en(\/|$)/, ''), 'sv'), lang: 'sv', label: starlightLocales.root.label };
  }
  return { href: pageUrl(path, 'en'), lang: 'en', label: starlightLocales.en.label };
}
