import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { embedUrl } from '../../src/data/site.ts';
import { plain } from '../../src/engine/text.ts';
import { expectAccessible } from './accessibility.ts';
import { openings } from './channelTools.ts';
import { cases, questionsOf, richest, say, type Case } from './content.ts';
import { anotherContext, expect, inOneTab, siteUrl, test } from './fixtures.ts';
import { tabTo } from './keyboard.ts';
import { base } from './site.ts';
import { ToolPage } from './toolPage.ts';

const [one] = cases.filter(({ locale }) => locale === 'sv');
const [other] = cases.filter(({ locale, bundle }) => locale === 'en' && bundle.policy.id !== one?.bundle.policy.id);
if (!one || !other) throw new Error('There are not two tools.');
const siteOrigin = (): string => new URL(siteUrl()).origin;
const bareOf = ({ bundle, locale }: Case): string => embedUrl(bundle.policy.id, bundle.tool.id, locale);

interface Intranet {
  origin: string;
  frame: Locator;
  /** What is in that frame. */
  inside: FrameLocator;
  second: Locator;
}

/** The code that the page gives for a tool, with the address that the site is tested at. */
async function codeFor(page: Page, { bundle, locale }: Case): Promise<string> {
  await page.goto(locale === 'en' ? '/en/embed/' : '/embed/');
  const choose = (key: string, label: string) =>
    page.getByLabel(say(locale, key), { exact: true }).selectOption({ label });
  await choose('embed.university', universityOf(bundle.policy.id, locale));
  await choose('embed.tool', plain(bundle.tool.title));
  const code = (await page.locator('pre').textContent()) ?? '';
  expect(code).toContain(bareOf({ bundle, locale } as Case));
  return code.replaceAll(/https:\/\/[^/"]+/g, siteOrigin());
}

function universityOf(policy: string, locale: Case['locale']): string {
  const found = openings.find((opening) => opening.policy.id === policy)?.policy.name[locale];
  if (found === undefined) throw new Error(`No channel tools for ${policy}.`);
  return found;
}

const heightOf = (frame: Locator): Promise<number> => frame.evaluate(({ clientHeight }) => clientHeight);
const contentOf = (inside: FrameLocator): Promise<number> =>
  inside.locator('html').evaluate((html) => Math.ceil(html.getBoundingClientRect().height));

/** The frame is as high as what is in it. */
async function fits(frame: Locator): Promise<void> {
  await expect(async () => {
    expect(await heightOf(frame)).toBe(await contentOf(frame.contentFrame()));
  }).toPass({ intervals: [50] });
}

/** Waits until the frame has kept its height for twenty frames that the browser has painted, and gives it. */
function settled(frame: Locator): Promise<number> {
  return frame.evaluate(async (element) => {
    let height = element.clientHeight;
    for (let still = 0; still < 20; still++) {
      await new Promise(requestAnimationFrame);
      if (element.clientHeight !== height) still = 0;
      height = element.clientHeight;
    }
    return height;
  });
}

test('the page about them gives the code for each tool, and shows it at work', async ({ page }) => {
  const code = await codeFor(page, other);
  const live = page.locator('iframe');
  expect(code).toContain(`title="${(await live.getAttribute('title')) ?? ''}"`);
  await expect(
    live.contentFrame().getByRole('heading', { level: 1, name: plain(other.bundle.tool.title) }),
  ).toBeVisible();
  await fits(live);
  await expectAccessible(page, 'the page about them');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copy = page.getByRole('button', { name: say('en', 'embed.copy'), exact: true });
  await copy.click();
  await expect(page.getByText(say('en', 'tool.copied'), { exact: true })).toBeVisible();
  // Where the browser forbids it, the code is selected, to be copied by hand.
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await copy.click();
  await expect(page.getByText(say('en', 'tool.copy-manual'), { exact: true })).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString().replace(/\s/g, ''))).toContain('</iframe><script');
});

