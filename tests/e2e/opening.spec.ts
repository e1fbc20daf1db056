import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { convertIcsCalendar } from 'ts-ics';
import { policyUrl } from '../../src/data/site.ts';
import { dateWords } from '../../src/engine/clock.ts';
import { plain } from '../../src/engine/text.ts';
import { channelSchema } from '../../src/model/channel.ts';
import {
  allTold,
  applying,
  ChannelPages,
  example,
  items,
  kept,
  now,
  openings,
  someOpenings,
  told,
  twinOf,
  visitorTexts,
  type Opening,
} from './channelTools.ts';
import { content, locales } from './content.ts';
import { anotherContext, expect, test } from './fixtures.ts';
import { tabTo } from './keyboard.ts';
import { docxText, lacking, readDownload, save, squeeze, textOf, type Saved } from './savedFiles.ts';

const today = '2026-11-23';

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(now);
});

for (const one of openings) {
  test(`${one.name}: from nothing to all files, each thing typed once`, async ({ page, context, baseURL }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const pages = new ChannelPages(page, one);
    await page.goto(policyUrl(one.policy.id, one.locale));
    await pages.goOn('channel');

    await test.step('the form, and a reload half-way', async () => {
      const { fields, answers } = example(one);
      await pages.type(fields);
      await pages.choose(answers);
      await page.reload();
      await pages.ready();
      for (const [id, text] of Object.entries(fields)) await expect(pages.field(id)).toHaveValue(text);
      for (const [fact, options] of Object.entries(answers)) {
        for (const option of options) await expect(pages.option(fact, option)).toBeChecked();
      }
    });

    await test.step('the checklist and its sheets', async () => {
      await pages.goOn('checklist');
      await fillChecklist(pages);
    });

    await test.step('the text for visitors', async () => {
      await pages.goOn('user-policy');
      await takeTexts(pages);
    });

    await test.step('the entry in the register', async () => {
      await pages.goOn('register');
      await takeEntry(pages);
    });

    await test.step('the calendar', async () => {
      await pages.goOn('calendar');
      await takeCalendar(pages, baseURL ?? '');
    });

    await test.step('the record itself', async () => {
      await page.getByRole('link', { name: pages.say('channel.page'), exact: true }).click();
      await pages.ready();
      const file = await save(page, pages.button('channel.save'));
      const record = channelSchema.parse(JSON.parse(file.text));
      expect(record.policy).toBe(one.policy.id);
      expect(record).toMatchObject(example(one));
      expect(record.text.language).toBe(one.locale);
      expect(await pages.stored()).toEqual([record]);
    });
  });
}

async function fillChecklist(pages: ChannelPages): Promise<void> {
  const { page, one, main } = pages;
  const [done, noted, aside] = items(one).map(({ id }) => id);
  if (!done || !noted || !aside) throw new Error(`${one.name} has too short a checklist.`);
  await pages.item(done).check();
  const line = await pages.unfold(noted);
  await line.getByLabel(pages.say('checklist.note'), { exact: true }).fill('Anteckning 41');
  const other = await pages.unfold(aside);
  await other.getByLabel(pages.say('checklist.not-for-us'), { exact: true }).check();
  await other.getByLabel(pages.say('checklist.reason'), { exact: true }).fill('Skäl 42');
  await page.reload();
  await pages.ready();
  await expect(pages.item(done)).toBeChecked();
  for (const { id } of items(one)) await expect(pages.item(id)).toBeVisible();

  await pages.openSheets();
  const sheets = applying(one, one.sheets);
  expect(sheets.length).toBeGreaterThan(0);
  for (const sheet of sheets) {
    await main.getByRole('radio', { name: plain(sheet.title), exact: true }).check();
    const there = items(one, sheet.phases);
    const expected = [
      plain(sheet.title),
      ...sheet.about.flatMap((id) => allTold(one, id)),
      ...there.flatMap((item) => [item.title, ...('cite' in item ? [item.cite] : [])]).map(plain),
      ...(sheet.lines ?? []).map(plain),
      ...(there.some(({ id }) => id === done) ? [today] : []),
      ...(there.some(({ id }) => id === noted) ? ['Anteckning 41'] : []),
      ...(there.some(({ id }) => id === aside) ? ['Skäl 42'] : []),
    ];
    const text = await save(page, pages.button('save.text'));
    expect(lacking(text.text, expected), `${sheet.id}, text`).toEqual([]);
    const docx = await save(page, pages.button('save.docx'));
    expect(lacking(await docxText(page, docx), expected), `${sheet.id}, docx`).toEqual([]);
    expect([text.name, docx.name]).toEqual([`${one.policy.id}-${sheet.id}.txt`, `${one.policy.id}-${sheet.id}.docx`]);
    await expect(main.getByText(pages.say('save.saved', { file: docx.name })).first()).toBeVisible();
  }
}

