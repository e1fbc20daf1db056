import { plain } from '../../src/engine/text.ts';
import { content } from './content.ts';
import { expect, inOneTab as test } from './fixtures.ts';
import { pages } from './pages.ts';

for (const locale of ['sv', 'en'] as const) {
  test(`a word of the glossary opens its meaning on its own page, by keyboard, in ${locale}`, async ({ page }) => {
    const seen = new Set<string>();
    const home = locale === 'en' ? '/en/' : '/';
    const policies = content.policies.map(({ id }) => id);
    for (const path of pages.filter((path) => policies.some((id) => path.startsWith(`${home}${id}/`)))) {
      if (seen.size >= 3) break;
      await page.goto(path);
      const word = page.locator('.rule-text .term').first();
      if ((await word.count()) === 0) continue;
      const id = ((await word.getAttribute('popovertarget')) ?? '').replace(/^term-/, '');
      const term = content.glossary.find((one) => one.id === id);
      if (!term) throw new Error(`${path} explains ${id}, which is no term.`);
      if (seen.has(id)) continue;
      seen.add(id);

      const meaning = page.locator(`#term-${id}`);
      await expect(meaning).toBeHidden();
      await word.focus();
      await page.keyboard.press('Enter');
      await expect(meaning).toBeVisible();
      const squeezed = (text: string): string => text.replace(/\s+/g, '');
      expect(squeezed(await meaning.innerText())).toContain(squeezed(plain(term.meaning[locale])));
      await page.keyboard.press('Escape');
      await expect(meaning).toBeHidden();
      await expect(word).toBeFocused();
      expect(new URL(page.url()).pathname.endsWith(path)).toBe(true);
    }
    expect(seen.size).toBeGreaterThan(0);
  });
}
