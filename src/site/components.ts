const override = (name: string): string => `./src/components/overrides/${name}.astro`;

/** Starlight's parts that the site replaces. `Nothing` stands for parts that no page shows, so that their styles stay out. */
export const components = {
  ThemeProvider: override('ThemeProvider'),
  ThemeSelect: override('ThemeSelect'),
  PageFrame: override('PageFrame'),
  Header: override('Header'),
  SiteTitle: override('SiteTitle'),
  Search: override('Search'),
  LanguageSelect: override('LanguageSelect'),
  Sidebar: override('Sidebar'),
  TwoColumnContent: override('TwoColumnContent'),
  PageSidebar: override('PageSidebar'),
  ContentPanel: override('ContentPanel'),
  PageTitle: override('PageTitle'),
  MarkdownContent: override('MarkdownContent'),
  Footer: override('Footer'),
  Banner: override('Nothing'),
  Hero: override('Nothing'),
  FallbackContentNotice: override('Nothing'),
  DraftContentNotice: override('Nothing'),
};
