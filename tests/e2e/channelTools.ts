import { expect, type Locator, type Page } from '@playwright/test';
import { calendarBundle, channelPageBundle, checklistBundle, registerBundle } from '../../src/data/channelBundle.ts';
import { speak } from '../../src/data/bundle.ts';
import { channelToolsOf, toolUrl, type ChannelTool } from '../../src/data/site.ts';
import type { Spoken } from '../../src/engine/bundle.ts';
import { newChannel, writeChannel } from '../../src/engine/channel.ts';
import { itemRules } from '../../src/engine/checklist.ts';
import { match } from '../../src/engine/condition.ts';
import { fill, plain } from '../../src/engine/text.ts';
import { channelSchema, type Channel } from '../../src/model/channel.ts';
import type { Clause, UserPolicy } from '../../src/model/clause.ts';
import type { Condition } from '../../src/model/condition.ts';
import type { PolicyRecord } from '../../src/model/content.ts';
import type { PaperForm } from '../../src/model/opening.ts';
import type { Phase } from '../../src/model/rule.ts';
import type { Locale } from '../../src/model/text.ts';
import { content, locales, say, type Case } from './content.ts';
import { base } from './site.ts';
import { escape } from './toolPage.ts';

/** The channel tools of one policy in one language. */
export interface Opening {
  name: string;
  locale: Locale;
  policy: PolicyRecord;
  tools: readonly ChannelTool[];
  form: ReturnType<typeof channelPageBundle>;
  checklist: ReturnType<typeof checklistOf>;
  sheets: Spoken<PaperForm>[];
  visitors: UserPolicy;
  register: ReturnType<typeof registerBundle>;
  calendar: ReturnType<typeof calendarBundle>;
}

export const openings: readonly Opening[] = content.policies.flatMap((policy) => {
  const { opening, userPolicy: visitors } = policy;
  if (!opening || !visitors) return [];
  return locales.map((locale): Opening => {
    const place = { content, policy, locale, base };
    return {
      name: `${policy.id} ${locale}`,
      locale,
      policy,
      tools: channelToolsOf(policy),
      form: channelPageBundle(place),
      checklist: checklistOf(place),
      sheets: speak(opening.papers, locale),
      visitors,
      register: registerBundle(place),
      calendar: calendarBundle(place),
    };
  });
});

/** Enough where a policy or a language makes no difference: each policy, and each language, once. */
export const someOpenings: readonly Opening[] = openings.filter(
  ({ locale }, index) => locale === locales[Math.floor(index / locales.length) % locales.length],
);

/** The channel tools beside a decision tool. */
export function openingOf({ name, bundle, locale }: Case): Opening {
  const opening = openings.find(({ policy, locale: other }) => policy.id === bundle.policy.id && other === locale);
  if (!opening) throw new Error(`${name} has no channel tools beside it.`);
  return opening;
}

function checklistOf(place: Parameters<typeof checklistBundle>[0]) {
  const bundle = checklistBundle(place);
  return { ...bundle, rules: itemRules(bundle) };
}

/** A part that no text can do without. */
export function requiredClause({ name, visitors }: Opening): Clause {
  const clause = visitors.clauses.findLast(({ required }) => required);
  if (!clause) throw new Error(`${name} has no required part.`);
  return clause;
}

export function twinOf(one: Opening): Opening {
  const twin = openings.find(({ policy, locale }) => policy === one.policy && locale !== one.locale);
  if (!twin) throw new Error(`${one.name} has no twin in the other language.`);
  return twin;
}

/** A day before the dates of the example, at noon in Sweden. */
export const now = new Date('2026-11-23T11:00:00Z');
const dates = ['2026-12-01', '2027-01-11', '2028-01-12'];

