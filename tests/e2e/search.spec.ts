import type { Locator, Page } from '@playwright/test';
import { plain } from '../../src/engine/text.ts';
import { findUrl, ruleUrl } from '../../src/data/site.ts';
import type { Locale } from '../../src/model/text.ts';
import { expectPartAccessible } from './accessibility.ts';
import { content, locales, say } from './content.ts';
import { expect, failing, test } from './fixtures.ts';
import { base } from './site.ts';

const homeUrl = (locale: Locale): string => `${base}${locale === 'en' ? 'en/' : ''}`;
const [policy] = content.policies;
const rule = policy?.rules.at(-1);
if (!policy || !rule) throw new Error('There is no policy with a rule to look for.');

/** Opens the search over the page that is there. */
async function openSearch(page: Page, locale: Locale): Promise<{ dialog: Locator; field: Locator; answers: Locator }> {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: say(locale, 'search.label') });
  return { dialog, field: dialog.locator('input'), answers: dialog.locator('.search-results > li') };
}

for (const locale of locales) {
  test(`search in ${locale}: loads when it is turned to, finds a rule, works from the keyboard`, async ({
    page,
    watch,
  }) => {
    const searching = (): string[] =>
      watch.requests.filter((request) => /pagefind|data\/search|searchBox/.test(request));
    await page.goto(homeUrl(locale));
    await page.waitForLoadState('networkidle');
    expect(searching()).toEqual([]);

    const { dialog, field, answers } = await openSearch(page, locale);
    await expect(field).toBeFocused();
    await field.fill(plain(rule.title[locale]));
    const link = dialog.locator(`a[href="${ruleUrl(rule, locale, base)}"]`);
    await expect(link).toBeVisible();
    await expect(answers.first().locator('mark').first()).toBeVisible();
    await expect(dialog.getByRole('status')).toContainText(String(await answers.count()));
    await expectPartAccessible(page, 'dialog');
    // The full text is fetched only when somebody asks for it, or when there is little else.
    expect(searching().filter((request) => request.includes('pagefind'))).toEqual([]);

    await page.keyboard.press('ArrowDown');
    await expect(answers.locator('a').first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(field).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${homeUrl(locale)}.+`));
    await expect(dialog).toBeHidden();
  });

  test(`search in ${locale}: narrows by policy, topic and kind, and opens up again`, async ({ page }) => {
    await page.goto(homeUrl(locale));
    const { dialog, field, answers } = await openSearch(page, locale);
    await field.fill(plain(rule.title[locale]));
    await expect(answers.first()).toBeVisible();
    for (const { id } of content.policies) {
      await dialog.locator('select[name=policy]').selectOption(id);
      const foreign = content.policies.filter((other) => other.id !== id);
      for (const other of foreign) {
        await expect(dialog.locator(`.search-results a[href*="/${other.id}/"]`)).toHaveCount(0);
      }
    }
    await dialog.locator('select[name=policy]').selectOption('');
    await dialog.locator('select[name=topic]').selectOption(rule.topic);
    await dialog.locator('select[name=kind]').selectOption('rule');
    await expect(answers.first()).toHaveAttribute('data-kind', 'rule');
    await expect(dialog.locator('.search-results > li:not([data-kind=rule])')).toHaveCount(0);

    await field.fill('xxxxxxxx');
    await dialog.getByRole('button', { name: say(locale, 'search.widen') }).click();
    await expect(dialog.locator('select[name=kind]')).toHaveValue('');
  });

  test(`search in ${locale}: nothing to show gives a way on, and what is typed is text`, async ({ page }) => {
    await page.goto(homeUrl(locale));
    const { dialog, field, answers } = await openSearch(page, locale);
    await field.fill('<img src=x onerror=alert(1)>');
    await expect(dialog.getByRole('status')).toContainText('<img src=x onerror=alert(1)>');
    // The text of the pages is not searched where a kind is chosen.
    await dialog.locator('select[name=kind]').selectOption('law');
    await field.fill('<xqzw wqzx>');
    await expect(dialog.getByRole('status')).toContainText('<xqzw wqzx>');
    await expect(answers).toHaveCount(0);
    const ways = dialog.locator('.search-ways');
    await expect(ways.locator(`a[href="${homeUrl(locale)}find/"]`)).toBeVisible();
    await expect(ways.locator('li a').first()).toBeVisible();
    expect(await dialog.locator('img').count()).toBe(0);
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');

    await field.fill('x'.repeat(10_000));
    await expect(ways.locator('li a').first()).toBeVisible();
  });

  test(`search in ${locale}: words of the other language lead to the page in that language`, async ({ page }) => {
    const other = locale === 'sv' ? 'en' : 'sv';
    await page.goto(homeUrl(locale));
    const { dialog, field } = await openSearch(page, locale);
    await field.fill(plain(rule.title[other]));
    const link = dialog.locator(`a[href="${ruleUrl(rule, other, base)}"]`);
    await expect(link).toHaveAttribute('hreflang', other);
    await expect(link.locator(`[lang=${other}]`)).toHaveText(plain(rule.title[other]));
  });

  test(`search in ${locale}: the text of all pages comes on request`, async ({ page }) => {
    await page.goto(homeUrl(locale));
    const { dialog, field, answers } = await openSearch(page, locale);
    // Prose pages have texts that no rule has.
    await field.fill('Kanalguiden');
    await expect(answers.first()).toBeVisible();
    await dialog.getByRole('button', { name: say(locale, 'search.full-text') }).click();
    await expect(dialog.locator('[data-kind=text] mark').first()).toBeVisible();
    await expect(dialog.getByRole('button', { name: say(locale, 'search.full-text') })).toBeHidden();
  });

  test(`N3: search in ${locale} says so when its files cannot be had, and tries again`, async ({ page }) => {
    await page.route('**/data/search/**', (route) => route.fulfill({ status: 200, body: '<!doctype html>' }));
    await page.goto(homeUrl(locale));
    const { dialog, field, answers } = await openSearch(page, locale);
    await field.fill('policy');
    await expect(dialog.getByRole('status')).toHaveText(say(locale, 'search.failed'));
    await page.unroute('**/data/search/**');
    await field.fill(plain(rule.title[locale]));
    await expect(answers.first()).toBeVisible();
    await expect(field).toHaveValue(plain(rule.title[locale]));
  });

  test(`N3: search in ${locale} goes without the full text when that cannot be had`, async ({ page }) => {
    await page.route('**/pagefind/pagefind.js', (route) =>
      route.fulfill({ status: 200, body: 'throw 0', contentType: 'text/javascript' }),
    );
    await page.goto(homeUrl(locale));
    const { dialog, field, answers } = await openSearch(page, locale);
    await field.fill(plain(rule.title[locale]));
    await expect(answers.first()).toBeVisible();
    await dialog.getByRole('button', { name: say(locale, 'search.full-text') }).click();
    await expect(dialog.getByRole('status')).toHaveText(say(locale, 'search.full-text-failed'));
    await expect(answers.first()).toBeVisible();
  });
}

/** All that a search fetches, by the start of its path and the end of its name. */
const searchFiles = [
  'data/search/sv/data.json',
  `data/search/sv/${policy.id}.json`,
  `data/search/sv/${policy.id}.foreign.json`,
  'pagefind/pagefind.js',
  'pagefind/pagefind-worker.js',
  'pagefind/pagefind-entry.json*',
  'pagefind/wasm.*',
  'pagefind/*.pf_meta',
  'pagefind/index/*',
  'pagefind/fragment/*',
];

const withoutSearchFiles = failing.extend({ tolerated: /Failed to (load|fetch)|Pagefind/ });

for (const file of searchFiles) {
  withoutSearchFiles(
    `N3: without ${file} search finds what it can, or says so, and keeps what was typed`,
    async ({ page }) => {
      let asked = 0;
      await page.route(`**/${file}`, (route) => {
        asked += 1;
        return route.abort();
      });
      await page.goto(homeUrl('sv'));
      const { dialog, field, answers } = await openSearch(page, 'sv');
      // The names in the other language are fetched for words that this one does not have.
      const query = plain(rule.title[file.includes('foreign') ? 'en' : 'sv']);
      await field.fill(query);
      const failed = dialog.getByText(say('sv', 'search.failed'), { exact: true });
      await expect(answers.first().or(failed)).toBeVisible();
      if (file.startsWith('pagefind')) {
        await dialog.getByRole('button', { name: say('sv', 'search.full-text') }).click();
        const without = dialog.getByText(say('sv', 'search.full-text-failed'), { exact: true });
        // Where a piece of its index is missing, Pagefind finds nothing and does not say why.
        const none = dialog.getByText(say('sv', 'search.full-text-none'), { exact: true });
        await expect(dialog.locator('[data-kind=text]').first().or(without).or(none)).toBeVisible();
      }
      expect(asked).toBeGreaterThan(0);
      await expect(field).toHaveValue(query);
      await expect(dialog.locator('.search-ways a, .search-results a').first()).toBeVisible();
    },
  );
}

test('N3: where a browser has no workers, search goes through the full text all the same', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
  });
  await page.goto(homeUrl('sv'));
  const { dialog, field, answers } = await openSearch(page, 'sv');
  await field.fill(plain(rule.title.sv));
  await expect(answers.first()).toBeVisible();
  await dialog.getByRole('button', { name: say('sv', 'search.full-text') }).click();
  await expect(dialog.locator('[data-kind=text]').first()).toBeVisible();
});

test('search in the page: keeps what was typed before it was there, and starts from the policy of its page', async ({
  page,
}) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/data/search/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(findUrl(policy.id, 'sv', base));
  const field = page.getByRole('search').getByRole('textbox');
  await field.pressSequentially(plain(rule.title.sv));
  release();
  await expect(page.locator(`.search-results a[href="${ruleUrl(rule, 'sv', base)}"]`)).toBeVisible();
  await expect(field).toHaveValue(plain(rule.title.sv));
  await expect(page.locator('.search-field select[name=policy]')).toHaveValue(policy.id);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('N1: search leads to an index of all words, and each policy has its own', async ({ page }) => {
    await page.goto(base);
    await page
      .getByRole('banner')
      .getByRole('link', { name: say('sv', 'find.title') })
      .click();
    for (const { id } of content.policies)
      await expect(page.locator(`main a[href="${findUrl(id, 'sv', base)}"]`)).toBeVisible();
    await page.locator(`main a[href="${findUrl(policy.id, 'sv', base)}"]`).click();
    const link = page.locator(`a[href="${ruleUrl(rule, 'sv', base)}"]`);
    const letter = page.locator('.word-index', { has: link }).first();
    await expect(letter.locator(link).first()).toBeHidden();
    await letter.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(letter.locator(link).first()).toBeVisible();
    await expect(page.getByRole('search')).toBeHidden();
  });
});
