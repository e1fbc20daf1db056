import type { Locale } from '../model/text.ts';

/** Swedish stands at the root, English under /en. */
export const starlightLocales = {
  root: { label: 'Svenska', lang: 'sv' },
  en: { label: 'English', lang: 'en' },
};

/** The value of the route parameter for each language; the root has none. */
export const localeParams: readonly (string | undefined)[] = [undefined, 'en'];

export function localeOf(param: string | undefined): Locale {
  return param === 'en' ? 'en' : 'sv';
}

const prose = (link: string, sv: string, en: string) => ({ label: sv, translations: { en }, link });

/** Beside pages that belong to no policy. */
export const proseSidebar = [
  prose('/', 'Start', 'Home'),
  prose('/compare/', 'Jämför policyer', 'Compare policies'),
  prose('/find/', 'Sök och hitta', 'Search and find'),
  prose('/laws/', 'Lagar', 'Laws'),
  prose('/glossary/', 'Ordlista', 'Glossary'),
  prose('/embed/', 'Verktygen på intranätet', 'Tools on an intranet'),
  prose('/about/', 'Om Kanalguiden', 'About Kanalguiden'),
  prose('/privacy/', 'Dina uppgifter', 'Your data'),
  prose('/accessibility/', 'Tillgänglighet', 'Accessibility'),
];
