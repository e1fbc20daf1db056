import type { TestInfo } from '@playwright/test';
import { dateWords } from '../../src/engine/clock.ts';
import { plain } from '../../src/engine/text.ts';
import { allTold, applying, ChannelPages, items, kept, now, openings, told, visitorTexts } from './channelTools.ts';
import { cases, richest } from './content.ts';
import { expect, inOneTab, test } from './fixtures.ts';
import { kinds } from './pages.ts';
import { lacking, printed } from './savedFiles.ts';
import { ToolPage } from './toolPage.ts';

for (const one of cases) {
  inOneTab(
    `E10: ${one.name}: the printed note holds the case, the answers, the reasons and where they come from`,
    async ({ page }, info) => {
      const tool = new ToolPage(page, one);
      const scenario = richest(one, 'go', 'not-yet');
      await tool.openWith(scenario.answers);
      await tool.main.getByLabel(tool.say('tool.note.case'), { exact: true }).fill('Prize for the best bridge');
      await tool.main.getByLabel(tool.say('tool.note.date'), { exact: true }).fill('2026-02-03');
      const answers = await tool.main
        .getByRole('region', { name: tool.say('tool.answers'), exact: true })
        .locator('li > span')
        .allInnerTexts();

      const note = await printed(page, info, 'note');
      const cited = one.bundle.rules.filter(({ id }) => scenario.expect.cites.includes(id));
      const expected = [
        'Prize for the best bridge',
        '2026-02-03',
        one.more.policy.name,
        one.more.policy.edition,
        one.bundle.tool.levels[scenario.expect.level].title,
        new URL(page.url()).host + one.path,
        ...answers,
        ...cited.flatMap(({ id, title, cite }) => [title, one.more.rules[id]?.text ?? '', cite]),
      ].map(plain);
      expect(answers.length).toBeGreaterThan(0);
      expect(lacking(note, expected)).toEqual([]);
      const chrome = [tool.say('tool.note.print'), tool.say('tool.erase'), tool.say('tool.paste.check')];
      expect(lacking(note, chrome)).toEqual(chrome);
    },
  );
}

inOneTab('E10: no page prints a search', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  for (const path of kinds) {
    await page.goto(path);
    await expect(page.getByRole('search'), path).toHaveCount(0);
  }
  await page.emulateMedia({ media: null });
});

for (const one of openings) {
  test.describe(`E10: ${one.name}: prints whole, and with nothing around it:`, () => {
    const expectPaper = async (
      pages: ChannelPages,
      info: TestInfo,
      { name, has, around }: { name: string; has: readonly string[]; around: readonly string[] },
    ): Promise<void> => {
      const text = await printed(pages.page, info, name);
      const chrome = [...around, 'channel.page', 'opening.next'].map((key) => pages.say(key));
      expect.soft(lacking(text, has), `${name}, missing`).toEqual([]);
      expect.soft(lacking(text, chrome), `${name}, what is not around it`).toEqual(chrome);
    };

    test('the whole checklist, with notes', async ({ page }, info) => {
      const pages = new ChannelPages(page, one);
      const [first, second] = items(one);
      const tick = { state: 'open', on: '', note: '', reason: '', stamp: '' } as const;
      const ticks = {
        [first?.id ?? '']: { ...tick, note: 'Anteckning 41' },
        [second?.id ?? '']: { ...tick, state: 'not-for-us' as const, reason: 'Skäl 42' },
      };
      await pages.keep(kept(one, { ticks }));
      await pages.open('checklist');
      await expectPaper(pages, info, {
        name: 'checklist',
        has: [...items(one).map(({ title }) => plain(title)), 'Anteckning 41', 'Skäl 42'],
        around: ['checklist.left-only', 'checklist.facts', 'checklist.sheets'],
      });
    });

    test('each sheet', async ({ page }, info) => {
      const pages = new ChannelPages(page, one);
      await pages.keep(kept(one));
      await pages.open('checklist');
      await pages.openSheets();
      for (const sheet of applying(one, one.sheets)) {
        await pages.main.getByRole('radio', { name: plain(sheet.title), exact: true }).check();
        const there = items(one, sheet.phases);
        const places = there.flatMap((item) => ('cite' in item ? [item] : []));
        const { host } = new URL(page.url());
        await expectPaper(pages, info, {
          name: sheet.id,
          has: [
            plain(sheet.title),
            ...sheet.about.flatMap((id) => allTold(one, id)),
            ...there.map(({ title }) => plain(title)),
            ...places.flatMap(({ cite, url }) => [plain(cite), `${host}${url.replace(/#.*/, '')}`]),
            ...(sheet.lines ?? []).map(plain),
          ],
          around: ['checklist.progress', 'checklist.sheets.choose', 'save.docx'],
        });
      }
    });

    test('the text for visitors, by the browser’s command and by the button', async ({ page }, info) => {
      const pages = new ChannelPages(page, one);
      const has = visitorTexts(one, 'full', 'sv');
      const around = ['user-policy.choices', 'user-policy.clauses', 'user-policy.check', 'save.copy'];
      await pages.keep(kept(one));
      await pages.open('user-policy');
      await expect.poll(async () => lacking(await pages.main.innerText(), has)).toEqual([]);
      await expectPaper(pages, info, { name: 'by-command', has, around });
      // The browser's dialogue cannot be driven, so the page is left as it is while the dialogue is open.
      await page.evaluate(() => {
        window.print = () => dispatchEvent(new Event('beforeprint'));
      });
      await pages.field('name').focus();
      await pages.button('save.print').click();
      await expectPaper(pages, info, { name: 'by-button', has, around });
    });

    test('the register entry and the calendar', async ({ page }, info) => {
      const pages = new ChannelPages(page, one);
      const { register, calendar } = one;
      await page.clock.setFixedTime(now);
      await pages.keep(kept(one));
      await pages.open('register');
      const labels = register.fields.filter(({ id }) => register.register.fields.includes(id));
      await expectPaper(pages, info, {
        name: 'register',
        has: labels.flatMap(({ id, label }) => [plain(label), told(one, id)]),
        around: ['register.message', 'register.csv'],
      });
      await pages.open('calendar');
      const dates = applying(one, calendar.dates);
      await expectPaper(pages, info, {
        name: 'calendar',
        has: [
          dateWords(told(one, 'evaluate-on'), one.locale),
          ...dates.flatMap(({ title, text }) => [title, text].map(plain)),
        ],
        around: ['calendar.save'],
      });
    });
  });
}
