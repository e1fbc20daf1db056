import type { Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { localMoment } from '../../src/engine/clock.ts';
import { plain } from '../../src/engine/text.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { ChannelPages, chosen, kept, openingOf, told } from './channelTools.ts';
import { cases, offerAt, type Case } from './content.ts';
import { expect, inOneTab } from './fixtures.ts';
import { tabTo } from './keyboard.ts';
import { lacking, printed, save } from './savedFiles.ts';
import { ToolPage } from './toolPage.ts';
import { found, traces } from './traces.ts';

type Form = Case['more']['forms'][number];
type Field = Form['fields'][number];

/** Each sheet of each policy in each language once: in the tool whose answers fill in most of it. */
const sheets: readonly { one: Case; form: Form }[] = [
  ...new Map(
    cases
      .flatMap((one) => one.more.forms.map((form) => ({ one, form })))
      .toSorted((a, b) => prefilled(a.form, a.one).length - prefilled(b.form, b.one).length)
      .map((sheet) => [`${sheet.one.bundle.policy.id} ${sheet.form.id} ${sheet.one.locale}`, sheet]),
  ).values(),
];

for (const { one, form } of sheets) {
  inOneTab(
    `E1, E10, T13: ${one.name}: ${form.id}: filled in by keyboard, saved, printed alone and erased`,
    async ({ page, watch }, info) => {
      const tool = new ToolPage(page, one);
      const scenario = telling(form, one);
      const pages = new ChannelPages(page, openingOf(one));
      await pages.keep(kept(pages.one), chosen(kept(pages.one)));
      await tool.openWith(scenario.answers);
      await tool.whole(scenario.expect.level);
      const region = await tool.paper(form.title);
      const control = (field: Field): Locator => region.getByLabel(plain(field.label), { exact: true });

      const before = new Map(form.fields.map((field) => [field.id, prefillOf(field)]));
      const expectAsBefore = async (): Promise<void> => {
        for (const field of form.fields) {
          if (!field.choices) await expect.soft(control(field), field.id).toHaveValue(before.get(field.id) ?? '');
        }
      };
      await expectAsBefore();
      expect([...before.values()].filter((text) => text !== '').length).toBeGreaterThanOrEqual(2);

      const values = valuesFor(form);
      for (const field of form.fields) {
        await tabTo(page, control(field));
        await typeBy(page, field, values.get(field.id) ?? '', before.get(field.id) !== '');
      }
      const inFile = form.fields.map((field) => csvCell(field, values));
      const onPaper = form.fields.map((field) => shown(field, values, one));
      await expect.poll(async () => lacking(await region.getByRole('table').innerText(), onPaper)).toEqual([]);
      const numbered = form.fields.find(({ id }) => values.get(id) === identityNumber);
      if (!numbered) throw new Error(`${form.id} has no field for a line.`);
      await expect(control(numbered)).toHaveAccessibleDescription(
        new RegExp(`${tool.say('channel.identity-number')}$`),
      );

      const clocks = offerAt(scenario, one).clocks;
      const moment = form.fields.find((field) => field.found);
      if (clocks.size > 0 && moment)
        await expect(tool.main.getByLabel(tool.say('tool.clock.found'), { exact: true })).toHaveValue(
          values.get(moment.id) ?? '',
        );

      const button = (key: string): Locator => region.getByRole('button', { name: tool.say(key), exact: true });
      const csv = await save(page, button('tool.form.csv'));
      const rows: string[][] = parse(csv.text, { bom: true, delimiter: ';' });
      expect(rows).toEqual([form.fields.map(({ label }) => plain(label)), inFile]);
      const text = await save(page, button('save.text'));
      expect(lacking(text.text, onPaper)).toEqual([]);
      const name = await region.locator('code').innerText();
      expect([csv.name, text.name]).toEqual([`${name}.csv`, `${name}.txt`]);

      // The browser's dialogue cannot be driven, so the page is left as it is while the dialogue is open.
      await page.evaluate(() => {
        window.print = () => dispatchEvent(new Event('beforeprint'));
      });
      await button('save.print').click();
      const paper = await printed(page, info, form.id);
      const around = [
        one.bundle.tool.levels[scenario.expect.level].title,
        ...['tool.note', 'tool.form.csv', 'tool.erase', 'tool.answers', 'tool.do'].map((key) => tool.say(key)),
      ];
      expect(lacking(paper, [plain(form.title), ...onPaper])).toEqual([]);
      expect(lacking(paper, around)).toEqual(around);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));

      const typed = [...values.values()].filter((value) => Number.isNaN(Date.parse(value)) && value.length > 1);
      expect(found(typed, [...(await traces(page, watch.requests, 'sessionStorage')), csv.name, text.name])).toEqual(
        [],
      );
      const keptInTab = (): Promise<string> => page.evaluate(() => Object.values(sessionStorage).join());
      expect(await keptInTab()).toContain(identityNumber);
      await tool.button('tool.erase').click();
      await expect(region).toHaveCount(0);
      expect(await keptInTab()).toBe('');
      await tool.openWith(scenario.answers);
      await tool.paper(form.title);
      await expectAsBefore();

      function prefillOf({ channel, fact }: Field): string {
        if (channel !== undefined) return told(pages.one, channel);
        const answered = fact === undefined ? [] : (scenario.answers[fact] ?? []);
        return answered
          .map((id) => plain(tool.fact(fact ?? '').options.find((option) => option.id === id)?.label ?? ''))
          .join();
      }
    },
  );
}

