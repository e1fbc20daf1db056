import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page, Request } from '@playwright/test';
import { writeAnswers } from '../../src/engine/link.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { embedUrl, toolUrl, type ChannelTool } from '../../src/data/site.ts';
import { ChannelPages, example, items, someOpenings, type Opening } from './channelTools.ts';
import { cases, offerAt, say, type Case } from './content.ts';
import { expect, failing, forget } from './fixtures.ts';
import { siteDir } from './site.ts';
import { escape, ToolPage } from './toolPage.ts';

const opening = someOpenings[0] as Opening;
const { locale } = opening;
const files: readonly string[] = readdirSync(join(siteDir, '_astro'));

// In one worker, so that what several pages share is tried once.
failing.describe.configure({ mode: 'default' });

/** Cases that between them have what decision tools fetch late: a clock, a sheet, a letter; a text to search; dates. */
const decisions = cases
  .filter((one) => one.locale === locale)
  .map((one) => {
    const worth = (scenario: Scenario): number => {
      const { clocks, forms, letters } = offerAt(scenario, one);
      return [clocks.size, forms.length, letters.length].filter((count) => count > 0).length;
    };
    const [scenario] = one.scenarios.toSorted((a, b) => worth(b) - worth(a));
    if (!scenario) throw new Error(`${one.name} has no case.`);
    return { one, scenario, worth: worth(scenario) };
  })
  .toSorted((a, b) => b.worth - a.worth);

/** All the ways in which the site says that something could not be fetched. */
function notice(page: Page): Locator {
  const keys = [
    'map.way.failed',
    'checklist.part-failed',
    'save.failed',
    'tool.more-failed',
    'tool.paste.failed',
    'user-policy.failed',
  ];
  return keys
    .map((key) => page.getByText(say(locale, key), { exact: true }))
    .reduce((all, one) => all.or(one), page.locator('#tool-failed'))
    .or(page.locator('#search-failed:not(:empty)'))
    .filter({ visible: true });
}

/** Waits for what should come, or for the page to say that it cannot. True when it came. */
async function comes(effect: Locator): Promise<boolean> {
  await expect(effect.filter({ visible: true }).or(notice(effect.page())).first()).toBeVisible();
  return (await effect.filter({ visible: true }).count()) > 0;
}

interface Kind {
  name: string;
  path: string;
  /**
   * Each uses a part of what pages of this kind have and fetch late; what does not come, the page has to say.
   * The later ones are for files that the earlier ones do not ask for.
   */
  uses: readonly ((page: Page, file: string) => Promise<void>)[];
}

const typed = 'Skrivet 19811218-9876';

async function useDecision(page: Page, file: string, one: Case, scenario: Scenario): Promise<void> {
  const { answers } = scenario;
  const tool = new ToolPage(page, one);
  await tool.page.goto(`${one.path}#${writeAnswers(answers, one.bundle.facts)}`);
  if (!(await comes(page.locator('[data-ready]')))) return;
  await expect(tool.levelHeading(scenario.expect.level)).toBeVisible();

  if (tool.canPaste) {
    await tool.main.locator('summary', { hasText: tool.say('tool.paste') }).click();
    const pasted = tool.main.getByLabel(tool.say('tool.paste.label'), { exact: true });
    if (await comes(pasted)) {
      await pasted.fill(typed);
      await tool.button('tool.paste.check').click();
      await comes(tool.main.locator('li bdi'));
      await expect(pasted).toHaveValue(typed);
    }
  }
  const note = tool.main.getByLabel(tool.say('tool.note.case'), { exact: true });
  if (!(await comes(note))) return;
  await note.fill(typed);
  const now = tool.button('tool.clock.now');
  if ((await now.count()) > 0) {
    await now.click();
    await comes(tool.main.locator('.tool-clock li', { hasText: /\d{2}[:.]\d{2}/ }));
  }
  const { forms } = offerAt(scenario, one);
  for (const { title } of forms) {
    const sheet = await tool.paper(title);
    await sheet.getByRole('textbox').first().fill(typed);
    await saveAll(page, sheet, [wordOrText(file), tool.say('tool.form.csv')]);
    await expect(sheet.getByRole('textbox').first()).toHaveValue(typed);
  }
  await expect(note).toHaveValue(typed);
}

