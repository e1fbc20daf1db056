import type { Page } from '@playwright/test';
import type { ChannelTool } from '../../src/data/site.ts';
import { channelSchema } from '../../src/model/channel.ts';
import {
  ChannelPages,
  example,
  items,
  kept,
  requiredClause,
  someOpenings,
  told,
  visitorTexts,
  type Opening,
} from './channelTools.ts';
import { anotherContext, expect, test } from './fixtures.ts';
import { docxText, foreignMarkup, lacking, save } from './savedFiles.ts';

const one = someOpenings[0] as Opening;
const foreign = { 'of-another-program': 'kept' };

/** Ways in which a browser keeps nothing. Each runs in the page, before anything else. */
const brokenStorage: Readonly<Record<string, () => void>> = {
  'S5: asking for storage throws': () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  },
  'S6: there is no storage': () => {
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: null });
  },
  'S7: storage is full': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  },
};

for (const [title, breakStorage] of Object.entries(brokenStorage)) {
  test(`${title}: every tool works in memory, says so, and gives the record as a file`, async ({ page }) => {
    await page.addInitScript(breakStorage);
    const pages = new ChannelPages(page, one);
    for (const tool of one.tools) {
      await pages.open(tool);
      const changed = await change(pages, tool);
      const notice = pages.main.getByRole('alert').filter({ hasText: pages.say('channel.not-kept') });
      await expect(notice).toHaveCount(1);
      const button = notice.getByRole('button', { name: pages.say('channel.save'), exact: true });
      expect(channelSchema.parse(JSON.parse((await save(page, button)).text))).toMatchObject(changed);
    }
  });
}

/** Changes something in the tool, and gives what the record then holds. */
async function change(pages: ChannelPages, tool: ChannelTool): Promise<Partial<Record<'fields' | 'ticks', object>>> {
  if (tool === 'checklist') {
    const [first] = items(one);
    await pages.item(first?.id ?? '').check();
    await expect(pages.item(first?.id ?? '')).toBeChecked();
    return { ticks: { [first?.id ?? '']: { state: 'done' } } };
  }
  const id = { channel: 'name', 'user-policy': 'purpose', register: 'audience', calendar: 'name' }[tool];
  await pages.field(id).fill(`Kvar ${tool}`);
  // Where the tool shows what it makes of the record, it shows this.
  if (tool === 'user-policy' || tool === 'register') await expect(pages.main).toContainText(`Kvar ${tool}`);
  return { fields: { [id]: `Kvar ${tool}` } };
}

test('S8: what is removed while the page is open comes back with the next save', async ({ page }) => {
  const pages = new ChannelPages(page, one);
  await pages.keep(kept(one));
  await pages.open('channel');
  await page.evaluate(() => {
    localStorage.clear();
  });
  await pages.field('name').fill('Kanalen igen');
  await expect
    .poll(async () => (await pages.stored())[0]?.fields)
    .toEqual({ ...example(one).fields, name: 'Kanalen igen' });
});

test('S9: two tabs: what one saves shows in the other, and what both changed is asked about', async ({
  page,
  context,
}) => {
  const [first, second] = [new ChannelPages(page, one), new ChannelPages(await context.newPage(), one)];
  await first.keep(kept(one));
  await first.open('channel');
  await second.open('channel');

  await first.field('name').fill('Ändrad i den ena');
  await expect(second.main.getByText(second.say('channel.updated'), { exact: true })).toBeVisible();
  await expect(second.field('name')).toHaveValue('Ändrad i den ena');

  for (const whose of ['mine', 'theirs'] as const) {
    await haveUnsaved(second, 'unit', `Här ${whose}`);
    await first.field('unit').fill(`Där ${whose}`);
    const alert = second.main.getByRole('alert').filter({ hasText: second.say('channel.conflict') });
    await expect(alert).toHaveCount(1);
    await expect(second.field('unit')).toHaveValue(`Här ${whose}`);
    expect((await first.stored()).map(({ fields }) => fields['unit'])).toEqual([`Där ${whose}`]);

    await second.button(`channel.conflict.${whose}`).click();
    const stands = whose === 'mine' ? 'Här mine' : 'Där theirs';
    await expect(alert).toHaveCount(0);
    await expect(first.field('unit')).toHaveValue(stands);
    await expect(second.field('unit')).toHaveValue(stands);
    expect((await first.stored()).map(({ fields }) => fields['unit'])).toEqual([stands]);
  }
});

/** Types in a tab that the browser holds back, as it does with tabs in the background: its timers do not run. */
async function haveUnsaved(pages: ChannelPages, id: string, text: string): Promise<void> {
  const { page } = pages;
  await page.evaluate(() => {
    const own = Object.getOwnPropertyDescriptor(window, 'setTimeout');
    Object.assign(window, { setTimeout: () => 0, wake: () => own && Object.defineProperty(window, 'setTimeout', own) });
  });
  await pages.field(id).fill(text);
  await page.evaluate(() => {
    (window as unknown as { wake: () => void }).wake();
  });
}

