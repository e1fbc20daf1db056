import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';
import { channelToolsOf, embedUrl, toolUrl } from '../../src/data/site.ts';
import { toolsOf } from '../../src/data/tools.ts';
import { locales } from '../../src/model/text.ts';
import { filesOf, named, pagesOf, textOf, type Page } from './dist.ts';

if (!existsSync('dist/index.html')) throw new Error('There is no built site in dist/. Run: npm run build');

const content = loadContent();
const pages = new Map(pagesOf('dist').map((page) => [page.path, page]));
const site = 'https://kanalguiden.example';

const pairs = content.policies.flatMap((policy) =>
  [...toolsOf(content, policy).map(({ id }) => id), ...channelToolsOf(policy)].flatMap((tool) =>
    locales.map((locale) => ({ bare: embedUrl(policy.id, tool, locale), full: toolUrl(policy.id, tool, locale) })),
  ),
);

function pageAt(path: string): Page {
  const page = pages.get(path);
  if (!page) throw new Error(`There is no page ${path}.`);
  return page;
}

/** What the islands of a page are made from, and from which files. */
const islands = (page: Page) =>
  named(page, 'astro-island').map(({ attributes }) => [
    attributes['component-url'],
    attributes['renderer-url'],
    attributes['data-props'],
  ]);
const canonical = (page: Page) =>
  named(page, 'link').flatMap(({ attributes }) => (attributes['rel'] === 'canonical' ? [attributes['href']] : []));
const robots = (page: Page) =>
  named(page, 'meta').flatMap(({ attributes }) => (attributes['name'] === 'robots' ? [attributes['content']] : []));

describe('the tools for a frame', () => {
  it('are there for each tool of each policy in both languages', () => {
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.filter(({ bare }) => !pages.has(bare))).toEqual([]);
  });

  it.each(pairs)('$bare has the island of the full page, and points there', ({ bare, full }) => {
    const page = pageAt(bare);
    expect(islands(page)).toEqual(islands(pageAt(full)));
    expect(islands(page)).toHaveLength(1);
    expect(canonical(page)).toEqual([site + full]);
    expect(robots(page)).toEqual(['noindex']);
    expect(canonical(pageAt(full))).toEqual([site + full]);
    expect(robots(pageAt(full))).toEqual([]);
    const [way] = named(page, 'a').filter(({ attributes }) => attributes['target'] === '_top');
    expect(way?.attributes['href']).toBe(full);
    // Whoever leaves the tool gets a new tab, unless a link says otherwise.
    expect(named(page, 'base').map(({ attributes }) => attributes)).toEqual([{ target: '_blank' }]);
  });

  it.each(pairs)('$bare has nothing around the tool', ({ bare }) => {
    const page = pageAt(bare);
    expect(named(page, 'header', 'nav', 'footer', 'dialog')).toEqual([]);
    expect(page.ids.filter((id) => /search|menu|scheme/.test(id))).toEqual([]);
    expect(named(page, 'main')).toHaveLength(1);
  });

  it.each(pairs)('$bare has all that can be read without scripts on the full page', ({ bare, full }) => {
    const whole = (path: string) =>
      named(pageAt(path), 'section', 'fieldset', 'article').map((part) => squeeze(textOf(part)));
    expect(whole(bare)).toEqual(whole(full));
  });

  it('are not in the sitemap, and not to be searched for; the page about them is', () => {
    const files = filesOf('dist');
    const listed = files
      .filter((file) => /^sitemap-\d+\.xml$/.test(file))
      .flatMap((file) => readFileSync(join('dist', file), 'utf8').match(/(?<=<loc>)[^<]+/g) ?? []);
    expect(listed).toContain(`${site}/embed/`);
    expect(listed).toContain(site + (pairs[0]?.full ?? ''));
    expect(pairs.filter(({ bare }) => listed.includes(site + bare))).toEqual([]);

    const found = files
      .filter((file) => file.endsWith('.pf_fragment'))
      .map((file) => gunzipSync(readFileSync(join('dist', file))).toString('utf8'));
    expect(found.some((fragment) => fragment.includes('"/embed/"'))).toBe(true);
    expect(pairs.filter(({ bare }) => found.some((fragment) => fragment.includes(`"${bare}"`)))).toEqual([]);
  });

  it.each(locales)('are all linked from the page that shows them, %s', (locale) => {
    const page = pageAt(locale === 'en' ? '/en/embed/' : '/embed/');
    const links = named(page, 'a').map(({ attributes }) => attributes['href']);
    const own = pairs.filter(({ bare }) => pageAt(bare).locale === locale);
    expect(own.filter(({ bare }) => !links.includes(bare))).toEqual([]);
    const [frame] = named(page, 'iframe');
    expect(own.map(({ bare }) => bare)).toContain(frame?.attributes['src']);
  });
});

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