/** A whole channel: each text is told apart from every other. */
export function example({ form }: Opening): Pick<Channel, 'fields' | 'answers'> {
  const dateFields = form.fields.filter(({ kind }) => kind === 'date').map(({ id }) => id);
  return {
    fields: Object.fromEntries(
      form.fields.map(({ id, kind }) => {
        if (kind === 'platform') return [id, content.platforms.find(({ limit }) => limit !== undefined)?.id ?? ''];
        if (kind === 'date') return [id, dates[dateFields.indexOf(id) % dates.length] ?? ''];
        return [id, kind === 'url' ? `https://example.org/${id}` : `Ärende om ${id} nr 7`];
      }),
    ),
    answers: Object.fromEntries(
      form.facts.map(({ id, choose, options }) => [
        id,
        options
          .filter((option) => !option.alone && !option.unknown)
          .slice(0, choose === 'several' ? 2 : 1)
          .map((option) => option.id),
      ]),
    ),
  };
}

/** The record of the example, as it is kept. */
export function kept(one: Opening, part: Partial<Channel> = {}): Channel {
  const blank = newChannel({ policy: one.policy.id, id: 'example-channel', now: now.toISOString() });
  return { ...blank, revision: 3, ...example(one), ...part };
}

/** What the browser keeps when a channel is the one that is worked on. */
export function chosen({ policy, id }: Pick<Channel, 'policy' | 'id'>): Record<string, string> {
  return { [`kanalguiden:chosen:${policy}`]: id };
}

/** What the example says in a field, as people read it. */
export function told(one: Opening, id: string, locale: Locale = one.locale): string {
  const text = example(one).fields[id] ?? '';
  const platform = content.platforms.find((candidate) => candidate.id === text);
  return platform?.name[locale] ?? text;
}

/** The same of a field or a fact. */
export function allTold(one: Opening, id: string): string[] {
  const fact = one.form.facts.find((candidate) => candidate.id === id);
  if (!fact) return [told(one, id)];
  const chosen = example(one).answers[id];
  return fact.options.filter((option) => chosen?.includes(option.id)).map((option) => plain(option.said));
}

/** What the example's answers do not rule out. */
export function applying<T extends { when?: Condition | undefined }>(one: Opening, all: readonly T[]): T[] {
  const { answers } = example(one);
  return all.filter(({ when }) => !when || match(when, content.factIndex, answers).truth !== 'no');
}

/** The rules and proposals of the example's checklist. */
export function items(one: Opening, phases?: readonly Phase[]) {
  const { rules, suggestions } = one.checklist;
  const all = applying<(typeof rules)[number] | (typeof suggestions)[number]>(one, [...rules, ...suggestions]);
  return phases ? all.filter(({ phase }) => phases.includes(phase)) : all;
}

/** What the text for visitors says when nothing is blank, in one language. */
export function visitorTexts(one: Opening, size: 'full' | 'short', locale: Locale): string[] {
  const values = {
    ...Object.fromEntries(one.form.fields.map(({ id }) => [id, told(one, id, locale)])),
    university: one.policy.name[locale],
    short: one.policy.short[locale],
  };
  return applying(one, one.visitors.clauses)
    .flatMap((clause) => (size === 'full' ? [clause.title, ...clause.full] : [clause.short]))
    .map((text) => fill(plain(text[locale]), values));
}

/** The channel tools as their user meets them. */
export class ChannelPages {
  readonly page: Page;
  readonly one: Opening;
  readonly main: Locator;

  constructor(page: Page, one: Opening) {
    this.page = page;
    this.one = one;
    this.main = page.getByRole('main');
  }

  say(key: string, values: Readonly<Record<string, string>> = {}): string {
    return say(this.one.locale, key, values);
  }

  async open(tool: ChannelTool): Promise<void> {
    await this.page.goto(toolUrl(this.one.policy.id, tool, this.one.locale, base));
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.page.locator('[data-ready]').waitFor();
  }

  /** On to the next tool, by the link at the end of the page. */
  async goOn(tool: ChannelTool): Promise<void> {
    await this.main.getByRole('link', { name: this.say(`opening.${tool}.title`), exact: true }).click();
    await this.page.waitForURL(`**${toolUrl(this.one.policy.id, tool, this.one.locale, base)}`);
    await this.ready();
  }

