import type { SitePage } from '../data/searchEntries.ts';
import { proseSidebar } from './locales.ts';

/** The pages that belong to no policy, for search to lead to. */
export function sitePages(): SitePage[] {
  return proseSidebar.map(({ label, translations, link }) => ({
    id: link.replaceAll('/', '') || 'home',
    title: { sv: label, en: translations.en },
    path: link.slice(1),
  }));
}