async function takeTexts(pages: ChannelPages): Promise<void> {
  const { page, one, main } = pages;
  const preview = main.getByRole('group', { name: pages.say('user-policy.preview'), exact: true });
  const language = main.getByRole('group', { name: pages.say('user-policy.language'), exact: true });
  const size = main.getByRole('group', { name: pages.say('user-policy.size'), exact: true });
  const pick = (group: typeof size, key: string) =>
    group.getByRole('radio', { name: pages.say(key), exact: true }).check();

  await pick(language, 'user-policy.language.both');
  const full = locales.flatMap((locale) => visitorTexts(one, 'full', locale));
  await expect.poll(async () => lacking(await preview.innerText(), full)).toEqual([]);
  const files = {
    text: await save(page, pages.button('save.text')),
    markdown: await save(page, pages.button('save.markdown')),
    html: await save(page, pages.button('save.html')),
    docx: await save(page, pages.button('save.docx')),
  };
  const read = {
    text: files.text.text,
    markdown: await textOf(page, new MarkdownIt({ html: true }).render(files.markdown.text), 'text/html'),
    html: await textOf(page, files.html.text, 'text/html'),
    docx: await docxText(page, files.docx),
  };
  for (const [format, text] of Object.entries(read)) expect(lacking(text, full), format).toEqual([]);
  expect(await copied(pages, 'save.copy')).toBe(files.text.text);
  const fragment = await copied(pages, 'save.copy-html');
  expect(lacking(await textOf(page, fragment, 'text/html'), full), 'fragment').toEqual([]);

  await pick(size, 'user-policy.size.pinned');
  const short = locales.flatMap((locale) => visitorTexts(one, 'short', locale));
  await expect.poll(async () => lacking(await preview.innerText(), short)).toEqual([]);
  expect(lacking((await save(page, pages.button('save.text'))).text, short), 'pinned').toEqual([]);

  await pick(language, `user-policy.language.${one.locale}`);
  await pick(size, 'user-policy.size.profile');
  const link = told(one, 'policy-address');
  await expect(preview).toContainText(link);
  const limit = content.platforms.find(({ id }) => id === example(one).fields['platform'])?.limit;
  const longer = pages.button('user-policy.longer');
  while ((await longer.getAttribute('aria-disabled')) !== 'true') await longer.click();
  const counts: number[] = [];
  for (let form = 0; form < one.visitors.profiles.length; form++) {
    if (form > 0) await pages.button('user-policy.shorter').click();
    await expect(preview).toContainText(link);
    const shown = (await preview.innerText()).trim();
    const count = [...new Intl.Segmenter(one.locale).segment(shown)].length;
    await expect(main).toContainText(pages.say('user-policy.count.of', { count: String(count), limit: String(limit) }));
    counts.push(count);
    const { text } = await save(page, pages.button('save.text'));
    expect(text.trim()).toBe(shown);
  }
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
}

/** What stands on the clipboard after a press, once it has been said that it is there. */
async function copied(pages: ChannelPages, key: string): Promise<string> {
  const { page, main } = pages;
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await pages.button(key).click();
  await expect.poll(clipboard).not.toBe('');
  await expect(main.getByRole('status').filter({ hasText: pages.say('save.copied') })).toHaveCount(1);
  return clipboard();
}

async function takeEntry(pages: ChannelPages): Promise<void> {
  const { page, one, main } = pages;
  const { fields } = one.register.register;
  const values = fields.map((id) => told(one, id));
  const labels = fields.map((id) => plain(one.form.fields.find((field) => field.id === id)?.label ?? ''));
  await expect(main.getByText(pages.say('register.complete'), { exact: true })).toBeVisible();

  const table = await save(page, pages.button('register.csv'));
  expect(parse(table.text, { bom: true, delimiter: ';' })).toEqual([labels, values]);
  expect(table.text.startsWith('\ufeff')).toBe(true);
  const text = await save(page, pages.button('save.text'));
  const docx = await save(page, pages.button('save.docx'));
  expect(lacking(text.text, [...labels, ...values])).toEqual([]);
  expect(lacking(await docxText(page, docx), [...labels, ...values])).toEqual([]);

  const message = await copied(pages, 'register.copy');
  expect(lacking(message, [...values, told(one, 'name'), one.policy.name[one.locale]])).toEqual([]);
}

