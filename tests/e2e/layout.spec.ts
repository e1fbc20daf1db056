import { cases, richest } from './content.ts';
import { expect, test } from './fixtures.ts';
import { kinds } from './pages.ts';
import { ToolPage } from './toolPage.ts';

test.use({ viewport: { width: 320, height: 640 } });

const sideways = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const path of kinds) {
  test(`A5: ${path} does not scroll sideways at 320 pixels`, async ({ page }) => {
    await page.goto(path);
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
  });
}

for (const one of cases) {
  test(`A5, T2: ${one.name} does not scroll sideways at 320 pixels, whatever is typed`, async ({ page }) => {
    const tool = new ToolPage(page, one);
    await tool.open();
    await tool.walk(richest(one, 'not-yet', 'go').answers, async () => {
      expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
    });
    await tool.main.getByLabel(tool.say('tool.note.case'), { exact: true }).fill('x'.repeat(10_000));
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
  });
}

test('A5: the language link, the first link and the button to go on are large enough to hit', async ({ page }) => {
  const [one] = cases;
  if (!one) throw new Error('There is no tool.');
  const tool = new ToolPage(page, one);
  await tool.open();
  for (const target of [tool.continue, page.locator('a[hreflang]').first()]) {
    const box = await target.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
});
