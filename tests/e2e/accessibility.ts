import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { parse } from 'yaml';
import { z } from 'zod';
import { invalidIn } from '../validity.ts';
import { expect } from './fixtures.ts';

const axeScript = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ofColour = ['color-contrast', 'link-in-text-block'];
const sizes = [
  { width: 320, height: 640 },
  { width: 1280, height: 720 },
];
const light = { colorScheme: 'light', forcedColors: 'none' } as const;
const others = [
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

/** What axe cannot decide, and how we have decided it. */
const judgements = z
  .array(z.strictObject({ rule: z.string(), message: z.string(), at: z.string(), because: z.string().min(20) }))
  .parse(parse(readFileSync('tests/accessibility.yaml', 'utf8')));

/**
 * Wants the page as it is to be valid HTML, and to have no fault that axe finds: narrow and wide, each in light, dark and
 * forced colours. Leaves it wide and light.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  expect.soft(await invalidIn(await page.content()), `HTML, ${where}`).toEqual([]);
  for (const size of sizes) {
    await page.setViewportSize(size);
    const sized = `${where}, ${String(size.width)} px`;
    for (const colours of others) {
      await page.emulateMedia(colours);
      await expectNone(page, `${sized}, ${Object.values(colours).join(' ')}`, 'colours');
    }
    await page.emulateMedia(light);
    await expectNone(page, sized, 'all');
  }
}

/** As expectAccessible, for one part of the page as it is now. */
export async function expectPartAccessible(page: Page, selector: string): Promise<void> {
  await expectNone(page, selector, 'all', selector);
}

/** Looks that an element of some page had: where there is nothing new, axe would only find the same once more. */
const seen = new Set<string>();

interface Ask {
  selector: string | undefined;
  seen: readonly string[];
  tags: readonly string[];
  ofColour: readonly string[];
  rules: 'all' | 'colours';
  judgements: typeof judgements;
}

/**
 * Runs axe in the page itself, since a page that knows axe runs it much faster a second time; not in frames, which hold
 * pages of the site's own. Other colours change nothing but what the rules of colour find.
 */
async function expectNone(page: Page, where: string, rules: Ask['rules'], selector?: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axeScript);
    await page.evaluate(readForcedColours);
  }
  const ask: Ask = { selector, seen: [...seen], tags, ofColour, rules, judgements };
  const { found, looks } = await page.evaluate(runAxe, ask);
  for (const look of looks) seen.add(look);
  expect.soft(found, `axe, ${where}`).toEqual([]);
}

/** In the page. Browsers tell the colour that fills letters as it was before colours were forced; the forced one fills them. */
function readForcedColours(): void {
  const before = Object.getOwnPropertyDescriptor(CSSStyleDeclaration.prototype, 'getPropertyValue')?.value as (
    this: CSSStyleDeclaration,
    name: string,
  ) => string;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return before.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
  };
}

