import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';
import {
  channelToolsOf,
  policyUrl,
  reviewUrl,
  ruleUrl,
  sectionPages,
  sectionUrl,
  toolUrl,
} from '../../src/data/site.ts';
import { toolsOf } from '../../src/data/tools.ts';
import { decode, filesOf, named, ownText, pagesOf, textOf, type Page } from './dist.ts';

if (!existsSync('dist/index.html')) throw new Error('There is no built site in dist/. Run: npm run build');

const content = loadContent();
const pages = pagesOf('dist');
const files = new Set(filesOf('dist'));
const byPath = new Map(pages.map((page) => [page.path, page]));
const isMissingPage = ({ path }: Page): boolean => path.includes('404');
const site = 'https://kanalguiden.example';

/** What is wrong, one line for each page that has something wrong. */
function faults(find: (page: Page) => readonly string[]): string[] {
  return pages.flatMap((page) => find(page).map((fault) => `${page.path}: ${fault}`));
}

describe('the built site', () => {
  it('has a page for each policy, section and tool in both languages', () => {
    const expected = (['sv', 'en'] as const).flatMap((locale) => [
      ...content.policies.map(({ id }) => policyUrl(id, locale)),
      ...sectionPages(content).map(({ section }) => sectionUrl(section, locale)),
      ...content.policies.flatMap((policy) =>
        toolsOf(content, policy).flatMap(({ id }) => [
          toolUrl(policy.id, id, locale),
          reviewUrl(policy.id, id, locale),
        ]),
      ),
      ...content.policies.flatMap((policy) => channelToolsOf(policy).map((tool) => toolUrl(policy.id, tool, locale))),
      ...['', 'about/', 'privacy/', 'accessibility/'].map((path) => `${locale === 'en' ? '/en/' : '/'}${path}`),
    ]);
    expect(expected.filter((path) => !byPath.has(path))).toEqual([]);
    console.info(`${String(pages.length)} pages`);
  });

  it('has each rule under its address, in both languages', () => {
    const missing = content.policies
      .flatMap(({ rules }) => rules)
      .flatMap((rule) => (['sv', 'en'] as const).map((locale) => ruleUrl(rule, locale)))
      .filter((url) => {
        const [path = '', id = ''] = url.split('#');
        return !byPath.get(path)?.ids.includes(id);
      });
    expect(missing).toEqual([]);
  });

  it('A11, B11: has one h1, a language, a title of its own and a description on each page, and a text for each image', () => {
    expect(
      faults((page) => {
        const titles = named(page, 'title').filter((title) => title.parent.name === 'head');
        const description = named(page, 'meta').find(({ attributes }) => attributes['name'] === 'description');
        return [
          named(page, 'h1').length === 1 ? [] : `${String(named(page, 'h1').length)} h1`,
          named(page, 'html')[0]?.attributes['lang'] === page.locale ? [] : 'wrong language',
          titles.length === 1 && titles[0] && textOf(titles[0]).trim() ? [] : 'no title',
          description?.attributes['content'] || isMissingPage(page) ? [] : 'no description',
          named(page, 'img').every(({ attributes }) => attributes['alt'] !== undefined) ? [] : 'an image without alt',
        ].flat();
      }),
    ).toEqual([]);
    const titles = pages.filter((page) => !isMissingPage(page)).map((page) => [titleOf(page), page.path] as const);
    const twice = Map.groupBy(titles, ([title]) => title)
      .values()
      .filter((group) => group.length > 1);
    expect([...twice]).toEqual([]);
  });

  it('B14: has a twin of each page in the other language, which points back', () => {
    expect(
      faults((page) => {
        if (isMissingPage(page)) return [];
        const twin = page.locale === 'en' ? page.path.slice('/en'.length) : `/en${page.path}`;
        if (!byPath.has(twin)) return [`no twin ${twin}`];
        const alternates = new Map(
          named(page, 'link')
            .filter(({ attributes }) => attributes['rel'] === 'alternate' && attributes['hreflang'])
            .map(({ attributes }) => [attributes['hreflang'], attributes['href']]),
        );
        const other = page.locale === 'en' ? 'sv' : 'en';
        return [
          alternates.get(other) === site + twin ? [] : `hreflang ${other} is ${alternates.get(other) ?? 'missing'}`,
          alternates.get(page.locale) === site + page.path ? [] : `hreflang ${page.locale} is not itself`,
        ].flat();
      }),
    ).toEqual([]);
  });

  it('B7: has a target for each link and anchor of its own', () => {
    expect(
      faults((page) =>
        named(page, 'a', 'area', 'use')
          .flatMap(({ attributes }) => attributes['href'] ?? [])
          .map(decode)
          .flatMap((href) => {
            const { origin, pathname, hash } = new URL(href, site + page.path);
            if (origin !== site) return [];
            const path = decodeURIComponent(pathname);
            const target = byPath.get(path);
            if (!target) return files.has(path.slice(1)) ? [] : [`no page ${href}`];
            const id = decodeURIComponent(hash.slice(1));
            return id === '' || id.includes('=') || target.ids.includes(id) ? [] : [`no anchor ${href}`];
          }),
      ),
    ).toEqual([]);
  });

  it('loads nothing from elsewhere, and every file it loads is there', () => {
    expect(
      faults((page) =>
        [
          ...named(page, 'script', 'img', 'iframe', 'source', 'audio', 'video', 'embed').flatMap(
            ({ attributes }) => attributes['src'] ?? [],
          ),
          ...named(page, 'link')
            .filter(({ attributes }) => !['alternate', 'canonical'].includes(attributes['rel'] ?? ''))
            .flatMap(({ attributes }) => attributes['href'] ?? []),
          ...named(page, 'astro-island').flatMap(({ attributes }) =>
            ['component-url', 'renderer-url', 'before-hydration-url'].flatMap((name) => attributes[name] ?? []),
          ),
        ]
          .map(decode)
          .flatMap((src) => {
            const { origin, pathname } = new URL(src, site + page.path);
            if (origin !== site) return [`loads ${src}`];
            const path = decodeURIComponent(pathname);
            return files.has(path.slice(1)) || byPath.has(path) ? [] : [`no file ${src}`];
          }),
      ),
    ).toEqual([]);
  });

  it('B10, B12: has no id twice, no handler and no style or alignment in an attribute', () => {
    expect(
      faults((page) => [
        ...page.ids.filter((id, index) => page.ids.indexOf(id) !== index).map((id) => `id ${id} twice`),
        ...page.elements.flatMap(({ name, attributes }) =>
          Object.keys(attributes)
            .filter((attribute) => ['style', 'align'].includes(attribute) || /^on[a-z]/.test(attribute))
            .map((attribute) => `<${name} ${attribute}>`),
        ),
      ]),
    ).toEqual([]);
  });

  it('marks the language of parts: what stands in the other language says so', () => {
    expect(
      faults((page) =>
        page.elements
          .filter(({ name, attributes }) => name === 'i' && attributes['lang'] === page.locale)
          .map((element) => `marked as its own language: ${textOf(element)}`),
      ),
    ).toEqual([]);
  });

  it('A10: shows none of the marks of the content: asterisks, slots that nothing filled', () => {
    const mark = /\*\p{L}|\p{L}\*|\{[a-z][a-z0-9-]*\}/u;
    expect(
      faults((page) =>
        page.elements
          .filter(({ name }) => !['script', 'style'].includes(name))
          .flatMap(ownText)
          .filter((text) => mark.test(text)),
      ),
    ).toEqual([]);
  });

  it('has a page for missing addresses in both languages', () => {
    expect(
      pages
        .filter(isMissingPage)
        .map(({ locale }) => locale)
        .toSorted(),
    ).toEqual(['en', 'sv']);
  });

  it('has an index to search', () => {
    expect([...files].filter((file) => file.startsWith('pagefind/') && file.endsWith('.js')).length).toBeGreaterThan(0);
  });
});

function titleOf(page: Page): string {
  const title = named(page, 'title').find(({ parent }) => parent.name === 'head');
  return title ? textOf(title).trim() : '';
}
