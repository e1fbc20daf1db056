import type { Page } from '@playwright/test';
import { writeAnswers } from '../../src/engine/link.ts';
import { plain } from '../../src/engine/text.ts';
import { cases, otherCases, richest, someCases, toldIn, type Case } from './content.ts';
import { expect, forget, inOneTab } from './fixtures.ts';
import { tabTo } from './keyboard.ts';
import { escape, sentences, ToolPage } from './toolPage.ts';

for (const one of someCases) {
  inOneTab.describe(one.name, () => {
    for (const level of new Set(one.scenarios.map((scenario) => scenario.expect.level))) {
      inOneTab(`by mouse to ${level}, back and forward, and by the link where nothing is kept`, async ({ page }) => {
        const tool = new ToolPage(page, one);
        const { answers, expect: expected } = richest(one, level);
        const asked: Fact[] = [];
        await tool.open();
        await tool.walk(answers, (fact) => {
          asked.push(fact);
          return Promise.resolve();
        });
        const told = Object.fromEntries(asked.map(({ id }) => [id, answers[id] ?? []]));
        const expectVerdict = async (): Promise<void> => {
          await tool.whole(level);
          await expect.poll(() => tool.citedRules()).toEqual(expect.arrayContaining(expected.cites));
          await expect(page).toHaveTitle(new RegExp(escape(one.bundle.tool.levels[level].title)));
          await expect.poll(() => new URL(page.url()).hash).toBe(`#${writeAnswers(told, one.bundle.facts)}`);
        };
        await expectVerdict();

        for (const fact of asked.toReversed()) {
          await page.goBack();
          await expect(tool.question(fact)).toBeVisible();
        }
        for (const fact of asked.slice(1)) {
          await page.goForward();
          await expect(tool.question(fact)).toBeVisible();
        }
        await page.goForward();
        await expectVerdict();

        const text = await tool.answersText();
        const link = page.url();
        await forget(page);
        await page.goto(link);
        await tool.ready();
        await expectVerdict();
        expect(await tool.answersText()).toBe(text);
      });
    }

    inOneTab('continuing without a choice says what is missing, at the question', async ({ page }) => {
      const tool = new ToolPage(page, one);
      await tool.open();
      const fact = await tool.asked();
      await tool.continue.click();
      await expect(tool.main.getByRole('alert')).toHaveText(
        tool.say(fact?.choose === 'several' ? 'tool.error.several' : 'tool.error.one'),
      );
      expect(await tool.asked()).toEqual(fact);
    });

    inOneTab('changing an answer keeps the rest', async ({ page }) => {
      const tool = new ToolPage(page, one);
      const { answers } = richest(one, 'go', 'not-yet');
      await tool.openWith(answers);
      const before = await tool.answersText();

      const first = firstAnswered(tool, answers);
      await tool.change(first).click();
      await expect(tool.question(first)).toBeVisible();
      for (const option of answers[first.id] ?? []) await expect(tool.option(first, option)).toBeChecked();

      const other = first.options.find(({ id }) => !answers[first.id]?.includes(id))?.id ?? '';
      await tool.choose(first, [other]);
      await tool.continue.click();
      const changed = await tool.answersText();
      for (const fact of one.bundle.facts.filter(({ id }) => answers[id] && id !== first.id)) {
        for (const said of sentences(one, { [fact.id]: answers[fact.id] ?? [] })) {
          if (before.includes(said)) expect(changed).toContain(said);
        }
      }

      await tool.change(first).click();
      await tool.choose(first, answers[first.id] ?? []);
      await tool.continue.click();
      await expect.poll(() => tool.answersText()).toBe(before);
    });

    inOneTab(
      'a reload keeps the answers, the note and what is ticked as done, a button erases them',
      async ({ page }) => {
        const tool = new ToolPage(page, one);
        const scenario = richest(one, 'not-yet');
        const note = tool.main.getByLabel(tool.say('tool.note.case'), { exact: true });
        const done = tool.main.locator('.tool-step').getByRole('checkbox').first();
        await tool.open();
        await page.evaluate(() => {
          localStorage.setItem('of-another-program', 'kept');
        });
        await tool.openWith(scenario.answers);
        await note.fill('Three words here');
        await done.check();
        const before = await tool.answersText();

        await page.reload();
        await tool.ready();
        await expect(tool.levelHeading('not-yet')).toBeVisible();
        expect(await tool.answersText()).toBe(before);
        await expect(note).toHaveValue('Three words here');
        await expect(done).toBeChecked();

        await tool.button('tool.erase').click();
        await expect(tool.question(tool.fact(one.bundle.facts[0]?.id ?? ''))).toBeVisible();
        await expect.poll(() => new URL(page.url()).hash).toBe('');
        const left = await page.evaluate(() =>
          [localStorage, sessionStorage].map((kept) => JSON.stringify(kept)).join(),
        );
        expect(left).not.toContain('Three words here');
        expect(left).toContain('of-another-program');
        await tool.openWith(scenario.answers);
        await expect(done).not.toBeChecked();
        await expect(note).toHaveValue('');
      },
    );

    inOneTab('L4: what a link holds and this edition does not know is named', async ({ page }) => {
      const tool = new ToolPage(page, one);
      const fact = firstAnswered(tool, richest(one).answers);
      await tool.open(`retired-fact=x&${fact.id}=retired-option`);
      await expect(tool.main.getByText(tool.say('tool.link.ignored'))).toBeVisible();
      await expect(tool.main.getByText('retired-fact', { exact: true })).toBeVisible();
      await expect(tool.main.getByText(`${fact.id}=retired-option`, { exact: true })).toBeVisible();
    });

    inOneTab('L1, L2, L3: a hostile link does nothing', async ({ page }) => {
      const tool = new ToolPage(page, one);
      const hostile = ['%', '%E0%A4%A', '__proto__=x', 'constructor=prototype', '<img src=x onerror=window.pwned=1>=x'];
      for (const fragment of hostile) {
        await page.goto('about:blank');
        await tool.open(fragment);
        await expect(tool.continue).toBeVisible();
      }
      expect(await page.evaluate(() => 'pwned' in window || 'x' in {})).toBe(false);
    });

    inOneTab('L10: the language link keeps the answers', async ({ page }) => {
      const tool = new ToolPage(page, one);
      const scenario = richest(one, 'go', 'not-yet');
      const told = toldIn(scenario, one);
      const fragment = `#${writeAnswers(told, one.bundle.facts)}`;
      expect(Object.keys(told)).not.toEqual([]);
      await tool.openWith(told);

      const twin = twinOf(one);
      await page.locator(`a[hreflang="${twin.locale}"]`).first().click();
      const other = new ToolPage(page, twin);
      await other.ready();
      await expect(other.levelHeading(scenario.expect.level)).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`${escape(twin.path + fragment)}$`));
      const text = await other.answersText();
      expect(sentences(twin, told).filter((said) => !text.includes(said))).toEqual([]);
    });

    inOneTab('a worked example opens, and Back returns', async ({ page }) => {
      const tool = new ToolPage(page, one);
      const scenario = richest(one, 'stop', 'go', 'not-yet');
      await tool.open();
      await tool.main.getByText(tool.say('tool.examples'), { exact: true }).click();
      await tool.main.getByRole('button', { name: plain(scenario.name[one.locale]), exact: true }).click();
      await expect(tool.levelHeading(scenario.expect.level)).toBeVisible();
      await page.goBack();
      await expect(tool.continue).toBeVisible();
    });
  });
}

