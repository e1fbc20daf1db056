import { expectPartAccessible } from './accessibility.ts';
import { content, locales, say } from './content.ts';
import { expect, test } from './fixtures.ts';

const homeUrl = (locale: 'sv' | 'en'): string => (locale === 'en' ? '/en/' : '/');

for (const locale of locales) {
  test(`search in ${locale}: loads when it is turned to, finds a rule, works from the keyboard`, async ({
    page,
    watch,
  }) => {
    const searching = (): string[] => watch.requests.filter((request) => /pagefind|searchDialog/.test(request));
    await page.goto(homeUrl(locale));
    await page.waitForLoadState('networkidle');
    expect(searching()).toEqual([]);

    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: say(locale, 'search.label') });
    await expect(dialog).toBeVisible();
    const field = dialog.locator('input');
    await expect(field).toBeFocused();
    await expectPartAccessible(page, 'dialog');

    const rule = content.policies[0]?.rules.at(-1);
    await field.fill(rule?.title[locale].replaceAll('*', '') ?? '');
    const hit = dialog.locator(`a[href^="${homeUrl(locale)}${rule?.policy ?? ''}/"]`).first();
    await expect(hit).toBeVisible();
    await hit.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${homeUrl(locale)}${rule?.policy ?? ''}/`));
  });

  test(`N3: search in ${locale} says so when its files cannot be had`, async ({ page }) => {
    await page.route('**/pagefind/pagefind.js', (route) =>
      route.fulfill({ status: 200, body: 'throw 0', contentType: 'text/javascript' }),
    );
    await page.goto(homeUrl(locale));
    await page
      .getByRole('banner')
      .getByRole('button', { name: say(locale, 'search.label') })
      .click();
    await page.locator('dialog input').fill('policy');
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText(say(locale, 'search.failed'));
  });
}
