import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../src/model/content.ts';
import { locales } from '../src/model/text.ts';
import { markdown, writeBelow, type PlainPage } from './plain.ts';

/**
 * Writes a VitePress project with these pages: the default theme with its own search, the site's two languages, the same
 * addresses, and beside each page the list of all that Starlight shows by itself. VitePress is installed with it, apart
 * from the site's own packages, because it needs an older Vite.
 */
export function writeVitePressSite(content: Content, pages: readonly PlainPage[], dir: string): void {
  mkdirSync(dir, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join('bench/vitepress', file), join(dir, file));
  if (!existsSync(join(dir, 'node_modules/vitepress'))) {
    console.log('Installing VitePress …');
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  rmSync(join(dir, 'docs'), { recursive: true, force: true });
  for (const page of pages) {
    // An address is a folder here too.
    const path = page.path.replace(/(?<!(^|\/)index)\.md$/, '/index.md');
    writeBelow(join(dir, 'docs'), path, markdown({ ...page, paragraphs: [`# ${page.title}`, ...page.paragraphs] }));
  }
  writeBelow(join(dir, 'docs'), '.vitepress/config.mjs', config(content));
}

function config({ policies }: Content): string {
  const [root, en] = locales.map((locale) => ({
    label: { sv: 'Svenska', en: 'English' }[locale],
    lang: locale,
    themeConfig: {
      sidebar: policies.map(({ id, name, sections }) => ({
        text: name[locale],
        items: sections.map(({ slug, title }) => ({
          text: title[locale],
          link: `${locale === 'en' ? '/en' : ''}/${id}/${slug}/`,
        })),
      })),
    },
  }));
  const site = { title: 'Kanalguiden', locales: { root, en }, themeConfig: { search: { provider: 'local' } } };
  return `export default ${JSON.stringify(site)};\n`;
}

/** @throws when the build fails. */
export function buildVitePressSite(dir: string): string {
  execFileSync(join(dir, 'node_modules/.bin/vitepress'), ['build', 'docs'], {
    cwd: dir,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return join(dir, 'docs/.vitepress/dist');
}
