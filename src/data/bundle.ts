import type { BundleRule, Spoken, ToolBundle, ToolMore } from '../engine/bundle.ts';
import type { Content, PlacedRule } from '../model/content.ts';
import type { Locale } from '../model/text.ts';
import { restrictRecord } from './conditions.ts';
import { sectionUrl, toolUrl } from './site.ts';
import { toldSilences, toolFacts, weighedRules } from './tools.ts';

/**
 * What a tool's island needs for one policy in one language; it is serialised into the page, so nothing more.
 * @throws {Error} on a policy or a tool that the content does not hold.
 */
export function toolBundle(content: Content, policyId: string, toolId: string, locale: Locale, base = '/'): ToolBundle {
  const policy = byId(content.policies, policyId);
  const tool = byId(content.tools, toolId);
  const rules = weighedRules(policy, tool);
  return {
    locale,
    tool: speak(pick(tool, ['id', 'title', 'levels']), locale),
    policy: { id: policy.id },
    facts: toolFacts(content, policy, tool).map((fact) => speak(fact, locale)),
    rules: rules.map((rule) => bundleRule(rule, locale, base)),
    page: toolUrl(policy.id, tool.id, locale, base),
  };
}

/**
 * What the island fetches later: the rules' texts, letters, worked examples, and the interface words that go with them.
 * @throws {Error} on a policy that the content does not hold.
 */
export function toolMore(
  content: Content,
  policyId: string,
  toolId: string,
  locale: Locale,
  words: Record<string, string>,
): ToolMore {
  const policy = byId(content.policies, policyId);
  const tool = byId(content.tools, toolId);
  const rules = weighedRules(policy, tool);
  const silences = toldSilences(policy, tool);
  const letters = new Set(
    [...rules, ...silences.flatMap(({ proposal }) => proposal ?? [])].flatMap((one) => one.letters ?? []),
  );
  const forms = new Set(rules.flatMap((rule) => rule.form ?? []));
  // What the policy's rules do not need is not asked, and counts as answered with none of its options.
  const asked = new Set(toolFacts(content, policy, tool).map(({ id }) => id));
  const texts = content.letters
    .filter(({ id }) => letters.has(id))
    .flatMap((letter) => restrictRecord(letter, asked) ?? []);
  const filling = new Set(texts.flatMap(({ fields }) => fields.flatMap(({ fact }) => fact ?? [])));
  return {
    policy: speak(pick(policy, ['name', 'edition']), locale),
    rules: Object.fromEntries(rules.map((rule) => [rule.id, speak(pick(rule, moreKeys), locale)])),
    silences: silences
      .flatMap((silence) => restrictRecord(silence, asked) ?? [])
      .map((silence) => speak(pick(silence, ['id', 'text', 'when', 'proposal']), locale)),
    letters: {
      university: policy.name,
      texts,
      options: Object.fromEntries(
        content.facts
          .filter(({ id }) => filling.has(id))
          .map(({ id, options }) => [id, Object.fromEntries(options.map((option) => [option.id, option.label]))]),
      ),
    },
    forms: content.forms.filter(({ id }) => forms.has(id)).map((form) => speak(form, locale)),
    scenarios: policy.scenarios
      .filter((scenario) => scenario.tool === toolId)
      .map((scenario) => speak(pick(scenario, ['id', 'name', 'story', 'answers']), locale)),
    words,
  };
}

const ruleKeys = ['id', 'force', 'title', 'when', 'met'] as const;
const moreKeys = ['text', 'do', 'note', 'step', 'within', 'every', 'letters', 'form', 'points'] as const;

function bundleRule(rule: PlacedRule, locale: Locale, base: string): BundleRule {
  return {
    ...speak(pick(rule, ruleKeys), locale),
    cite: rule.cite[locale],
    page: sectionUrl({ policy: rule.policy, slug: rule.section }, locale, base),
  };
}

export function byId<T extends { id: string }>(records: readonly T[], id: string): T {
  const record = records.find((candidate) => candidate.id === id);
  if (!record) throw new Error(`No record "${id}" among: ${records.map((candidate) => candidate.id).join(', ')}.`);
  return record;
}

/** The named keys that are there; an absent key stays absent. */
export function pick<T extends object, Key extends keyof T>(record: T, keys: readonly Key[]): Pick<T, Key> {
  return Object.fromEntries(keys.filter((key) => record[key] !== undefined).map((key) => [key, record[key]])) as Pick<
    T,
    Key
  >;
}

/** The record in one language. */
export function speak<T>(value: T, locale: Locale): Spoken<T> {
  return say(value, locale) as Spoken<T>;
}

function say(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((item) => say(item, locale));
  if (typeof value !== 'object' || value === null) return value;
  if ('sv' in value && 'en' in value) return value[locale];
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, say(part, locale)]));
}
