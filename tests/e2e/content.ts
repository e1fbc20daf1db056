import { toolBundle, toolMore } from '../../src/data/bundle.ts';
import { loadContent } from '../../src/data/read.ts';
import { toolUrl } from '../../src/data/site.ts';
import { toolsOf } from '../../src/data/tools.ts';
import type { ToolBundle, ToolMore } from '../../src/engine/bundle.ts';
import { match } from '../../src/engine/condition.ts';
import { judge } from '../../src/engine/judge.ts';
import { nextQuestion } from '../../src/engine/questions.ts';
import { fill, plain } from '../../src/engine/text.ts';
import type { Condition } from '../../src/model/condition.ts';
import type { Letter } from '../../src/model/letter.ts';
import type { Locale } from '../../src/model/text.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { base } from './site.ts';

/** The tests take every word that they look for from the content, so that an editor may change a sentence. */
export const content = loadContent();

export const locales = ['sv', 'en'] as const;

export function say(locale: Locale, key: string, values: Readonly<Record<string, string>> = {}): string {
  const words = content.words[locale][key];
  if (words === undefined) throw new Error(`No interface words "${key}".`);
  return plain(fill(words, values));
}

/** One tool of one policy in one language. */
export interface Case {
  name: string;
  locale: Locale;
  bundle: ToolBundle;
  more: ToolMore;
  /** Path of the tool's page. */
  path: string;
  /** Those that answer each question that the tool asks on the way to their verdict. */
  scenarios: readonly Scenario[];
}

export const cases: readonly Case[] = content.policies.flatMap((policy) =>
  toolsOf(content, policy).flatMap((tool) =>
    locales.map((locale) => {
      const bundle = toolBundle(content, policy.id, tool.id, locale, base);
      return {
        name: `${policy.id} ${tool.id} ${locale}`,
        locale,
        bundle,
        more: toolMore(content, policy.id, tool.id, locale, {}),
        path: toolUrl(policy.id, tool.id, locale, base),
        scenarios: policy.scenarios.filter((scenario) => scenario.tool === tool.id && questionsOf(scenario, bundle)),
      };
    }),
  ),
);

/** Enough where the language makes no difference: each tool of each policy once, the languages in turn. */
export const someCases: readonly Case[] = cases.filter(({ locale, bundle }, index) => {
  const turn = Math.floor(index / locales.length) + content.policies.findIndex(({ id }) => id === bundle.policy.id);
  return locale === locales[turn % locales.length];
});
/** The same tools in the other language. */
export const otherCases: readonly Case[] = cases.filter((one) => !someCases.includes(one));

/**
 * The facts that the tool asks on the way to a scenario's verdict; undefined when the scenario leaves one of them out:
 * a stop may be settled by one answer alone, while the tool would ask others first.
 */
export function questionsOf({ answers }: Scenario, { rules, facts }: ToolBundle): readonly string[] | undefined {
  const order = facts.map(({ id }) => id);
  const index = new Map(facts.map((fact) => [fact.id, fact]));
  const given: Record<string, readonly string[]> = {};
  for (;;) {
    const verdict = judge(rules, index, given);
    const next = verdict.level === 'stop' ? undefined : nextQuestion(order, verdict);
    if (next === undefined) return Object.keys(given);
    const answer = answers[next];
    if (!answer) return undefined;
    given[next] = answer;
  }
}

/** What the user is asked to do at a scenario's verdict, and what is offered for it. */
export interface Offer {
  letters: readonly Letter[];
  forms: readonly ToolMore['forms'][number][];
  /** How soon, as ISO 8601 durations, where a clock can run: by rule id. */
  clocks: ReadonlyMap<string, string>;
}

export function offerAt({ answers }: Scenario, { bundle, more }: Case): Offer {
  const facts = new Map(bundle.facts.map((fact) => [fact.id, fact]));
  const { level, findings } = judge(bundle.rules, facts, answers);
  const holds = (when: Condition | undefined): boolean => !when || match(when, facts, answers).truth === 'yes';
  const rulesThatAre = (...statuses: readonly (typeof findings)[number]['status'][]) =>
    findings.flatMap(({ rule, status }) => {
      const found = statuses.includes(status) ? more.rules[rule] : undefined;
      return found ? [{ ...found, id: rule }] : [];
    });
  const todo = rulesThatAre('broken', 'unmet', 'duty');
  const proposals = more.silences.flatMap(({ when, proposal }) => (proposal && holds(when) ? [proposal] : []));
  const wanted = new Set([...todo, ...proposals].flatMap((one) => one.letters ?? []));
  return {
    letters: more.letters.texts.filter(
      ({ id, levels, when }) => wanted.has(id) && levels?.includes(level) !== false && holds(when),
    ),
    forms: more.forms.filter(({ id }) => todo.some(({ form }) => form === id)),
    clocks: new Map(
      [...todo, ...rulesThatAre('open', 'advice', 'permission')].flatMap(({ id, within }) =>
        within?.startsWith('P') ? [[id, within] as const] : [],
      ),
    ),
  };
}

/** The answers of a scenario that the tool asks for. */
export function toldIn(scenario: Scenario, { bundle }: Case): Scenario['answers'] {
  const asked = questionsOf(scenario, bundle) ?? [];
  return Object.fromEntries(asked.map((id) => [id, scenario.answers[id] ?? []]));
}

/** The scenario with most answers among those that end at one of the levels. */
export function richest(one: Case, ...levels: readonly Scenario['expect']['level'][]): Scenario {
  const fitting = one.scenarios.filter((scenario) => levels.length === 0 || levels.includes(scenario.expect.level));
  const [first] = fitting.toSorted((a, b) => Object.keys(b.answers).length - Object.keys(a.answers).length);
  if (!first) throw new Error(`${one.name} has no scenario that ends at ${levels.join(' or ')}.`);
  return first;
}

/**
 * A few scenarios that between them end at every level, are asked every question that scenarios are asked, and offer
 * every letter and sheet.
 */
export function covering(one: Case): readonly Scenario[] {
  const features = new Map(
    one.scenarios.map((scenario) => {
      const { letters, forms } = offerAt(scenario, one);
      return [
        scenario,
        [
          `level ${scenario.expect.level}`,
          ...(questionsOf(scenario, one.bundle) ?? []),
          ...letters.map(({ id }) => `letter ${id}`),
          ...forms.map(({ id }) => `form ${id}`),
        ],
      ];
    }),
  );
  const todo = new Set([...features.values()].flat());
  const gain = (scenario: Scenario): number =>
    features.get(scenario)?.filter((feature) => todo.has(feature)).length ?? 0;
  const chosen: Scenario[] = [];
  while (todo.size > 0) {
    const [best] = one.scenarios.toSorted((a, b) => gain(b) - gain(a));
    if (!best) break;
    chosen.push(best);
    for (const feature of features.get(best) ?? []) todo.delete(feature);
  }
  return chosen;
}