test('S11: a page that one comes back to shows what was saved since', async ({ page }) => {
  const pages = new ChannelPages(page, one);
  await pages.keep(kept(one));
  await pages.open('channel');
  await pages.open('register');
  await pages.field('purpose').fill('Nytt syfte');
  await page.goBack();
  await pages.ready();
  await expect(pages.field('purpose')).toHaveValue('Nytt syfte');

  // Chromium keeps no page for going back while it is driven by a test.
  await page.evaluate(
    (text) => {
      localStorage.setItem('kanalguiden:channel:example-channel', text);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    },
    JSON.stringify(kept(one, { revision: 9, fields: { purpose: 'Från en annan sida' } })),
  );
  await expect(pages.field('purpose')).toHaveValue('Från en annan sida');
  await expect(pages.field('unit')).toHaveValue('');
});

test('S13: erasing takes all that is the guide’s and nothing else', async ({ page }) => {
  const pages = new ChannelPages(page, one);
  const ours = { 'kanalguiden:corrupt:1': '{', 'kanalguiden:later': 'x', 'kanalguiden:scheme': 'dark' };
  await pages.keep(kept(one), { ...foreign, ...ours });
  await pages.open('channel');
  await page.evaluate(() => {
    sessionStorage.setItem('kanalguiden:note', 'typed in a decision tool');
    sessionStorage.setItem('of-another-program', 'kept');
  });
  await pages.button('channel-page.erase.all').click();
  expect(await pages.stored()).toHaveLength(1);
  await pages.button('channel-page.erase.sure').click();
  await expect(pages.field('name')).toHaveValue('');
  await page.reload();
  await pages.ready();
  await expect(pages.field('name')).toHaveValue('');
  const left = await page.evaluate(() =>
    [localStorage, sessionStorage].map((kept) => Object.fromEntries(Object.entries(kept))),
  );
  expect(left).toEqual([foreign, foreign]);
});

test('E6: a channel goes to another machine as a file, and is the same there', async ({ page, browser }) => {
  const here = new ChannelPages(page, one);
  const [item] = items(one);
  const edits = { [requiredClause(one).id]: { sv: 'Egna ord', en: 'Own words' } };
  const record = kept(one, {
    ticks: { [item?.id ?? '']: { state: 'done', on: '2026-11-20', note: 'Klart', reason: '', stamp: 'x' } },
    text: { ...kept(one).text, edits },
  });
  await here.keep(record);
  await here.open('channel');
  const file = await save(page, here.button('channel.save'));
  expect(file.name).toMatch(/^[a-z0-9-]+\.json$/);

  const { context, faults } = await anotherContext(browser);
  const there = new ChannelPages(await context.newPage(), one);
  await there.open('channel');
  const choose = there.main.getByLabel(there.say('channel-page.file.choose'), { exact: true });
  await choose.setInputFiles({ name: 'foreign.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await expect(
    there.main.getByRole('alert').filter({ hasText: there.say('channel-page.problem.foreign') }),
  ).toHaveCount(1);
  expect(await there.stored()).toEqual([]);
  await choose.setInputFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.bytes) });
  await expect(there.field('name')).toHaveValue(told(one, 'name'));
  const [received] = await there.stored();
  expect({ ...received, revision: record.revision, saved: record.saved }).toEqual(record);

  await there.open('checklist');
  await expect(there.item(item?.id ?? '')).toBeChecked();
  await there.open('user-policy');
  await expect(there.main.getByText('Egna ord')).toBeVisible();
  await context.close();
  expect(faults).toEqual([]);
});

const payloads = [
  '<script>window.__xss=1</script>',
  '<img src=x onerror="window.__xss=1">',
  '"><svg onload="window.__xss=1">',
  "'-alert(1)-'",
  '{{7*7}} ${window.__xss=1} {@html "<b>x</b>"} {purpose} $& $1',
  '</textarea></script><!-- ]]> &lt;b&gt; &amp;amp;',
  '[x](javascript:window.__xss=1) <javascript:window.__xss=1>',
].join(' ');

