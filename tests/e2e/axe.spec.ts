import { expectAccessible } from './accessibility.ts';
import { ChannelPages, items, kept, requiredClause, someOpenings } from './channelTools.ts';
import { covering, richest, someCases } from './content.ts';
import { expect, inOneTab, test } from './fixtures.ts';
import { pages, unfold } from './pages.ts';
import { ToolPage } from './toolPage.ts';

// The tools for a frame have tests of their own.
for (const path of pages.filter((path) => !/\/embed\/./.test(path))) {
  inOneTab(`A6, A8, A9, axe: ${path}`, async ({ page }) => {
    await page.goto(path);
    await unfold(page);
    await expectAccessible(page, path);
  });
}

for (const one of someCases) {
  inOneTab(`A6, A8, A9, axe: ${one.name}: every question and every verdict`, async ({ page }) => {
    test.setTimeout(120_000);
    const tool = new ToolPage(page, one);
    const seen = new Set<string>();
    for (const scenario of covering(one)) {
      await tool.openEach(scenario, async (id) => {
        if (!seen.has(id)) await expectAccessible(page, id);
        seen.add(id);
      });
    }
    expect(
      one.bundle.facts.map(({ id }) => id).filter((id) => !seen.has(id)),
      'questions that no scenario is asked',
    ).toEqual([]);
  });

  inOneTab(
    `A6, A8, A9, axe: ${one.name}: error, a changed answer, everything unfolded, a strange link`,
    async ({ page }) => {
      const tool = new ToolPage(page, one);
      await tool.open('retired-fact=x');
      await tool.continue.click();
      await expect(tool.main.getByRole('alert')).toBeVisible();
      await expectAccessible(page, 'error and notice');

      const scenario = richest(one, 'not-yet', 'go');
      await tool.openWith(scenario.answers);
      await tool.whole(scenario.expect.level);
      await tool.unfoldAll();
      await expectAccessible(page, 'everything unfolded');

      await tool.main
        .getByRole('button', { name: new RegExp(`^${tool.say('tool.change')}:`) })
        .first()
        .click();
      await expectAccessible(page, 'an answer being changed');
    },
  );
}

for (const one of someOpenings) {
  test.describe(`A6, A8, A9, axe: ${one.name}: the channel tools`, () => {
    const [done, aside] = items(one).filter((item) => 'force' in item && item.force === 'must');
    const proposal = items(one).find((item) => !('force' in item));
    const tick = { on: '', note: '', reason: '', stamp: 'of an older wording' };
    const ticks = {
      [done?.id ?? '']: { ...tick, state: 'done' as const, on: '2026-11-20' },
      [aside?.id ?? '']: { ...tick, state: 'not-for-us' as const },
    };

    test('the form with a conflict, warnings, a deletion, a strange file and the question before erasing', async ({
      page,
    }) => {
      const pages = new ChannelPages(page, one);
      const other = kept(one, { id: 'another-channel' });
      await pages.keep(kept(one), {
        'kanalguiden:channel:another-channel': JSON.stringify(other),
        'kanalguiden:channel:newer-channel': JSON.stringify({ ...other, version: 999 }),
        'kanalguiden:channel:damaged': '{',
        [`kanalguiden:chosen:${one.policy.id}`]: 'another-channel',
      });
      await pages.open('channel');
      await pages.button('channel-page.remove').click();
      await pages.main
        .getByLabel(pages.say('channel-page.file.choose'), { exact: true })
        .setInputFiles({ name: 'strange.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
      await pages.button('channel-page.erase.all').click();
      await pages.type({ unit: '19121212-1212', address: 'not an address' });
      await pages.field('purpose').fill('x'.repeat(20_001));
      // As another tab would have saved it, while something here is not.
      await page.evaluate(
        (text) => {
          localStorage.setItem('kanalguiden:channel:example-channel', text);
        },
        JSON.stringify(kept(one, { revision: 77 })),
      );
      await pages.field('unit').fill('19121212-1212 again');
      for (const key of ['channel.conflict', 'channel.damaged', 'channel.newer', 'channel.identity-number'])
        await expect(pages.main.getByText(pages.say(key), { exact: true })).toBeVisible();
      await expect(pages.button('channel-page.restore')).toBeVisible();
      await expect(pages.button('channel-page.erase.sure')).toBeVisible();
      await expect(pages.main.getByText(pages.say('channel-page.problem.foreign'), { exact: true })).toBeVisible();
      await expect(pages.main.getByText(pages.say('channel.too-long', { count: '1' }), { exact: true })).toBeVisible();
      await expectAccessible(page, 'the form');
    });

    test('the checklist with changed rules, a missing reason, open notes, and a sheet', async ({ page }) => {
      const pages = new ChannelPages(page, one);
      await pages.keep(kept(one, { ticks }));
      await pages.open('checklist');
      await pages.unfold(aside?.id ?? '');
      await pages.unfold(proposal?.id ?? '');
      await expect(pages.main.getByText(pages.say('checklist.changed'), { exact: true })).toHaveCount(2);
      await expect(pages.main.getByText(pages.say('checklist.lacks-reason'), { exact: true })).toHaveCount(1);
      await pages.openSheets();
      await expectAccessible(page, 'the checklist and a sheet');
    });

    test('the text for visitors rewritten, checked, and too long for a profile', async ({ page }) => {
      const pages = new ChannelPages(page, one);
      const { fields } = kept(one);
      await pages.keep(kept(one, { fields: { ...fields, 'policy-address': `https://${'x'.repeat(3000)}.se` } }));
      await pages.open('user-policy');
      await (await pages.partButton('user-policy.edit', requiredClause(one))).click();
      await pages.main.getByLabel(pages.say('user-policy.edit.sv'), { exact: true }).fill('Own words');
      await (await pages.openCheck()).fill('About cookies');
      await pages.button('user-policy.check.run').click();
      await pages.button('user-policy.check.add').click();
      await expectAccessible(page, 'the full text');
      await pages.main.getByRole('radio', { name: pages.say('user-policy.size.profile'), exact: true }).check();
      await expect(pages.main.getByText(pages.say('user-policy.over.shortest'), { exact: true })).toBeVisible();
      await expectAccessible(page, 'the profile text');
    });

    test('the register entry and the calendar, filled in', async ({ page }) => {
      const pages = new ChannelPages(page, one);
      await pages.keep(kept(one));
      for (const tool of ['register', 'calendar'] as const) {
        await pages.open(tool);
        await pages.button(tool === 'register' ? 'register.csv' : 'calendar.save').click();
        await expect(pages.savedNotice).toBeVisible();
        await expectAccessible(page, tool);
      }
    });
  });
}