/** Word files take a second to make: they are made only where what makes them is missing. */
function wordOrText(file: string): string {
  return say(locale, file.startsWith('docx.') ? 'save.docx' : 'save.text');
}

/** Presses each button to save something that is there; each says that it has, or that it could not. */
async function saveAll(page: Page, within: Locator, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const button = within.getByRole('button', { name, exact: true }).first();
    if ((await button.count()) === 0) continue;
    const download = page.waitForEvent('download', { timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    await button.click();
    const failed = page.getByText(say(locale, 'save.failed'), { exact: true }).filter({ visible: true }).first();
    const said = failed.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    expect(await Promise.race([download, said]), name).toBe(true);
  }
}

const channelUses: Readonly<Record<ChannelTool, (pages: ChannelPages, file: string) => Promise<void>>> = {
  channel: async (pages) => {
    await pages.field('name').fill(typed);
    await pages.choose(example(opening).answers);
    await saveAll(pages.page, pages.main, [pages.say('channel.save')]);
    await expect(pages.field('name')).toHaveValue(typed);
  },
  checklist: async (pages, file) => {
    const [first] = items(opening);
    const line = pages.main.getByRole('listitem').filter({ has: pages.item(first?.id ?? '') });
    await pages.item(first?.id ?? '').check();
    await line.locator('summary').click();
    const note = line.getByLabel(pages.say('checklist.note'), { exact: true });
    if (await comes(note)) {
      await note.fill(typed);
      await pages.main.getByText(pages.say('checklist.sheets'), { exact: true }).click();
      const sheets = pages.main.getByRole('group', { name: pages.say('checklist.sheets.choose') });
      if (await comes(sheets)) await saveAll(pages.page, pages.main, [wordOrText(file)]);
      await expect(note).toHaveValue(typed);
    }
    await expect(pages.item(first?.id ?? '')).toBeChecked();
  },
  'user-policy': async (pages, file) => {
    await pages.field('purpose').fill(typed);
    await expect(pages.main.locator('.tool-paper').first()).toContainText(typed);
    await pages.main.locator('summary', { hasText: pages.say('user-policy.clauses') }).click();
    if (await comes(pages.main.getByRole('button', { name: new RegExp(`^${pages.say('user-policy.edit')}`) }).first()))
      await saveAll(pages.page, pages.main, [pages.say('save.html'), wordOrText(file)]);
    await expect(pages.field('purpose')).toHaveValue(typed);
  },
  register: async (pages, file) => {
    await pages.field('purpose').fill(typed);
    await expect(pages.main.locator('.tool-paper').first()).toContainText(typed);
    await saveAll(pages.page, pages.main, [wordOrText(file), pages.say('register.csv')]);
    await expect(pages.field('purpose')).toHaveValue(typed);
  },
  calendar: async (pages) => {
    await pages.field('name').fill(typed);
    for (const { id, kind } of opening.calendar.fields.filter((field) => field.kind === 'date'))
      await pages.type({ [id]: kind === 'date' ? (example(opening).fields[id] ?? '') : '' });
    await comes(pages.main.locator('.calendar-dates', { hasText: /\d{4}/ }));
    await saveAll(pages.page, pages.main, [pages.say('calendar.save')]);
    await expect(pages.field('name')).toHaveValue(typed);
  },
};

const search: Kind = {
  name: 'the home page and its search',
  path: locale === 'en' ? '/en/' : '/',
  uses: [
    async (page) => {
      await page.goto(search.path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      // Where its script is missing, the button is not offered.
      const button = page.getByRole('banner').getByRole('button', { name: say(locale, 'search.label') });
      if (await button.isVisible()) {
        await button.click();
        await comes(page.getByRole('dialog'));
      }
    },
  ],
};
const channelKinds = opening.tools.map((tool): Kind => ({
  name: tool,
  path: toolUrl(opening.policy.id, tool, locale),
  uses: [
    async (page, file) => {
      await page.goto(toolUrl(opening.policy.id, tool, locale));
      if (await comes(page.locator('[data-ready]'))) await channelUses[tool](new ChannelPages(page, opening), file);
    },
  ],
}));
const decision: Kind = {
  name: 'a decision tool',
  path: decisions[0]?.one.path ?? '',
  uses: decisions.map(
    ({ one, scenario }) =>
      (page, file) =>
        useDecision(page, file, one, scenario),
  ),
};

const others: Kind = {
  name: 'the map with a way, and a tool in a frame',
  path: `${decision.path}map/`,
  uses: decisions.slice(0, 1).flatMap(({ one, scenario }) => [
    async (page) => {
      await page.goto(`${one.path}map/#${writeAnswers(scenario.answers, one.bundle.facts)}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('.map-text')).toBeAttached();
      // Without its script the page is as one without scripts: the map, and nothing marked in it.
      if ((await page.locator('html[data-js]').count()) > 0) await comes(page.locator('#own-way'));
    },
    async (page) => {
      await page.goto(embedUrl(one.bundle.policy.id, one.bundle.tool.id, locale));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
  ]),
};

/** What has failed so far. What several pages share fails on the first of them. */
const tried = new Set<string>();

for (const { name, path, uses } of [search, decision, ...channelKinds, others]) {
  failing(`N2: ${name}: each script and style sheet that it asks for fails in turn`, async ({ page }) => {
    failing.setTimeout(240_000);
    const wanted = new Map<string, (typeof uses)[number]>();
    for (const use of uses) {
      const seen = new Set<string>();
      const note = (request: Request): void => {
        const file = /\/_astro\/([^/?]+)/.exec(request.url())?.[1];
        if (file !== undefined) seen.add(file);
      };
      page.on('request', note);
      await use(page, 'docx.');
      if (path !== search.path && path !== others.path) await expect.poll(() => [...seen].some(isLate)).toBe(true);
      page.off('request', note);
      for (const file of seen) if (!tried.has(file) && !wanted.has(file)) wanted.set(file, use);
      await forget(page);
    }
    expect([...wanted]).not.toEqual([]);

    for (const [file, use] of wanted) {
      tried.add(file);
      let asked = 0;
      const pattern = new RegExp(`/_astro/${escape(file)}(\\?|$)`);
      await page.route(pattern, (route) => {
        asked += 1;
        return route.abort();
      });
      await failing.step(file, () => use(page, file));
      // Some are asked for a moment after something was typed, or saved by itself.
      await expect.poll(() => asked, `${file} is asked for`).toBeGreaterThan(0);
      await page.unroute(pattern);
      await forget(page);
    }
  });
}

failing('N2: the script of a tool that cannot be had at first is asked for again', async ({ page }) => {
  const [{ one } = { one: undefined }] = decisions;
  if (!one) throw new Error('There is no tool.');
  await page.goto(one.path);
  const script = await page.locator('astro-island').first().getAttribute('component-url');
  let asked = 0;
  await page.route(`**${script ?? ''}*`, (route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.continue();
  });
  await page.reload();
  await expect(page.locator('[data-ready]')).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  expect(asked).toBe(2);
});

/** An identity number is looked for half a second after it was typed. */
function isLate(file: string): boolean {
  return file.startsWith('identityNumber.');
}

failing('N2: these pages ask for every script and style sheet that there is', () => {
  // Those for pages without scripts are asked for there alone.
  expect(files.filter((file) => !tried.has(file) && !/noscript/i.test(file))).toEqual([]);
});