for (const opening of someOpenings) {
  test(`T1, T9, T10: ${opening.name}: markup in every field is text, on screen and in files`, async ({ page }) => {
    const pages = new ChannelPages(page, opening);
    const typed = Object.fromEntries(
      opening.form.fields.map(({ id, kind }) => [
        id,
        kind === 'date' || kind === 'platform'
          ? (example(opening).fields[id] ?? '')
          : `${kind === 'url' ? 'javascript:window.__xss=1 ' : ''}${id} ${payloads}`,
      ]),
    );
    await pages.open('channel');
    await pages.type(typed);
    await pages.choose(example(opening).answers);
    await expectText(pages, []);

    await pages.open('checklist');
    const [item] = items(opening);
    const line = await pages.unfold(item?.id ?? '');
    await line.getByLabel(pages.say('checklist.note'), { exact: true }).fill(`note ${payloads}`);
    await line.getByLabel(pages.say('checklist.not-for-us'), { exact: true }).check();
    await line.getByLabel(pages.say('checklist.reason'), { exact: true }).fill(`reason ${payloads}`);
    await pages.openSheets();
    const sheet = opening.sheets[0];
    const hostile = Object.keys(typed).filter((id) => typed[id]?.includes(payloads));
    const about = (sheet?.about ?? []).filter((id) => hostile.includes(id)).flatMap((id) => typed[id] ?? []);
    const own = [...about, `note ${payloads}`, `reason ${payloads}`];
    await expectText(pages, own);
    expect(lacking((await save(page, pages.button('save.text'))).text, own)).toEqual([]);
    expect(lacking(await docxText(page, await save(page, pages.button('save.docx'))), own)).toEqual([]);

    await pages.open('user-policy');
    await (await pages.partButton('user-policy.edit', requiredClause(opening))).click();
    await pages.main.getByLabel(pages.say('user-policy.edit.sv'), { exact: true }).fill(`edited ${payloads}`);
    await (await pages.openCheck()).fill(payloads);
    await pages.button('user-policy.check.run').click();
    await pages.button('user-policy.check.add').click();
    await expectText(pages, [typed['purpose'] ?? '', typed['not-for'] ?? '', `edited ${payloads}`]);
    const html = await save(page, pages.button('save.html').first());
    expect(html.text).toContain('&lt;img');
    expect((await foreignMarkup(page, html.text)).filter((element) => !element.startsWith('<meta'))).toEqual([]);

    await pages.open('register');
    await expectText(
      pages,
      opening.register.register.fields.flatMap((id) => typed[id] ?? []),
    );
    await pages.open('calendar');
    expect((await save(page, pages.button('calendar.save'))).text).toContain('BEGIN:VCALENDAR');
    await expectText(pages, []);
  });
}

/** Nothing that was typed has become an element or run, and each text can be read as it was typed. */
async function expectText({ page, main }: ChannelPages, texts: readonly string[]): Promise<void> {
  await expect.poll(async () => lacking(await main.innerText(), texts)).toEqual([]);
  const made = main.locator('img, iframe, object, embed, [onerror], [onload], [href^="javascript:"]');
  await expect(made).toHaveCount(0);
  expect(await ran(page)).toBe(false);
}

function ran(page: Page): Promise<boolean> {
  return page.evaluate(() => '__xss' in window);
}

const clipboards: Readonly<Record<string, () => void>> = {
  'is not there, as where the page is not secure': () => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  },
  'is refused': () => {
    navigator.clipboard.writeText = () =>
      Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
  },
};

for (const [how, breakClipboard] of Object.entries(clipboards)) {
  test(`E8: where the clipboard ${how}, the text is shown and selected`, async ({ page }) => {
    await page.addInitScript(breakClipboard);
    const pages = new ChannelPages(page, one);
    await pages.keep(kept(one));
    const expectSelected = async (key: string, texts: readonly string[]): Promise<void> => {
      await pages.button(key).click();
      const shown = pages.main.getByLabel(pages.say('save.copy-manual')).last();
      await expect(shown).toBeFocused();
      const selected = await shown.evaluate((field: HTMLTextAreaElement) =>
        field.value.slice(field.selectionStart, field.selectionEnd),
      );
      expect(lacking(selected, texts)).toEqual([]);
      await expect(pages.main.getByRole('status').filter({ hasText: pages.say('save.copy-manual') })).toHaveCount(1);
    };
    await pages.open('checklist');
    await pages.openSheets();
    await expectSelected('save.copy', [told(one, 'name')]);
    await pages.open('user-policy');
    await pages.field('name').focus();
    await expectSelected('save.copy', visitorTexts(one, 'full', 'sv'));
    await pages.open('register');
    await expectSelected('register.copy', [told(one, 'purpose')]);
  });
}

test('E9: where files are not taken, the text stays on the page, and no window opens', async ({ browser }) => {
  const { context, faults } = await anotherContext(browser, { acceptDownloads: false });
  const pages = new ChannelPages(await context.newPage(), one);
  await pages.keep(kept(one));
  for (const [tool, keys] of [
    ['register', ['save.text', 'save.docx', 'register.csv']],
    ['calendar', ['calendar.save']],
  ] as const) {
    await pages.open(tool);
    for (const key of keys) {
      await pages.button(key).click();
      await expect(pages.savedNotice).toBeVisible();
    }
    await expect(
      pages
        .field('name')
        .or(pages.main.getByText(told(one, 'purpose'), { exact: true }))
        .first(),
    ).toBeVisible();
  }
  expect(context.pages()).toHaveLength(1);
  await context.close();
  expect(faults).toEqual([]);
});