async function takeCalendar(pages: ChannelPages, origin: string): Promise<void> {
  const { page, one, main } = pages;
  const dates = applying(one, one.calendar.dates);
  for (const { title } of dates) await main.getByRole('checkbox', { name: plain(title), exact: true }).check();
  const file = await save(page, pages.button('calendar.save'));
  expect(file.name).toMatch(/^[a-z0-9-]+\.ics$/);
  const { events = [] } = convertIcsCalendar(undefined, file.text);
  expect(events).toHaveLength(dates.length);
  for (const date of dates) {
    const event = events.find(({ summary }) => squeeze(summary).includes(squeeze(plain(date.title))));
    expect(event, date.id).toBeDefined();
    expect(event?.summary).toContain(told(one, 'name'));
    expect(event?.description).toContain(new URL(date.rule.url, origin).href);
    expect(event?.recurrenceRule !== undefined, date.id).toBe(date.every !== undefined);
    expect(event?.start.type).toBe('DATE');
    const first = dateWords(event?.start.date.toISOString().slice(0, 10) ?? '', one.locale);
    await expect(main.getByRole('listitem').filter({ hasText: plain(date.title) })).toContainText(first);
  }
}

for (const one of someOpenings) {
  test(`A1: ${one.name}: by keyboard alone, from the first field to the saved files`, async ({ page }) => {
    const pages = new ChannelPages(page, one);
    await pages.open('channel');
    for (const id of one.form.groups.flatMap(({ asks }) => asks)) {
      const field = one.form.fields.find((candidate) => candidate.id === id);
      if (field) await typeByKeyboard(pages, field);
      else await chooseByKeyboard(pages, id);
    }
    await tabTo(page, pages.button('channel.save'));
    const record = JSON.parse((await saveByKeyboard(page)).text) as unknown;
    expect(record).toMatchObject({ fields: { name: told(one, 'name') }, answers: example(one).answers });

    await pages.open('register');
    await tabTo(page, pages.button('register.csv'));
    expect((await saveByKeyboard(page)).text).toContain(told(one, 'purpose'));
  });

  test(`D4: ${one.name}: the calendar is the same on both sides of the date line`, async ({ browser }) => {
    const files: string[] = [];
    for (const timezoneId of ['Pacific/Niue', 'Pacific/Kiritimati']) {
      const { context, faults } = await anotherContext(browser, { timezoneId });
      const pages = new ChannelPages(await context.newPage(), one);
      await pages.page.clock.setFixedTime(now);
      await pages.keep(kept(one));
      await pages.open('calendar');
      const shown = await pages.main.getByRole('list').first().innerText();
      files.push(shown + (await save(pages.page, pages.button('calendar.save'))).text);
      await context.close();
      expect(faults).toEqual([]);
    }
    expect(files[0]).toContain('BEGIN:VEVENT');
    expect(files[0]).toBe(files[1]);
  });

  test(`${one.name}: the language link keeps the record, on every page`, async ({ page }) => {
    const pages = new ChannelPages(page, one);
    const twin = new ChannelPages(page, twinOf(one));
    await pages.keep(kept(one));
    for (const tool of one.tools) {
      await pages.open(tool);
      await page.locator(`a[hreflang="${twin.one.locale}"]`).first().click();
      await page.waitForURL(`**${tool}/`);
      await twin.ready();
      await expect(twin.main.getByLabel(twin.say('channel.which'), { exact: true })).toContainText(told(one, 'name'));
      expect(await twin.stored()).toEqual([kept(one)]);
    }
  });
}

async function typeByKeyboard(pages: ChannelPages, { id, kind }: Opening['form']['fields'][number]): Promise<void> {
  const { page, one } = pages;
  await tabTo(page, pages.field(id));
  if (kind === 'platform') await page.keyboard.press('ArrowDown');
  // In parts, in the order of the browser's language: month, day, year.
  else if (kind === 'date') await page.keyboard.type('01112027');
  else await page.keyboard.insertText(told(one, id));
  await expect(pages.field(id)).not.toHaveValue('');
}

async function chooseByKeyboard(pages: ChannelPages, fact: string): Promise<void> {
  for (const option of example(pages.one).answers[fact] ?? []) {
    await tabTo(pages.page, pages.option(fact, option));
    await pages.page.keyboard.press('Space');
    await expect(pages.option(fact, option)).toBeChecked();
  }
}

async function saveByKeyboard(page: Page): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  return readDownload(download);
}

test('each policy and each language has its case', () => {
  const covered = (list: readonly Opening[]) => [
    new Set(list.map(({ policy }) => policy.id)).size,
    new Set(list.map(({ locale }) => locale)).size,
  ];
  expect(covered(someOpenings)).toEqual(covered(openings));
});
