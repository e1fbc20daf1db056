import { expect, type Locator, type Page } from '@playwright/test';
import type { ToolBundle } from '../../src/engine/bundle.ts';
import type { Status } from '../../src/engine/judge.ts';
import { writeAnswers } from '../../src/engine/link.ts';
import { plain } from '../../src/engine/text.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { questionsOf, say, type Case } from './content.ts';

type Fact = ToolBundle['facts'][number];
type Level = Scenario['expect']['level'];
type Answers = Readonly<Record<string, readonly string[]>>;

/** A tool's page as its user meets it. */
export class ToolPage {
  readonly page: Page;
  readonly one: Case;
  readonly main: Locator;

  constructor(page: Page, one: Case) {
    this.page = page;
    this.one = one;
    this.main = page.getByRole('main');
  }

  say(key: string, values: Readonly<Record<string, string>> = {}): string {
    return say(this.one.locale, key, values);
  }

  async open(fragment = ''): Promise<void> {
    await this.page.goto(`${this.one.path}${fragment && `#${fragment}`}`);
    await this.ready();
  }

  /** Opens the tool by the link that holds these answers. */
  async openWith(answers: Answers): Promise<void> {
    await this.open(writeAnswers(answers, this.one.bundle.facts));
  }

  /** Opens by its link each question on the way to a scenario's verdict, and then the verdict. */
  async openEach(scenario: Scenario, each: (where: string) => Promise<void>): Promise<void> {
    const told: Record<string, readonly string[]> = {};
    for (const id of questionsOf(scenario, this.one.bundle) ?? []) {
      await this.openWith(told);
      await expect(this.question(this.fact(id))).toBeVisible();
      await each(id);
      told[id] = scenario.answers[id] ?? [];
    }
    await this.openWith(told);
    await this.whole(scenario.expect.level);
    await each(scenario.expect.level);
  }

  /** Waits for a verdict with all that comes with it, which is fetched. */
  async whole(level: Level): Promise<void> {
    await expect(this.levelHeading(level)).toBeVisible();
    await expect(this.main.getByLabel(this.say('tool.note.case'), { exact: true })).toBeVisible();
  }

  async ready(): Promise<void> {
    await this.page.locator('[data-ready]').waitFor();
  }

  /** Whether a pasted text can be searched for what some answers are about. */
  get canPaste(): boolean {
    return this.one.bundle.facts.some(({ options }) => options.some(({ finds }) => finds));
  }

  /** Opens every fold, and waits for the part of the tool that is fetched when somebody does. */
  async unfoldAll(): Promise<void> {
    await unfold(this.main);
    if (this.canPaste) await expect(this.button('tool.paste.check')).toBeVisible();
  }

  /** A letter or a sheet, open. */
  async paper(title: string): Promise<Locator> {
    const region = this.main.getByRole('region', { name: plain(title), exact: true });
    await expect(region).toBeVisible();
    await unfold(region);
    return region;
  }

  /** What to do, in its order: under each step, or under none, every line with the ids of the rules that ask for it. */
  async todo(): Promise<{ step?: string; text: string; rules: string[] }[]> {
    return this.main.locator('.tool-step').evaluateAll((lines) =>
      lines.map((line) => {
        const step = line.closest('ol > li')?.querySelector('h4')?.textContent.trim();
        return {
          ...(step === undefined ? {} : { step }),
          text: line.querySelector('label')?.textContent.trim() ?? '',
          rules: [...line.querySelectorAll<HTMLAnchorElement>('.tool-places a')].map(({ hash }) => hash.slice(1)),
        };
      }),
    );
  }

  button(key: string): Locator {
    return this.main.getByRole('button', { name: this.say(key), exact: true });
  }

  get continue(): Locator {
    return this.button('tool.continue');
  }

  heading(name: string): Locator {
    return this.main.getByRole('heading', { name: plain(name), exact: true });
  }

  levelHeading(level: keyof ToolBundle['tool']['levels']): Locator {
    return this.heading(this.one.bundle.tool.levels[level].title).first();
  }

  question(fact: Fact): Locator {
    return this.main.getByRole('group', { name: plain(fact.question), exact: true });
  }

  option(fact: Fact, option: string): Locator {
    const label = fact.options.find(({ id }) => id === option)?.label;
    if (label === undefined) throw new Error(`No option "${option}" of "${fact.id}".`);
    const role = fact.choose === 'one' ? 'radio' : 'checkbox';
    return this.question(fact).getByRole(role, { name: plain(label), exact: true });
  }

  fact(id: string): Fact {
    const fact = this.one.bundle.facts.find((candidate) => candidate.id === id);
    if (!fact) throw new Error(`No fact "${id}" in ${this.one.name}.`);
    return fact;
  }

  /** The fact that is asked now; none once the verdict is there. */
  async asked(): Promise<Fact | undefined> {
    const heading = this.main.locator('legend').getByRole('heading', { level: 2 });
    if ((await this.continue.count()) === 0) return undefined;
    const text = (await heading.innerText()).replace(/\s+/g, ' ').trim();
    const fact = this.one.bundle.facts.find(({ question }) => plain(question) === text);
    if (!fact) throw new Error(`The page asks "${text}", which is no question of the tool.`);
    return fact;
  }

  async choose(fact: Fact, options: readonly string[]): Promise<void> {
    const ticked = this.question(fact).getByRole('checkbox', { checked: true });
    if ((await ticked.count()) > 0) {
      for (const { id } of fact.options) if (!options.includes(id)) await this.option(fact, id).uncheck();
    }
    for (const id of options) await this.option(fact, id).check();
  }

  /** Answers every question until none is left. `each` sees each question before it is answered. */
  async walk(answers: Answers, each?: (fact: Fact) => Promise<void>): Promise<void> {
    for (let steps = 0; ; steps++) {
      const fact = await this.asked();
      if (!fact) return;
      if (steps > this.one.bundle.facts.length) throw new Error(`"${fact.id}" is asked again and again.`);
      const options = answers[fact.id];
      if (!options) throw new Error(`The tool asks "${fact.id}", which the case does not answer.`);
      await each?.(fact);
      await this.choose(fact, options);
      await this.continue.click();
      await expect(this.question(fact)).toHaveCount(0);
      // The address follows once the next question is painted.
      await expect(this.page).toHaveURL(new RegExp(`[#&]${fact.id}=`));
    }
  }

  /** The button that opens an answered question again. */
  change(fact: Fact): Locator {
    return this.main.getByRole('button', {
      name: new RegExp(`^${escape(this.say('tool.change'))} ?: ${escape(plain(fact.question))}$`),
    });
  }

  /** The list of the answers so far, as one text. */
  async answersText(): Promise<string> {
    const region = this.main.getByRole('region', { name: this.say('tool.answers'), exact: true });
    return (await region.innerText()).replace(/\s+/g, ' ');
  }

  /** The rules behind the verdict, or those of them with these statuses: the addresses that the reasons link to. */
  async citedRules(...statuses: readonly Status[]): Promise<string[]> {
    const groups = statuses.length > 0 ? statuses.map((status) => `[data-status=${status}]`) : ['[data-status]'];
    return this.main
      .locator(`details:is(${groups.join()}) a[href*="#"]`)
      .evaluateAll((links: HTMLAnchorElement[]) => links.map(({ hash }) => hash.slice(1)));
  }
}

async function unfold(within: Locator): Promise<void> {
  await within.locator('details:not([open]) > summary').evaluateAll((all: HTMLElement[]) => {
    for (const summary of all) summary.click();
  });
}

/** The answers to the facts that a case answers and the tool has asked for, as sentences. */
export function sentences(one: Case, answers: Answers): string[] {
  return one.bundle.facts.flatMap((fact) => {
    const chosen = fact.options.filter(({ id }) => answers[fact.id]?.includes(id));
    return chosen.map(({ said }) => plain(said));
  });
}

/** Text as a regular expression that matches it. */
export function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