test.describe("N10: on another site's page", () => {
  /** Another site's server, with a policy as strict as one can have that frames the guide, and two tools on its page. */
  const onIntranet = test.extend<{ intranet: Intranet }>({
    intranet: async ({ page, neighbours }, use, info) => {
      const codes = [await codeFor(page, one), await codeFor(page, other)];
      const policy = `default-src 'none'; script-src ${siteOrigin()}; frame-src ${siteOrigin()} 'self'`;
      const dir = info.outputPath('intranet');
      mkdirSync(dir);
      const head = '<!doctype html><html lang="sv"><meta charset="utf-8"><link rel="icon" href="data:,">';
      writeFileSync(
        join(dir, 'index.html'),
        `${head}<meta http-equiv="content-security-policy" content="${policy}"><title>Intranät</title>${codes.join('<p>Text</p>')}`,
      );
      writeFileSync(join(dir, 'forger.html'), `${head}<title>Forger</title>`);
      const { url, close } = await serve({ dir });
      // The same machine under another name is another site to a browser.
      const origin = url.replace('localhost', '127.0.0.1');
      neighbours.push(origin);
      await page.goto(`${origin}/`);
      const frame = page.locator('iframe').first();
      await use({ origin, frame, inside: frame.contentFrame(), second: page.locator('iframe').nth(1) });
      await close();
    },
  });

  onIntranet(
    'tools are as high as their content, answered by keyboard, and left with the answers',
    async ({ page, intranet }) => {
      const { frame, inside, second } = intranet;
      await fits(frame);
      await second.scrollIntoViewIfNeeded();
      await fits(second);
      await inside.locator('[data-ready]').waitFor();

      const scenario = richest(one, 'not-yet', 'go');
      const asked = questionsOf(scenario, one.bundle) ?? [];
      const go = inside.getByRole('button', { name: say('sv', 'tool.continue'), exact: true });
      await inside.getByRole('heading', { level: 1 }).click();
      for (const id of asked) {
        const { question, choose, options } = new ToolPage(page, one).fact(id);
        const group = inside.getByRole('group', { name: plain(question), exact: true });
        await expect(group).toBeVisible();
        for (const { label } of options.filter((option) => scenario.answers[id]?.includes(option.id))) {
          const choice = group.getByRole(choose === 'one' ? 'radio' : 'checkbox', { name: plain(label), exact: true });
          await tabTo(page, choose === 'one' ? group.getByRole('radio').first() : choice);
          while (choose === 'one' && !(await choice.evaluate((radio) => radio === document.activeElement)))
            await page.keyboard.press('ArrowDown');
          await page.keyboard.press('Space');
          await expect(choice).toBeChecked();
        }
        await tabTo(page, go);
        await page.keyboard.press('Enter');
        await expect(group).toHaveCount(0);
        // The page around the frame has moved to what has the focus.
        await expect(inside.locator(':focus')).toBeInViewport();
        await fits(frame);
      }
      const verdict = inside.getByRole('heading', { name: plain(one.bundle.tool.levels[scenario.expect.level].title) });
      await expect(verdict.first()).toBeFocused();

      // A rule opens beside the case, whose answers stay; another language and the whole page take them along.
      const rule = page.context().waitForEvent('page');
      await inside.locator('.tool-places a').first().click();
      const opened = await rule;
      await expect(opened).toHaveURL(new RegExp(`^${siteUrl()}/${one.bundle.policy.id}/`));
      await opened.close();
      await expect(verdict.first()).toBeVisible();

      await inside.locator('a[hreflang]').click();
      const english = cases.find(
        ({ locale, bundle }) =>
          locale === 'en' && bundle.policy.id === one.bundle.policy.id && bundle.tool.id === one.bundle.tool.id,
      );
      const level = plain(english?.bundle.tool.levels[scenario.expect.level].title ?? '');
      await expect(inside.getByRole('heading', { name: level }).first()).toBeVisible();
      await fits(frame);
      await inside.getByRole('link', { name: say('en', 'embed.open'), exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`^${siteOrigin()}${english?.path ?? ''}#.`));
      await expect(page.getByRole('heading', { name: level }).first()).toBeVisible();
    },
  );

  onIntranet(
    'no forged message moves a frame, and none makes it vanish or grow for ever',
    async ({ page, intranet }) => {
      const { origin, frame, inside } = intranet;
      await fits(frame);
      const before = await heightOf(frame);
      // From the page itself, and from another site that has taken the place of a tool in its frame.
      await page.evaluate(
        ([tool = '', forger = '']) =>
          new Promise<void>((resolve) => {
            const stranger = document.createElement('iframe');
            stranger.dataset['kanalguiden'] = '';
            stranger.src = tool;
            stranger.onload = () => {
              stranger.onload = () => {
                resolve();
              };
              stranger.contentWindow?.location.replace(forger);
            };
            document.body.append(stranger);
          }),
        [siteUrl() + bareOf(one), `${origin}/forger.html`],
      );
      const said = page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            let left = 2;
            addEventListener('message', ({ data }: MessageEvent<{ height?: number } | undefined>) => {
              if (data?.height === 7777 && --left === 0) resolve();
            });
          }),
      );
      await page.evaluate((forged) => {
        postMessage(forged, '*');
      }, forged);
      const stranger = page.frames().find((candidate) => candidate.url().endsWith('/forger.html'));
      await stranger?.evaluate((forged) => {
        parent.postMessage(forged, '*');
      }, forged);
      await said;
      expect(
        await page.locator('iframe').evaluateAll((all) => all.filter((one) => one.clientHeight === 7777).length),
      ).toBe(0);
      expect(await settled(frame)).toBe(before);

      // The tool's own site, saying what cannot be.
      for (const height of [-5, 1e9, NaN, '7777', null]) {
        await inside.locator('html').evaluate((_, said) => {
          parent.postMessage({ kanalguiden: 'height', height: said }, '*');
        }, height);
        const now = await settled(frame);
        expect(now).toBeGreaterThanOrEqual(100);
        expect(now).toBeLessThan(50_000);
        expect(now).not.toBe(7777);
      }

      // Content that is always higher than its frame.
      await page.evaluate(() => {
        for (const frame of document.querySelectorAll('iframe'))
          frame.contentWindow?.postMessage({ kanalguiden: 'ask' }, '*');
      });
      await fits(frame);
      const start = await heightOf(frame);
      await inside.locator('main').evaluate((main) => {
        main.style.minHeight = 'calc(100vh + 40px)';
      });
      expect(await settled(frame)).toBeLessThan(start + 1000);
    },
  );

  onIntranet(
    'as its window grows narrower a tool grows, more often than the guard allows by itself',
    async ({ page, intranet }) => {
      const { frame } = intranet;
      await fits(frame);
      let grown = 0;
      for (let width = 1200; width >= 320; width -= 40) {
        const before = await heightOf(frame);
        await page.setViewportSize({ width, height: 720 });
        await fits(frame);
        if ((await heightOf(frame)) > before) grown += 1;
      }
      expect(grown).toBeGreaterThan(10);
    },
  );

  const forged = { kanalguiden: 'height', height: 7777, path: '/' };
});

