import { toolUrl } from '../../src/data/site.ts';
import { match } from '../../src/engine/condition.ts';
import { fill, plain, slots } from '../../src/engine/text.ts';
import { openings, type Opening } from './channelTools.ts';
import { cases, content } from './content.ts';
import { expect, test } from './fixtures.ts';
import { kinds } from './pages.ts';
import { lacking, printed } from './savedFiles.ts';

test.use({ javaScriptEnabled: false });

for (const { name, path, bundle, more } of cases) {
  test(`N1: ${name}: every question, answer and rule can be read without a script`, async ({ page }) => {
    await page.goto(path);
    const shown = squeeze((await page.getByRole('main').textContent()) ?? '');
    const expected = [
      ...bundle.facts.flatMap(({ question, options }) => [question, ...options.map(({ label }) => label)]),
      ...Object.values(more.rules).map(({ text }) => text),
    ];
    expect(expected.filter((text) => !shown.includes(squeeze(plain(text))))).toEqual([]);
  });
}

test('N1: every rule of every section can be read without a script', async ({ page }) => {
  for (const policy of content.policies) {
    for (const section of policy.sections) {
      await page.goto(`/${policy.id}/${section.slug}/`);
      const anchors = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
      expect(section.rules.filter(({ id }) => anchors.filter((anchor) => anchor === id).length !== 1)).toEqual([]);
      const shown = squeeze((await page.getByRole('main').textContent()) ?? '');
      expect(section.rules.filter(({ text }) => !shown.includes(squeeze(plain(text.sv)))).map(({ id }) => id)).toEqual(
        [],
      );
    }
  }
});

for (const one of openings) {
  test(`N1, E10: ${one.name}: checklist, text with blanks, register and dates can be read and printed`, async ({
    page,
  }, info) => {
    const { rules, suggestions } = one.checklist;
    const { register, calendar } = one;
    const whole = {
      channel: one.form.fields.map(({ label }) => label),
      checklist: [
        ...rules.flatMap((rule) => [rule.title, rule.text, rule.do ?? '', rule.cite]),
        ...suggestions.flatMap(({ title, text }) => [title, text]),
      ],
      'user-policy': blankText(one),
      register: register.register.fields.map((id) => register.fields.find((field) => field.id === id)?.label ?? id),
      calendar: calendar.dates.flatMap(({ title, text, rule }) => [title, text, rule.title, rule.cite]),
    };
    for (const tool of one.tools) {
      await page.goto(toolUrl(one.policy.id, tool, one.locale));
      const expected = whole[tool].map(plain);
      expect(lacking((await page.getByRole('main').textContent()) ?? '', expected), tool).toEqual([]);
      expect(lacking(await printed(page, info, tool), expected), `${tool}, printed`).toEqual([]);
      await expect(page.getByRole('main').getByRole('button').filter({ visible: true })).toHaveCount(0);
    }
  });
}

/** The text for visitors before anything is told: each blank shows as its label; what depends on an optional one is left out. */
function blankText({ policy, visitors }: Opening): string[] {
  const { fields } = content.channelForm;
  const optional = fields.filter((field) => field.optional).map(({ id }) => id);
  const labels = fields.map(({ id, label }): [string, string] => [id, `[${label.sv}]`]);
  const values = { ...Object.fromEntries(labels), university: policy.name.sv, short: policy.short.sv };
  return visitors.clauses
    .filter(({ when }) => !when || match(when, content.factIndex, {}).truth !== 'no')
    .flatMap(({ title, full }) => [title, ...full.filter(({ sv }) => !slots(sv).some((id) => optional.includes(id)))])
    .map(({ sv }) => fill(sv, values));
}

test('N1: a page of each kind offers no control that needs a script', async ({ page }) => {
  for (const path of kinds) {
    await page.goto(path);
    await expect.soft(page.getByRole('heading', { level: 1 }), path).toBeVisible();
    await expect.soft(page.getByRole('banner').getByRole('button').filter({ visible: true }), path).toHaveCount(0);
    await expect.soft(page.getByRole('combobox').filter({ visible: true }), path).toHaveCount(0);
  }
});

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
