import type { Scenario } from '../../src/model/scenario.ts';
import { ChannelPages, example, items, requiredClause, someOpenings } from './channelTools.ts';
import { covering, offerAt, someCases, type Case } from './content.ts';
import { expect, inOneTab, test } from './fixtures.ts';
import { docxText, save } from './savedFiles.ts';
import { ToolPage } from './toolPage.ts';
import { found, traces } from './traces.ts';

/** Fields for any text. */
const typedInto = 'textarea:not([readonly]), input:is([type=text], [type=url], [type=email], :not([type]))';
const canary = 'Kanariefågel7f3a';
const leaves = [canary, '19900101', 'anna@example.com'];

for (const one of someCases) {
  inOneTab(`T13: ${one.name}: what is typed stays in the tab`, async ({ page, watch }) => {
    const tool = new ToolPage(page, one);
    let fields = 0;
    const fillAll = async (): Promise<void> => {
      await tool.unfoldAll();
      // All at once, as a form filler does: one by one takes long on a page that follows every key.
      fields += await tool.main
        .locator(typedInto)
        .evaluateAll((all: (HTMLInputElement | HTMLTextAreaElement)[], text) => {
          for (const field of all) {
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }
          return all.length;
        }, `${canary} 19900101-0017 anna@example.com 090-786 50 00`);
    };

    await tool.open();
    await fillAll();
    if (tool.canPaste) {
      await tool.button('tool.paste.check').click();
      await expect(tool.main.getByText('anna@example.com')).toBeVisible();
    }
    const seen: string[] = [];
    for (const scenario of covering(one)) {
      await tool.openWith(scenario.answers);
      await tool.whole(scenario.expect.level);
      await fillAll();
      for (const title of typedPapers(scenario, one))
        await expect((await tool.paper(title)).getByText(canary).first()).toBeVisible();
      seen.push(...(await traces(page, watch.requests, 'sessionStorage')));
    }
    await tool.button('tool.link.copy').click();
    await page.reload();
    await tool.ready();
    await page.locator('a[hreflang]').first().click();
    await page.waitForLoadState();

    expect(fields).toBeGreaterThan(covering(one).length);
    expect(found(leaves, [...seen, ...(await traces(page, watch.requests, 'sessionStorage'))])).toEqual([]);
    expect(watch.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });
}

/** Titles of the letters and sheets with something to type. */
function typedPapers(scenario: Scenario, one: Case): string[] {
  const { letters, forms } = offerAt(scenario, one);
  return [...letters.map(({ title, fields }) => ({ title: title[one.locale], fields })), ...forms].flatMap(
    ({ title, fields }) => (fields.some(({ kind, choices }) => kind !== 'moment' && !choices) ? [title] : []),
  );
}

for (const one of someOpenings) {
  test(`T13: ${one.name}: what is typed about a channel leaves it only in files, and never in their names`, async ({
    page,
    watch,
  }) => {
    const pages = new ChannelPages(page, one);
    const secret = `${canary} 19121212-1212`;
    const names: string[] = [];
    const take = async (key: string, reads: 'text' | 'docx' = 'text'): Promise<void> => {
      const file = await save(page, pages.button(key));
      names.push(file.name);
      expect(reads === 'docx' ? await docxText(page, file) : file.text, file.name).toContain(canary);
    };
    const titles: string[] = [];
    const openTool = async (tool: (typeof one.tools)[number]): Promise<void> => {
      await pages.open(tool);
      titles.push(await page.title(), page.url());
    };

    await openTool('channel');
    const { fields, answers } = example(one);
    const typed = one.form.fields.filter(({ kind }) => kind === 'line' || kind === 'text');
    await pages.type({ ...fields, ...Object.fromEntries(typed.map(({ id }) => [id, secret])) });
    await pages.choose(answers);
    const warnings = pages.main.getByText(pages.say('channel.identity-number'), { exact: true });
    await expect(warnings).toHaveCount(typed.length);
    await take('channel.save');

    await openTool('checklist');
    const line = await pages.unfold(items(one)[0]?.id ?? '');
    await line.getByLabel(pages.say('checklist.note'), { exact: true }).fill(secret);
    await expect(line.getByText(pages.say('channel.identity-number'), { exact: true })).toBeVisible();
    await pages.openSheets();
    await take('save.text');
    await take('save.docx', 'docx');

    await openTool('user-policy');
    await (await pages.partButton('user-policy.edit', requiredClause(one))).click();
    await pages.main.getByLabel(pages.say('user-policy.edit.sv'), { exact: true }).fill(secret);
    await (await pages.openCheck()).fill(`Pasted${canary}`);
    await pages.button('user-policy.check.run').click();
    for (const key of ['save.text', 'save.markdown', 'save.html']) await take(key);

    await openTool('register');
    await take('save.text');
    await take('register.csv');
    await openTool('calendar');
    await take('calendar.save');
    await page.locator('a[hreflang]').first().click();
    await page.waitForLoadState();

    const seen = [...names, ...titles, ...(await traces(page, watch.requests, 'localStorage'))];
    expect(found([canary, 'kanariefagel', '19121212'], seen)).toEqual([]);
    expect(watch.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
    // A text that was only checked is not kept.
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(`Pasted${canary}`);
  });
}
