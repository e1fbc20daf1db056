import { expect, inOneTab as test } from './fixtures.ts';
import { kinds } from './pages.ts';

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