for (const one of otherCases) {
  inOneTab(`${one.name}: a whole case by keyboard alone, with the focus where the reader is`, async ({ page }) => {
    const tool = new ToolPage(page, one);
    const scenario = richest(one, 'go', 'not-yet');
    // Here nothing waits for the page to stop scrolling: the focus has to be there all the same.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await tool.open();
    for (let fact = await tool.asked(); fact; fact = await tool.asked()) {
      for (const option of scenario.answers[fact.id] ?? []) await chooseByKeyboard(page, tool, fact, option);
      await tabTo(page, tool.continue);
      await page.keyboard.press('Enter');
      await expect(tool.question(fact)).toHaveCount(0);
      await expect(page.locator(':focus')).toHaveRole('heading');
    }
    await expect(tool.levelHeading(scenario.expect.level)).toBeFocused();
    await expect(tool.main.getByRole('status').first()).toContainText(
      one.bundle.tool.levels[scenario.expect.level].title,
    );
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });
}

type Fact = ToolPage['one']['bundle']['facts'][number];

function firstAnswered(tool: ToolPage, answers: Readonly<Record<string, readonly string[]>>): Fact {
  const fact = tool.one.bundle.facts.find(({ id }) => answers[id]);
  if (!fact) throw new Error('The case answers nothing.');
  return fact;
}

function twinOf(one: Case): Case {
  const twin = cases.find(
    ({ locale, bundle }) =>
      locale !== one.locale && bundle.policy.id === one.bundle.policy.id && bundle.tool.id === one.bundle.tool.id,
  );
  if (!twin) throw new Error(`${one.name} has no twin in the other language.`);
  return twin;
}

async function chooseByKeyboard(page: Page, tool: ToolPage, fact: Fact, option: string): Promise<void> {
  const wanted = tool.option(fact, option);
  if (fact.choose === 'several') {
    await tabTo(page, wanted);
    await page.keyboard.press('Space');
  } else {
    await tabTo(page, tool.question(fact).getByRole('radio').first());
    await page.keyboard.press('Space');
    for (let moves = 0; !(await wanted.isChecked()) && moves < fact.options.length; moves++) {
      await page.keyboard.press('ArrowDown');
    }
  }
  await expect(wanted).toBeChecked();
}
