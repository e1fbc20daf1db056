import { plain } from '../../src/engine/text.ts';
import { cases, content } from './content.ts';
import { expect, test } from './fixtures.ts';
import { kinds } from './pages.ts';

test.use({ javaScriptEnabled: false });

for (const { name, path, bundle, more } of cases) {
  test(`N1: ${name}: every question, answer and rule can be read without a script`, async ({ page }) => {
    await page.goto(path);
    const shown = squeeze((await page.getByRole('main').textContent()) ?? '');
    const expected = [
      ...bundle.facts.flatMap(({ question, options }) => [question, ...options.map(({ label }) => label)]),
      ...Object.values(more.rules).map(({ text }) => text),
    ];
    expect(expected.filter((text) => !shown.includes(squeeze(plain(text))))).toEqual([]);
  });
}

test('N1: every rule of every section can be read without a script', async ({ page }) => {
  for (const policy of content.policies) {
    for (const section of policy.sections) {
      await page.goto(`/${policy.id}/${section.slug}/`);
      for (const rule of section.rules) {
        await expect(page.locator(`[id="${rule.id}"]`)).toHaveCount(1);
      }
      const shown = squeeze((await page.getByRole('main').textContent()) ?? '');
      expect(section.rules.filter(({ text }) => !shown.includes(squeeze(plain(text.sv)))).map(({ id }) => id)).toEqual(
        [],
      );
    }
  }
});

for (const path of kinds) {
  test(`N1: ${path} offers no control that needs a script`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('banner').getByRole('button').filter({ visible: true })).toHaveCount(0);
    await expect(page.getByRole('combobox').filter({ visible: true })).toHaveCount(0);
  });
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
