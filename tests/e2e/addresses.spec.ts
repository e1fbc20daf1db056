import { ChannelPages, kept, openings, told } from './channelTools.ts';
import { content, richest, say, someCases } from './content.ts';
import { expect, siteUrl, test } from './fixtures.ts';
import { kinds } from './pages.ts';
import { base } from './site.ts';
import { ToolPage } from './toolPage.ts';

const folders = kinds.filter((path) => path.endsWith('/'));

test('N9: a page of each kind by its file’s name: all that it loads and links to is there, below the same path', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const addresses = new Set<string>();
  for (const path of folders) {
    await page.goto(`${path}index.html`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const found = await page
      .locator('a[href], link:not([rel=canonical], [rel=alternate])')
      .evaluateAll((all: (HTMLAnchorElement | HTMLLinkElement)[]) => all.map(({ href }) => href));
    for (const href of found) {
      const { origin, pathname } = new URL(href);
      if (origin === new URL(siteUrl()).origin) addresses.add(pathname);
    }
  }
  expect(addresses.size).toBeGreaterThan(folders.length);
  expect([...addresses].filter((address) => !address.startsWith(base))).toEqual([]);
  const missing = await page.evaluate(
    async (all) => {
      const answers = await Promise.all(all.map((address) => fetch(address, { method: 'HEAD' })));
      return answers.filter(({ ok }) => !ok).map(({ url }) => url);
    },
    [...addresses],
  );
  expect(missing).toEqual([]);
});

test('N9: a page of each kind without its last slash is the same page', async ({ page }) => {
  await page.goto('/');
  for (const path of folders) {
    const address = base + path.slice(1);
    const to = await page.evaluate(async (short) => (await fetch(short)).url, address.replace(/(?<=.)\/$/, ''));
    expect.soft(to, path).toBe(new URL(address, siteUrl()).href);
  }
});

for (const file of ['index.html', '']) {
  test(`N9: a tool opened ${file ? 'by its file’s name' : 'without its last slash'} answers by link, in both languages`, async ({
    page,
  }) => {
    const [one] = someCases;
    if (!one) throw new Error('There is no tool.');
    const tool = new ToolPage(page, one);
    const scenario = richest(one);
    await page.goto(file ? one.path + file : one.path.replace(/\/$/, ''));
    await tool.ready();
    await tool.walk(scenario.answers);
    await tool.whole(scenario.expect.level);
    const link = page.url();
    expect(link.startsWith(`${siteUrl()}/`)).toBe(true);
    await page.goto('about:blank');
    await page.goto(link);
    await tool.ready();
    await tool.whole(scenario.expect.level);
    await page.locator('a[hreflang]').first().click();
    await page.waitForLoadState();
    await tool.ready();
    expect(new URL(page.url()).hash).toBe(new URL(link).hash);

    await page.keyboard.press('Control+k');
    const locale = one.locale === 'sv' ? 'en' : 'sv';
    const policy = content.policies.find(({ id }) => id === one.bundle.policy.id);
    const dialog = page.getByRole('dialog', { name: say(locale, 'search.label') });
    await dialog.locator('input').fill(policy?.short[locale] ?? '');
    await expect(dialog.locator(`a[href^="${base}"]`).first()).toBeVisible();
    await expect(dialog.locator(`a:not([href^="${base}"])`)).toHaveCount(0);
  });
}

test('N9: a channel’s record is the same on its pages, whichever way they are opened', async ({ page }) => {
  const [one] = openings;
  if (!one) throw new Error('There are no channel tools.');
  test.setTimeout(120_000);
  const pages = new ChannelPages(page, one);
  await pages.keep(kept(one));
  for (const tool of one.tools) {
    await pages.open(tool);
    for (const address of [page.url().replace(/\/$/, ''), `${page.url()}index.html`]) {
      await page.goto(address);
      await pages.ready();
      await expect(pages.main.getByLabel(pages.say('channel.which'), { exact: true })).toContainText(told(one, 'name'));
    }
  }
});
