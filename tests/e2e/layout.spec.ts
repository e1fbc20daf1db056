import { ChannelPages, items, kept, requiredClause, someOpenings } from './channelTools.ts';
import { richest, someCases } from './content.ts';
import { expect, test } from './fixtures.ts';
import { ToolPage } from './toolPage.ts';

test.use({ viewport: { width: 320, height: 640 } });

const sideways = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const one of someCases) {
  test(`A5, T2: ${one.name} does not scroll sideways at 320 pixels, whatever is typed`, async ({ page }) => {
    const tool = new ToolPage(page, one);
    await tool.openEach(richest(one, 'not-yet', 'go'), async (where) => {
      expect.soft(await page.evaluate(sideways), where).toBeLessThanOrEqual(0);
    });
    await tool.main.getByLabel(tool.say('tool.note.case'), { exact: true }).fill('x'.repeat(10_000));
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
  });
}

for (const one of someOpenings) {
  test(`A5, T2: ${one.name}: the channel tools do not scroll sideways at 320 pixels, whatever is typed`, async ({
    page,
  }) => {
    const pages = new ChannelPages(page, one);
    const long = 'x'.repeat(10_000);
    const holds = async (where: string): Promise<void> => {
      expect.soft(await page.evaluate(sideways), where).toBeLessThanOrEqual(0);
    };
    const { fields } = kept(one);
    const texts = one.form.fields.filter(({ kind }) => kind === 'line' || kind === 'text' || kind === 'url');
    const clause = requiredClause(one);
    await pages.keep(
      kept(one, {
        fields: {
          ...fields,
          ...Object.fromEntries(texts.map(({ id, kind }) => [id, kind === 'url' ? `https://${long}` : long])),
        },
        text: { ...kept(one).text, language: 'both', edits: { [clause.id]: { sv: long } } },
      }),
    );
    await pages.open('channel');
    await holds('channel');
    await pages.button('channel-page.remove').click();
    await expect(pages.button('channel-page.restore')).toBeFocused();
    await holds('channel, deleted');
    await pages.button('channel-page.restore').click();

    await pages.open('checklist');
    const line = await pages.unfold(items(one)[0]?.id ?? '');
    await line.getByLabel(pages.say('checklist.note'), { exact: true }).fill(long);
    await holds('checklist');
    await pages.openSheets();
    await holds('sheet');

    await pages.open('user-policy');
    await (await pages.partButton('user-policy.edit', clause)).click();
    await expect(pages.main.getByLabel(pages.say('user-policy.edit.sv'), { exact: true })).toHaveValue(long);
    await (await pages.openCheck()).fill(long);
    await pages.button('user-policy.check.run').click();
    await pages.button('user-policy.check.add').click();
    await holds('user policy');
    for (const size of ['pinned', 'profile']) {
      await pages.main.getByRole('radio', { name: pages.say(`user-policy.size.${size}`), exact: true }).check();
      await holds(size);
    }
    for (const tool of ['register', 'calendar'] as const) {
      await pages.open(tool);
      await holds(tool);
    }
  });
}
