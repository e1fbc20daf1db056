import { existsSync } from 'node:fs';
import type { ElementNode, Node } from 'ultrahtml';
import { describe, expect, it } from 'vitest';
import { comparedPoints, comparedPolicies, counterparts, topicComparison } from '../../src/data/comparison.ts';
import { loadContent } from '../../src/data/read.ts';
import { compareUrl, pointUrl, ruleUrl } from '../../src/data/site.ts';
import { plain } from '../../src/engine/text.ts';
import { locales } from '../../src/model/text.ts';
import { decode, named, pagesOf, textOf, type Page } from './dist.ts';

if (!existsSync('dist/index.html')) throw new Error('There is no built site in dist/. Run: npm run build');

const content = loadContent();
const pages = new Map(pagesOf('dist').map((page) => [page.path, page]));

function pageAt(url: string): Page {
  const page = pages.get(url.replace(/#.*/, ''));
  if (!page) throw new Error(`There is no page ${url}.`);
  return page;
}

function inside(node: Node): ElementNode[] {
  if (!('children' in node)) return [];
  return (node.children as Node[]).flatMap((child) => [
    ...('attributes' in child ? [child as ElementNode] : []),
    ...inside(child),
  ]);
}

const linksIn = (elements: readonly ElementNode[]): string[] =>
  elements.flatMap(({ name, attributes }) => (name === 'a' ? (attributes['href'] ?? []) : []));
const textIn = (node: Node | undefined): string => (node ? decode(textOf(node)) : '');
const policyOf = ({ attributes }: ElementNode): string | undefined => attributes['data-policy'];

describe.each(locales)('side by side, %s', (locale) => {
  const index = locale === 'en' ? '/en/compare/' : '/compare/';
  const silence = content.words[locale]['compare.silent'] ?? '';

  it('has on the page of each topic every policy: its answer and the rules that give it, or that it is silent', () => {
    for (const { id } of content.topics) {
      const page = pageAt(compareUrl(id, locale));
      const { points, rest, silent } = topicComparison(content, id);
      const sides = points.flatMap((point) => point.sides);
      const blocks = page.elements.filter((element) => element.name === 'div' && policyOf(element));
      expect(blocks.map(policyOf)).toEqual([...sides, ...rest].map(({ policy }) => policy.id));
      for (const [position, side] of sides.entries()) {
        const block = blocks[position];
        expect(textIn(block)).toContain(side.policy.name[locale]);
        expect(textIn(block)).toContain(side.silent ? silence : plain(side.says[locale]));
        const links = block ? linksIn(inside(block)) : [];
        expect(links).toEqual(side.silent ? [] : side.rules.map((rule) => ruleUrl(rule, locale)));
      }
      const links = linksIn(page.elements);
      expect(rest.flatMap(({ rules }) => rules).filter((rule) => !links.includes(ruleUrl(rule, locale)))).toEqual([]);
      expect(points.filter(({ point }) => !page.ids.includes(point.id))).toEqual([]);
      const told = named(page, 'p').map(textIn);
      for (const { name } of silent) expect(told.some((text) => text.includes(name[locale]))).toBe(true);
      const lacking = content.policies.filter(
        (policy) => !silent.includes(policy) && !blocks.some((block) => policyOf(block) === policy.id),
      );
      expect(lacking).toEqual([]);
    }
  });

  it('has in the table of all topics a row for each point, with a cell for each policy', () => {
    const rows = named(pageAt(index), 'tr').filter(({ parent }) => (parent as ElementNode).name === 'tbody');
    const points = content.topics.flatMap(({ id }) => topicComparison(content, id).points);
    expect(points).toHaveLength(comparedPoints(content).length);
    expect(rows.map((row) => linksIn(inside(row)))).toEqual(points.map(({ point }) => [pointUrl(point, locale)]));
    for (const [position, { sides }] of points.entries()) {
      const row = rows[position];
      const cells = row ? inside(row).filter(({ name }) => name === 'td') : [];
      expect(cells.map(policyOf)).toEqual(comparedPolicies(content).map(({ id }) => id));
      for (const [column, side] of sides.entries()) {
        expect(textIn(cells[column])).toContain(side.silent ? silence : plain(side.says[locale]));
      }
    }
  });

  it('leads from a rule to the points that it answers and to its counterparts, two at most', () => {
    const rules = content.policies.flatMap((policy) => policy.rules);
    expect(rules.some((rule) => counterparts(content, rule, 2).count > 2)).toBe(true);
    for (const rule of rules) {
      const heading = pageAt(ruleUrl(rule, locale)).elements.find(({ attributes }) => attributes['id'] === rule.id);
      const card = heading ? linksIn(inside(heading.parent)) : [];
      const shown = counterparts(content, rule, 2).first;
      const others = shown.flatMap((one) => ('rule' in one ? ruleUrl(one.rule, locale) : []));
      expect(card.filter((url) => url.includes('#') && others.includes(url)).toSorted()).toEqual(others.toSorted());
      expect(shown.map(({ point }) => pointUrl(point, locale)).filter((url) => !card.includes(url))).toEqual([]);
      expect(
        card.some((url) => url.startsWith(index)),
        rule.id,
      ).toBe(true);
      const foreign = card.filter((url) =>
        rules.some((one) => one.policy !== rule.policy && ruleUrl(one, locale) === url),
      );
      expect(foreign).toHaveLength(others.length);
    }
  });
});
