import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { plain } from '../src/engine/text.ts';
import type { Content } from '../src/model/content.ts';
import type { Locale } from '../src/model/text.ts';

/**
 * Writes a project of plain Starlight with the same guidance text as Markdown pages: default settings, the same two
 * languages, the same addresses.
 */
export function writePlainSite(content: Content, dir: string): void {
  rmSync(dir, { recursive: true, force: true });
  const write = (path: string, text: string): void => {
    const file = join(dir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  // Astro learns from the dependencies which packages it has to process.
  const dependencies = { astro: '*', '@astrojs/starlight': '*' };
  write('package.json', JSON.stringify({ name: 'plain-starlight', private: true, type: 'module', dependencies }));
  symlinkSync(resolve('node_modules'), join(dir, 'node_modules'));
  write('astro.config.mjs', config);
  write('src/content.config.ts', contentConfig);
  for (const locale of ['sv', 'en'] as const) {
    const root = `src/content/docs/${locale === 'en' ? 'en/' : ''}`;
    write(
      `${root}index.md`,
      markdown(
        'Kanalguiden',
        content.policies.map(({ name }) => name[locale]),
      ),
    );
    for (const policy of content.policies) {
      write(`${root}${policy.id}/index.md`, markdown(policy.name[locale], [policy.summary[locale]]));
      for (const section of policy.sections) {
        const rules = section.rules.flatMap((rule) => [
          `## ${plain(rule.title[locale])}`,
          plain(rule.text[locale]),
          ...[rule.do, rule.note].flatMap((text) => (text ? [plain(text[locale])] : [])),
          rule.cite[locale],
        ]);
        write(
          `${root}${policy.id}/${section.slug}.md`,
          markdown(plain(section.title[locale]), [plain(section.intro[locale]), ...rules]),
        );
      }
    }
  }
}

function markdown(title: string, paragraphs: readonly string[]): string {
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${paragraphs.join('\n\n')}\n`;
}

const languages: Record<'root' | 'en', { label: string; lang: Locale }> = {
  root: { label: 'Svenska', lang: 'sv' },
  en: { label: 'English', lang: 'en' },
};

const config = `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: 'https://plain.example',
  integrations: [starlight({ title: 'Kanalguiden', locales: ${JSON.stringify(languages)} })],
});
`;

const contentConfig = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;
