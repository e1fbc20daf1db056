import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { cases, covering, richest } from './content.ts';
import { expect, test } from './fixtures.ts';
import { kinds, pages } from './pages.ts';
import { ToolPage } from './toolPage.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ target }) => target.join(' ')),
  }));
  expect(found, `axe, ${where}`).toEqual([]);
}

for (const path of pages) {
  test(`axe: ${path}`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page, path);
  });
}

for (const path of kinds) {
  test(`axe: ${path} in the dark, and 320 pixels wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await expectAccessible(page, `${path}, dark`);
  });
}

for (const one of cases) {
  test(`axe: ${one.name}: every question and every verdict`, async ({ page }) => {
    test.setTimeout(240_000);
    const tool = new ToolPage(page, one);
    const seen = new Set<string>();
    for (const scenario of covering(one)) {
      await tool.open();
      await tool.walk(scenario.answers, async ({ id }) => {
        if (!seen.has(id)) await expectAccessible(page, `question ${id}`);
        seen.add(id);
      });
      if (!seen.has(scenario.expect.level)) await expectAccessible(page, `verdict ${scenario.expect.level}`);
      seen.add(scenario.expect.level);
    }
    expect(
      one.bundle.facts.map(({ id }) => id).filter((id) => !seen.has(id)),
      'questions that no scenario is asked',
    ).toEqual([]);
  });

  test(`axe: ${one.name}: error, a changed answer, everything unfolded, a strange link`, async ({ page }) => {
    test.setTimeout(120_000);
    const tool = new ToolPage(page, one);
    await tool.open('retired-fact=x');
    await tool.continue.click();
    await expect(tool.main.getByRole('alert')).toBeVisible();
    await expectAccessible(page, 'error and notice');

    const scenario = richest(one, 'not-yet', 'go');
    await tool.open('');
    await page.reload();
    await tool.ready();
    await tool.walk(scenario.answers);
    await page.locator('main details:not([open]) > summary').evaluateAll((all: HTMLElement[]) => {
      for (const summary of all) summary.click();
    });
    await expectAccessible(page, 'everything unfolded');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'everything unfolded, dark');

    await tool.main
      .getByRole('button', { name: new RegExp(`^${tool.say('tool.change')}:`) })
      .first()
      .click();
    await expectAccessible(page, 'an answer being changed');
  });
}