  button(key: string): Locator {
    return this.main.getByRole('button', { name: this.say(key), exact: true });
  }

  /** A button of one part of the text for visitors, with the fold open that fetches the parts. */
  async partButton(key: string, { title }: Clause): Promise<Locator> {
    const fold = { hasText: this.say('user-policy.clauses') };
    if ((await this.main.locator('details[open] > summary', fold).count()) === 0)
      await this.main.locator('summary', fold).click();
    const name = `^${escape(this.say(key))} ?: ${escape(plain(title[this.one.locale]))}$`;
    return this.main.getByRole('button', { name: new RegExp(name) });
  }

  field(id: string): Locator {
    const label = this.one.form.fields.find((field) => field.id === id)?.label;
    if (label === undefined) throw new Error(`No field "${id}" in ${this.one.name}.`);
    return this.main.getByLabel(plain(label), { exact: true });
  }

  option(fact: string, option: string): Locator {
    const asked = this.one.form.facts.find(({ id }) => id === fact);
    const label = asked?.options.find(({ id }) => id === option)?.label;
    if (!asked || label === undefined) throw new Error(`No option "${option}" of "${fact}" in ${this.one.name}.`);
    return this.main
      .getByRole('group', { name: plain(asked.question), exact: true })
      .getByRole(asked.choose === 'one' ? 'radio' : 'checkbox', { name: plain(label), exact: true });
  }

  async type(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [id, text] of Object.entries(fields)) {
      const isPlatform = this.one.form.fields.some((field) => field.id === id && field.kind === 'platform');
      if (isPlatform) await this.field(id).selectOption(text);
      else await this.field(id).fill(text);
    }
  }

  async choose(answers: Channel['answers']): Promise<void> {
    for (const [fact, options] of Object.entries(answers)) {
      for (const option of options) await this.option(fact, option).check();
    }
  }

  /** An item of the checklist, to tick. */
  item(id: string): Locator {
    const item = items(this.one).find((one) => one.id === id);
    if (!item) throw new Error(`No item "${id}" in ${this.one.name}.`);
    const makeSure = 'force' in item && item.force === 'must-not';
    const name = makeSure ? this.say('checklist.make-sure', { title: plain(item.title) }) : plain(item.title);
    return this.page.getByRole('checkbox', { name, exact: true });
  }

  /** The line of an item, with its fold open. */
  async unfold(id: string): Promise<Locator> {
    const line = this.main.getByRole('listitem').filter({ has: this.item(id) });
    if ((await line.getByLabel(this.say('checklist.note'), { exact: true }).count()) === 0)
      await line.locator('summary').click();
    return line;
  }

  /** Opens the sheets of the checklist; they are fetched then. */
  async openSheets(): Promise<void> {
    await this.main.getByText(this.say('checklist.sheets'), { exact: true }).click();
    await expect(this.main.getByRole('group', { name: this.say('checklist.sheets.choose') })).toBeVisible();
  }

  /** What is said once a file has been handed over, whatever its name. */
  get savedNotice(): Locator {
    return this.main.getByText(new RegExp(escape(this.say('save.saved')).replace('\\{file\\}', '\\S+'))).first();
  }

  async openCheck(): Promise<Locator> {
    await this.main.getByText(this.say('user-policy.check'), { exact: true }).click();
    return this.main.getByLabel(this.say('user-policy.check.label'), { exact: true });
  }

  /** The whole records that this browser keeps. */
  async stored(): Promise<Channel[]> {
    const texts = await this.page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith('kanalguiden:channel:'))
        .map(([, text]) => String(text)),
    );
    return texts.map((text) => channelSchema.parse(JSON.parse(text)));
  }

  /** Puts a record into the browser as if it had been made there, and `others` of the origin's. */
  async keep(channel: Channel, others: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.page.goto('/404.html');
    await this.page.evaluate(
      (entries) => {
        for (const [key, text] of entries) localStorage.setItem(key, text);
      },
      Object.entries({ ...others, [`kanalguiden:channel:${channel.id}`]: writeChannel(channel) }),
    );
  }
}
