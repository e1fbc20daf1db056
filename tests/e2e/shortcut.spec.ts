import type { Page } from '@playwright/test';
import { shortcutsOf } from '../../src/data/shortcuts.ts';
import { toolUrl } from '../../src/data/site.ts';
import { plain } from '../../src/engine/text.ts';
import { openings } from './channelTools.ts';
import { cases, content, richest } from './content.ts';
import { expect, inOneTab } from './fixtures.ts';
import { base } from './site.ts';
import { sentences, ToolPage } from './toolPage.ts';

for (const { name, policy, locale, tools } of openings) {
  const around = cases.filter((one) => one.bundle.policy.id === policy.id && one.locale === locale);
  const paths = [...around.map(({ path }) => path), ...tools.map((tool) => toolUrl(policy.id, tool, locale, base))];
  const ways = shortcutsOf(content, policy, locale, base).map(({ label, url }) => {
    const one = around.find(({ path }) => path === url.split('#')[0]);
    const answers = content.tools.find(({ id }) => id === one?.bundle.tool.id)?.shortcut?.answers;
    if (!one || !answers) throw new Error(`No tool at ${url}.`);
    return { one, answers, url, label: plain(label[locale]) };
  });

  inOneTab(
    `${name}: every tool’s page has a way in for what cannot wait, past the questions it answers`,
    async ({ page }) => {
      expect(ways).not.toEqual([]);
      for (const { one, answers, url, label } of ways) {
        expect(await linksTo(page, label, paths)).toEqual(paths.map(() => url));

        const tool = new ToolPage(page, one);
        const thereAndBack = async (from: string): Promise<void> => {
          await page.getByRole('link', { name: label, exact: true }).click();
          await expect(page).toHaveURL(url);
          await tool.ready();
          await expect(tool.continue).toBeVisible();
          await expect.poll(async () => Object.keys(answers).includes((await tool.asked())?.id ?? '')).toBe(false);
          const told = await tool.answersText();
          expect(sentences(one, answers).filter((said) => !told.includes(said))).toEqual([]);
          await page.goBack();
          await expect(page).toHaveURL(from);
          await tool.ready();
        };
        for (const path of [one.path, paths.find((path) => path !== one.path) ?? '', paths.at(-1) ?? '']) {
          await page.goto(path);
          await tool.ready();
          await thereAndBack(path);
        }
        const scenario = richest(one);
        await tool.openWith(scenario.answers);
        await tool.whole(scenario.expect.level);
        await thereAndBack(page.url());
        await tool.whole(scenario.expect.level);
      }
    },
  );
}

/** Where the links of this name lead, on each of the site's pages. */
async function linksTo(page: Page, name: string, paths: readonly string[]): Promise<string[]> {
  await page.goto(paths[0] ?? '');
  return page.evaluate(
    async ([label, all]) => {
      const parser = new DOMParser();
      const texts = await Promise.all(all.map(async (path) => (await fetch(path)).text()));
      // A parsed page is held to the policy of this one, whose styles are others.
      const bare = texts.map((html) => html.replace(/<style.*?<\/style>/gs, ''));
      return bare.flatMap((html) =>
        [...parser.parseFromString(html, 'text/html').querySelectorAll('main a')]
          .filter((link) => link.textContent.trim() === label)
          .map((link) => link.getAttribute('href') ?? ''),
      );
    },
    [name, paths] as const,
  );
}