/** In the page. Gives what is wrong, and what axe cannot decide and nobody has. */
async function runAxe({ selector, seen, tags, ofColour, rules, judgements }: Ask): Promise<{
  found: object[];
  looks: string[];
}> {
  const { axe: own } = window as unknown as { axe: typeof axe };
  const part = selector === undefined ? document : document.querySelector(selector);
  if (!part) throw new Error(`The page has no ${String(selector)}.`);
  // Preload fetches every style sheet again, for one rule that axe itself leaves off.
  const how = {
    resultTypes: ['violations', 'incomplete'] as ('violations' | 'incomplete')[],
    iframes: false,
    preload: false,
  };
  const off = Object.fromEntries(ofColour.map((rule) => [rule, { enabled: false }]));
  // What stays in place when a page is scrolled would lie over words.
  scrollTo(0, 0);
  const looks = newLooks(part);
  const results: axe.AxeResults[] = [];
  if (looks.size > 0) results.push(await own.run({ include: [...looks.values()] }, { ...how, runOnly: [...ofColour] }));
  if (rules === 'all') results.push(await own.run(part, { ...how, runOnly: [...tags], rules: off }));

  const at = ({ target }: axe.NodeResult): string => target.join(' ');
  const found = results.flatMap(({ violations, incomplete }) => [
    ...violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(at) })),
    ...incomplete.flatMap(({ id, nodes }) =>
      nodes.flatMap((node) => {
        const message = [...node.any, ...node.all, ...node.none]
          .map((check) => (check.data as { messageKey?: string } | null)?.messageKey ?? check.id)
          .join(' ');
        const isJudged = judgements.some(
          (one) => one.rule === id && one.message === message && document.querySelector(at(node))?.matches(one.at),
        );
        return isJudged ? [] : [{ id, unjudged: message, at: at(node) }];
      }),
    ),
  ]);
  return { found, looks: [...looks.keys()] };

  /** Where a page has hundreds of words, the rules of colour take seconds: of those that look the same, one will do. */
  function newLooks(within: Element | Document): Map<string, Element> {
    const known = new Set(seen);
    const grounds = new Map<Element, string>();
    const groundOf = (element: Element | null): string => {
      if (!element) return '';
      const before = grounds.get(element);
      if (before !== undefined) return before;
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element);
      const above = groundOf(element.parentElement);
      const ground = `${backgroundColor} ${backgroundImage} ${opacity} ${position}`;
      const found = ground === 'rgba(0, 0, 0, 0) none 1 static' ? above : `${ground} / ${above}`;
      grounds.set(element, found);
      return found;
    };
    const looks = new Map<string, Element>();
    const saying = new Set<Element>(within.querySelectorAll('input, select, textarea'));
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode())
      if (text.parentElement && text.nodeValue?.trim()) saying.add(text.parentElement);
    for (const element of saying) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.clientWidth === 1) continue;
      const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element);
      const around = element.parentElement ? getComputedStyle(element.parentElement).color : '';
      const look = [color, fontSize, fontWeight, textDecorationLine, around, groundOf(element)].join('; ');
      // In a picture the ground is what was drawn before.
      if (!known.has(look) || element.closest('svg')) looks.set(look, element);
    }
    return looks;
  }
}

/** Words in pictures, which axe leaves undecided: each against what is drawn beneath its middle, in all colours. */
export async function expectPicturesLegible(page: Page, where: string): Promise<void> {
  await page.evaluate(axeScript);
  for (const colours of [light, ...others]) {
    await page.emulateMedia(colours);
    const { measured, poor } = await page.evaluate(measureWords);
    expect(measured, where).toBeGreaterThan(0);
    expect.soft(poor, `${where}, ${Object.values(colours).join(' ')}`).toEqual([]);
  }
  await page.emulateMedia(light);
}

/** In the page. */
function measureWords(): { measured: number; poor: string[] } {
  const { color } = (window as unknown as { axe: { commons: { color: Colours } } }).axe.commons;
  const read = (css: string): object => {
    const found = new color.Color();
    found.parseString(css);
    return found;
  };
  const texts = [...document.querySelectorAll<SVGTextElement>('main svg text')].filter((text) =>
    text.checkVisibility(),
  );
  const poor = texts.flatMap((text) => {
    text.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, top, width, height } = text.getBoundingClientRect();
    const beneath = document.elementsFromPoint(left + width / 2, top + height / 2).flatMap((element) => {
      const { fill, backgroundColor } = getComputedStyle(element);
      if (element.closest('text') || element instanceof SVGSVGElement) return [];
      const ground = element instanceof SVGElement ? fill : backgroundColor;
      return ground === 'none' || ground === 'rgba(0, 0, 0, 0)' ? [] : [ground];
    });
    const ground = beneath[0] ?? getComputedStyle(document.documentElement).backgroundColor;
    const ratio = color.getContrast(read(ground), read(getComputedStyle(text).fill));
    return ratio >= 4.5 ? [] : [`${text.textContent.trim()}: ${ratio.toFixed(2)} on ${ground}`];
  });
  return { measured: texts.length, poor };
}

interface Colours {
  Color: new () => { parseString(css: string): void };
  getContrast(ground: object, ink: object): number;
}
