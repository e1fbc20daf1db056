import { existsSync } from 'node:fs';
import type { ElementNode } from 'ultrahtml';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';
import { coursesUrl, mapUrl, policyUrl, reviewUrl, ruleUrl, toolUrl } from '../../src/data/site.ts';
import { toolsOf, wholeTool } from '../../src/data/tools.ts';
import { channelCourse, postCourse } from '../../src/engine/course.ts';
import { toolMap } from '../../src/engine/map.ts';
import { locales } from '../../src/model/text.ts';
import { named, pagesOf, textOf, type Page } from './dist.ts';

if (!existsSync('dist/index.html')) throw new Error('There is no built site in dist/. Run: npm run build');

const content = loadContent();
const pages = new Map(pagesOf('dist').map((page) => [page.path, page]));

function pageAt(url: string): Page {
  const page = pages.get(url);
  if (!page) throw new Error(`There is no page ${url}.`);
  return page;
}

const hasClass = ({ attributes }: ElementNode, name: string): boolean =>
  (attributes['class'] ?? '').split(' ').includes(name);

function isWithin(node: ElementNode, name: string): boolean {
  const parent = node.parent as ElementNode | undefined;
  return parent !== undefined && 'attributes' in parent && (hasClass(parent, name) || isWithin(parent, name));
}

/** The elements within the picture, or within the text. */
const elementsIn = (page: Page, part: 'map' | 'map-text'): ElementNode[] =>
  page.elements.filter((element) => isWithin(element, part));

const ids = (elements: readonly ElementNode[], name: string): string[] =>
  elements.flatMap(({ attributes }) => attributes[name] ?? []);

const links = (page: Page): string[] => named(page, 'a').flatMap(({ attributes }) => attributes['href'] ?? []);

describe.each(locales)('pictures, %s', (locale) => {
  const tools = content.policies.flatMap((policy) =>
    toolsOf(content, policy).map((tool) => ({
      name: `${policy.id} ${tool.id}`,
      page: pageAt(mapUrl(policy.id, tool.id, locale)),
      map: toolMap(wholeTool(content, policy, tool)),
      policy,
      tool,
    })),
  );

  it.each(tools)('draws every question, rule and line of $name once, and no other', ({ page, map }) => {
    const picture = elementsIn(page, 'map');
    expect(ids(picture, 'data-fact').toSorted()).toEqual(map.facts.toSorted());
    expect(ids(picture, 'data-rule').toSorted()).toEqual(map.rules.toSorted());
    const edges = picture
      .filter((element) => hasClass(element, 'edge'))
      .flatMap(({ attributes }) => {
        const to = attributes['data-kind'] === 'opens' ? attributes['data-to'] : attributes['data-rules'];
        return (to ?? '').split(' ').map((id) => `${attributes['data-from'] ?? ''} ${id}`);
      });
    expect(edges.toSorted()).toEqual(
      [...map.openings, ...map.weighings].map(({ from, to }) => `${from} ${to}`).toSorted(),
    );
    const gives = picture
      .filter((element) => hasClass(element, 'gives'))
      .flatMap(({ attributes }) =>
        (attributes['data-rules'] ?? '')
          .split(' ')
          .flatMap((rule) =>
            (attributes['data-status'] ?? '')
              .split(' ')
              .map((status) => `${rule} ${status} ${attributes['data-level'] ?? ''}`),
          ),
      );
    expect(gives.toSorted()).toEqual(map.givings.map(({ from, status, to }) => `${from} ${status} ${to}`).toSorted());
  });

  it.each(tools)('says every line of the map of $name in text, with a way to each rule', ({ page, map, policy }) => {
    const text = elementsIn(page, 'map-text');
    const edges = text.flatMap(({ attributes }) =>
      attributes['data-from'] === undefined
        ? []
        : [[attributes['data-from'], attributes['data-to'], attributes['data-status']].join(' ').trim()],
    );
    expect(edges.toSorted()).toEqual(
      [
        ...[...map.openings, ...map.weighings].map(({ from, to }) => `${from} ${to}`),
        ...map.givings.map(({ from, to, status }) => `${from} ${to} ${status}`),
      ].toSorted(),
    );
    const there = links(page);
    const rules = policy.rules.filter(({ id }) => map.rules.includes(id));
    expect(rules.filter((rule) => !there.includes(ruleUrl(rule, locale)))).toEqual([]);
  });

  it.each(tools)('has ids of its own, a named picture and a way there for $name', ({ page, policy, tool }) => {
    expect(page.ids).toEqual([...new Set(page.ids)]);
    const picture = page.elements.find(({ attributes }) => attributes['role'] === 'img');
    expect(picture?.attributes['aria-label']).toBeTruthy();
    expect(links(pageAt(reviewUrl(policy.id, tool.id, locale)))).toContain(mapUrl(policy.id, tool.id, locale));
    expect(links(pageAt(toolUrl(policy.id, tool.id, locale)))).toContain(mapUrl(policy.id, tool.id, locale));
  });

  it.each(content.policies)('draws the ways of a post and of a channel for $id, and says them in text', (policy) => {
    const page = pageAt(coursesUrl(policy.id, locale));
    expect(links(pageAt(policyUrl(policy.id, locale)))).toContain(coursesUrl(policy.id, locale));
    const stations = [
      ...postCourse(policy.rules, policy.silences, content.topics),
      ...channelCourse(policy.rules, policy.opening?.suggestions ?? []),
    ];
    const drawn = page.elements.filter(({ name, attributes }) => name === 'svg' && attributes['data-station']);
    const told = page.elements.filter(({ name, attributes }) => name === 'li' && attributes['data-station']);
    expect(ids(drawn, 'data-station')).toEqual(stations.map(({ id }) => id));
    expect(ids(told, 'data-station')).toEqual(stations.map(({ id }) => id));
    stations.forEach((station, index) => {
      const [picture, text] = [drawn[index], told[index]].map((element) =>
        element ? textOf(element).replace(/\s+/g, '') : '',
      );
      for (const rule of station.rules) {
        // A word that is too wide for the picture is cut with a hyphen.
        const title = rule.title[locale].replace(/[\s*]+/g, '');
        expect(text).toContain(title);
        expect(picture?.replaceAll('-', '')).toContain(title.replaceAll('-', ''));
        expect(links(page)).toContain(ruleUrl(rule, locale));
      }
      for (const silence of station.silences) expect(text).toContain(silence.text[locale].replace(/[\s*]+/g, ''));
    });
  });
});
