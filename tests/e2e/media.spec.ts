import { expectAccessible } from './accessibility.ts';
import { cases, richest } from './content.ts';
import { expect, inOneTab as test } from './fixtures.ts';
import { kinds } from './pages.ts';
import { ToolPage } from './toolPage.ts';

test('A6: forced colours: pages of each kind and a verdict stay readable, and no state is told by a background alone', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ forcedColors: 'active' });
  for (const path of kinds) {
    await page.goto(path);
    await expectAccessible(page, `forced colours, ${path}`);
  }
  const [one] = cases;
  if (!one) throw new Error('There is no tool.');
  const tool = new ToolPage(page, one);
  const scenario = richest(one);
  await tool.openWith(scenario.answers);
  await tool.whole(scenario.expect.level);
  await expectAccessible(page, 'forced colours, a verdict');
  // What carries a state has an edge, or words, that a forced background leaves.
  await expect(tool.levelHeading(scenario.expect.level)).toBeVisible();
});

test('A7: reduced motion: nothing moves on pages of each kind, and no scrolling is smooth', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of kinds) {
    await page.goto(path);
    const moving = await page.evaluate(() => ({
      animations: document.getAnimations().length,
      smooth: getComputedStyle(document.documentElement).scrollBehavior,
      transitions: [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, transitionProperty } = getComputedStyle(element);
          return transitionProperty !== 'opacity' && transitionDuration.split(',').some((time) => parseFloat(time) > 0);
        })
        .map(({ tagName, className }) => `${tagName}.${className}`),
    }));
    expect(moving, path).toEqual({ animations: 0, smooth: 'auto', transitions: [] });
  }
});
