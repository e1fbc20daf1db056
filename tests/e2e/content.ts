import { toolBundle, toolMore } from '../../src/data/bundle.ts';
import { loadContent } from '../../src/data/read.ts';
import { toolUrl } from '../../src/data/site.ts';
import { toolsOf } from '../../src/data/tools.ts';
import type { ToolBundle, ToolMore } from '../../src/engine/bundle.ts';
import { judge } from '../../src/engine/judge.ts';
import { nextQuestion } from '../../src/engine/questions.ts';
import { fill, plain } from '../../src/engine/text.ts';
import type { Locale } from '../../src/model/text.ts';
import type { Scenario } from '../../src/model/scenario.ts';

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
      const bundle = toolBundle(content, policy.id, tool.id, locale);
      return {
        name: `${policy.id} ${tool.id} ${locale}`,
        locale,
        bundle,
        more: toolMore(content, policy.id, tool.id, locale, {}),
        path: toolUrl(policy.id, tool.id, locale),
        scenarios: policy.scenarios.filter((scenario) => scenario.tool === tool.id && questionsOf(scenario, bundle)),
      };
    }),
  ),
);

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

/** The scenario with most answers among those that end at one of the levels. */
export function richest(one: Case, ...levels: readonly Scenario['expect']['level'][]): Scenario {
  const fitting = one.scenarios.filter((scenario) => levels.length === 0 || levels.includes(scenario.expect.level));
  const [first] = fitting.toSorted((a, b) => Object.keys(b.answers).length - Object.keys(a.answers).length);
  if (!first) throw new Error(`${one.name} has no scenario that ends at ${levels.join(' or ')}.`);
  return first;
}

/** A few scenarios that between them end at every level and are asked every question that scenarios are asked. */
export function covering(one: Case): readonly Scenario[] {
  const features = new Map(
    one.scenarios.map((scenario) => [
      scenario,
      [`level ${scenario.expect.level}`, ...(questionsOf(scenario, one.bundle) ?? [])],
    ]),
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
