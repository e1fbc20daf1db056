import { existsSync } from 'node:fs';
import type { ElementNode, Node } from 'ultrahtml';
import { describe, expect, it } from 'vitest';
import { byLetter, markedEntries, rulesUsing } from '../../src/data/glossary.ts';
import { loadContent } from '../../src/data/read.ts';
import { entryUrl, lawUrl, ruleUrl, rulesNaming, sectionPages, sectionUrl } from '../../src/data/site.ts';
import { locales } from '../../src/model/text.ts';
import { named, pagesOf, type Page } from './dist.ts';

if (!existsSync('dist/index.html')) throw new Error('There is no built site in dist/. Run: npm run build');

const content = loadContent();
const pages = new Map(pagesOf('dist').map((page) => [page.path, page]));

function pageAt(url: string): Page {
  const page = pages.get(url.replace(/#.*/, ''));
  if (!page) throw new Error(`There is no page ${url}.`);
  return page;
}

const linksOf = (page: Page): Set<string> =>
  new Set(named(page, 'a').flatMap(({ attributes }) => attributes['href'] ?? []));
const buttonsOf = (page: Page): ElementNode[] =>
  named(page, 'button').filter(({ attributes }) => attributes['class'] === 'term');

function around(node: Node): ElementNode[] {
  const parent = 'parent' in node ? node.parent : undefined;
  return parent && 'attributes' in parent ? [parent as ElementNode, ...around(parent)] : [];
}

describe.each(locales)('laws and words, %s', (locale) => {
  it('has every act on its page, with the rules that name it, and a way there from each of them', () => {
    for (const { id } of content.laws) {
      const page = pageAt(lawUrl(id, locale));
      const rules = rulesNaming(content, id);
      expect(page.ids).toContain(id);
      expect(rules.filter((rule) => !linksOf(page).has(ruleUrl(rule, locale)))).toEqual([]);
      expect(rules.filter((rule) => !linksOf(pageAt(ruleUrl(rule, locale))).has(lawUrl(id, locale)))).toEqual([]);
    }
  });

  it('has every term in the order of the alphabet, with the rules that use it', () => {
    const order = byLetter(content.glossary, locale).flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(order.toSorted()).toEqual(content.glossary.map(({ id }) => id).toSorted());
    for (const entry of content.glossary) {
      const page = pageAt(entryUrl(entry.id, locale));
      expect(page.ids.filter((id) => order.includes(id))).toEqual(order);
      const rules = rulesUsing(content, entry, locale);
      expect(rules.filter((rule) => !linksOf(page).has(ruleUrl(rule, locale)))).toEqual([]);
    }
  });

  it('opens a meaning from the first mention in a rule, never from a heading or a link', () => {
    let mentions = 0;
    for (const { section } of sectionPages(content)) {
      const page = pageAt(sectionUrl(section, locale));
      const boxes = page.elements.filter(({ attributes }) => attributes['class'] === 'meaning');
      expect(boxes.map(({ attributes }) => attributes['id'])).toEqual(
        markedEntries(content, section.rules, locale).map(({ id }) => `term-${id}`),
      );
      const seen = buttonsOf(page).map((button) => {
        const parents = around(button);
        expect(parents.filter(({ name }) => /^(h[1-6]|a|summary)$/.test(name))).toEqual([]);
        expect(page.ids).toContain(button.attributes['popovertarget']);
        const card = parents.find(({ name }) => name === 'article');
        expect(card).toBeDefined();
        return { card, target: button.attributes['popovertarget'] };
      });
      mentions += seen.length;
      const twice = seen.filter(
        ({ card, target }, index) =>
          seen.findIndex((other) => other.card === card && other.target === target) !== index,
      );
      expect(twice).toEqual([]);
    }
    expect(mentions).toBeGreaterThan(0);
  });
});
