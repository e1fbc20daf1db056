import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { plain } from '../src/engine/text.ts';
import type { Content } from '../src/model/content.ts';
import { locales, type Locale } from '../src/model/text.ts';

/**
 * Writes a project of plain Starlight with these pages: default settings, the site's two languages.
 * @param sidebar Starlight's own lists every page on every page, which grows with the square of their number; the short
 * one has a link to the home page alone.
 */
export function writePlainSite(
  pages: readonly PlainPage[],
  dir: string,
  sidebar: 'default' | 'short' = 'default',
): void {
  rmSync(dir, { recursive: true, force: true });
  const write = (path: string, text: string): void => writeBelow(dir, path, text);
  // Astro learns from the dependencies which packages it has to process.
  const dependencies = { astro: '*', '@astrojs/starlight': '*' };
  write('package.json', JSON.stringify({ name: 'plain-starlight', private: true, type: 'module', dependencies }));
  symlinkSync(resolve('node_modules'), join(dir, 'node_modules'));
  write('astro.config.mjs', config(sidebar === 'short' ? [{ label: 'Start', link: '/' }] : undefined));
  write('src/content.config.ts', contentConfig);
  for (const page of pages) write(`src/content/docs/${page.path}`, markdown(page));
}

/** One page of Markdown: its file, such as "en/ltu/conduct.md", its title and what stands on it. */
export interface PlainPage {
  path: string;
  title: string;
  paragraphs: readonly string[];
}

/** The guidance text as Markdown: the home page, and of each policy the first page and the sections. Each in both languages. */
export function guidancePages(content: Content): PlainPage[] {
  const home = (locale: Locale) => [
    { path: 'index.md', title: 'Kanalguiden', paragraphs: content.policies.map(({ name }) => name[locale]) },
  ];
  const policies = (locale: Locale) =>
    content.policies.flatMap((policy) => [
      { path: `${policy.id}/index.md`, title: policy.name[locale], paragraphs: [policy.summary[locale]] },
      ...policy.sections.map((section) => ({
        path: `${policy.id}/${section.slug}.md`,
        title: plain(section.title[locale]),
        paragraphs: [
          plain(section.intro[locale]),
          ...section.rules.flatMap((rule) => [
            `## ${plain(rule.title[locale])}`,
            plain(rule.text[locale]),
            ...[rule.do, rule.note].flatMap((text) => (text ? [plain(text[locale])] : [])),
            rule.cite[locale],
          ]),
        ],
      })),
    ]);
  return locales.flatMap((locale) =>
    [...home(locale), ...policies(locale)].map((page) => ({
      ...page,
      path: `${locale === 'en' ? 'en/' : ''}${page.path}`,
    })),
  );
}

export function markdown({ title, paragraphs }: PlainPage): string {
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${paragraphs.join('\n\n')}\n`;
}

export function writeBelow(dir: string, path: string, text: string): void {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const languages: Record<'root' | 'en', { label: string; lang: Locale }> = {
  root: { label: 'Svenska', lang: 'sv' },
  en: { label: 'English', lang: 'en' },
};

const config = (
  sidebar: { label: string; link: string }[] | undefined,
): string => `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: 'https://plain.example',
  // node_modules is shared; what Astro keeps there would be.
  cacheDir: './.cache',
  integrations: [starlight(${JSON.stringify({ title: 'Kanalguiden', locales: languages, sidebar })})],
});
`;

const contentConfig = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;