test('N1: without scripts the list leads to a tool that can be read', async ({ browser }) => {
  const { context, faults } = await anotherContext(browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/embed/');
  await page.locator('summary').click();
  await page.locator(`a[href="${embedUrl(one.bundle.policy.id, one.bundle.tool.id, one.locale, base)}"]`).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
  const shown = ((await main.textContent()) ?? '').replace(/\s+/g, '');
  const expected = one.bundle.facts.flatMap(({ question, options }) => [
    question,
    ...options.map(({ label }) => label),
  ]);
  expect(expected.filter((text) => !shown.includes(plain(text).replace(/\s+/g, '')))).toEqual([]);
  await expect(main.getByRole('button').filter({ visible: true })).toHaveCount(0);
  expect(faults).toEqual([]);
  await context.close();
});

const decisions = cases.filter(({ locale, bundle }) => locale === 'sv' && bundle.policy.id === one.bundle.policy.id);
const [opening] = openings.filter(({ locale }) => locale === 'en');
const bare = [
  ...decisions.map(bareOf),
  ...(opening?.tools.map((tool) => embedUrl(opening.policy.id, tool, opening.locale)) ?? []),
];
for (const path of bare) {
  inOneTab(`axe, A5: ${path}, which its frame makes no higher`, async ({ page }) => {
    const height = async (viewport: number): Promise<number> => {
      await page.setViewportSize({ width: 1280, height: viewport });
      return page.evaluate(() => document.documentElement.getBoundingClientRect().height);
    };
    await page.goto(path);
    await page.locator('[data-ready], select:enabled').first().waitFor();
    const low = await height(500);
    expect(await height(4000)).toBe(low);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expectAccessible(page, path);
  });
}