/** The fields that answers can fill in. */
function prefilled(form: Form, { bundle }: Case): Field[] {
  return form.fields.filter(({ fact }) => bundle.facts.some(({ id }) => id === fact));
}

/** A case that wants the sheet and answers what it asks for, by one option; rather one with a clock that runs. */
function telling(form: Form, one: Case): Scenario {
  const fitting = one.scenarios.filter(
    (scenario) =>
      offerAt(scenario, one).forms.includes(form) &&
      prefilled(form, one).every(({ fact }) => scenario.answers[fact ?? '']?.length === 1),
  );
  const best = fitting.find((scenario) => offerAt(scenario, one).clocks.size > 0) ?? fitting[0];
  if (!best) throw new Error(`${one.name} has no case that wants ${form.id}.`);
  return best;
}

const identityNumber = '19121212-1212';
const formula = '=HYPERLINK("http://example.org";1)';

/** What to type: of a choice, the number of an option. */
function valuesFor({ fields }: Form): Map<string, string> {
  const [first, second] = fields.filter(({ kind, choices }) => !kind && !choices);
  return new Map(
    fields.map((field, index) => {
      if (field.choices) return [field.id, String(index % field.choices.length)];
      if (field.kind === 'moment') return [field.id, `2026-11-${String(10 + index)}T14:30`];
      if (field === first) return [field.id, formula];
      if (field === second) return [field.id, identityNumber];
      return [field.id, `Om ”${field.id}”; 7${field.kind === 'long' ? '\nRad 2' : ''}`];
    }),
  );
}

async function typeBy(page: Page, { choices, kind }: Field, value: string, full: boolean): Promise<void> {
  if (choices) {
    for (let presses = 0; presses <= Number(value); presses++) await page.keyboard.press('ArrowDown');
    return;
  }
  if (kind === 'moment') {
    const [, year = '', month = '', day = '', hour = '', minute = ''] =
      /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)$/.exec(value) ?? [];
    const twelve = String(Number(hour) % 12 || 12).padStart(2, '0');
    await page.keyboard.type(month + day + year);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(`${twelve}${minute}${Number(hour) < 12 ? 'A' : 'P'}`);
    return;
  }
  if (full) await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(value);
}

function csvCell(field: Field, values: ReadonlyMap<string, string>): string {
  const value = values.get(field.id) ?? '';
  if (field.choices) return plain(field.choices[Number(value)] ?? '');
  if (field.kind === 'moment') return value.replace('T', ' ');
  return value === formula ? `'${value}` : value;
}

function shown(field: Field, values: ReadonlyMap<string, string>, { locale }: Case): string {
  const value = values.get(field.id) ?? '';
  if (field.choices) return plain(field.choices[Number(value)] ?? '');
  return field.kind === 'moment' ? localMoment(value, locale) : value;
}
