import type { Condition } from '../model/condition.ts';
import type { Content, PlacedRule, PlacedSection, PolicyRecord } from '../model/content.ts';
import type { Law } from '../model/law.ts';
import type { Point } from '../model/point.ts';
import type { Locale } from '../model/text.ts';
import { kept } from './kept.ts';

/** Addresses are the same in both languages, with /en in front for English. `base` is the site's base path. */
function address(locale: Locale, base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${locale === 'en' ? 'en/' : ''}${path}`;
}

/** First parts of addresses that are pages of the site itself, besides prose pages; no policy can have them. */
export const ownAddresses: readonly string[] = ['compare', 'data', 'embed', 'en', 'find', 'glossary', 'laws'];

/** First parts of addresses below a policy's own that are not a section's. */
export const ownAddressesOfPolicy: readonly string[] = ['courses', 'find', 'tools'];

export function policyUrl(policy: string, locale: Locale, base = '/'): string {
  return address(locale, base, `${policy}/`);
}

/** The policy's words from A to Ö; no section can have its address. */
export function findUrl(policy: string, locale: Locale, base = '/'): string {
  return address(locale, base, `${policy}/find/`);
}

export function sectionUrl(section: Pick<PlacedSection, 'policy' | 'slug'>, locale: Locale, base = '/'): string {
  return address(locale, base, `${section.policy}/${section.slug}/`);
}

export function ruleUrl(rule: Pick<PlacedRule, 'id' | 'policy' | 'section'>, locale: Locale, base = '/'): string {
  return address(locale, base, `${rule.policy}/${rule.section}/#${rule.id}`);
}

export function toolUrl(policy: string, tool: string, locale: Locale, base = '/'): string {
  return address(locale, base, `${policy}/tools/${tool}/`);
}

/** The page on which a data protection officer or a lawyer can read the whole tool. */
export function reviewUrl(policy: string, tool: string, locale: Locale, base = '/'): string {
  return address(locale, base, `${policy}/tools/${tool}/review/`);
}

/** What the policy does not say, on the policy's own page. */
export function silenceUrl(policy: string, silence: string, locale: Locale, base = '/'): string {
  return address(locale, base, `${policy}/#${silence}`);
}

/** A proposal of ours in the checklist. */
export function suggestionUrl(policy: string, suggestion: string, locale: Locale, base = '/'): string {
  return address(locale, base, `${policy}/tools/checklist/#${suggestion}`);
}

/** The ways of a post and of a channel, as pictures. */
export function coursesUrl(policy: string, locale: Locale, base = '/'): string {
  return address(locale, base, `${policy}/courses/`);
}

/** The picture of what leads to what in a tool. */
export function mapUrl(policy: string, tool: string, locale: Locale, base = '/'): string {
  return address(locale, base, `${policy}/tools/${tool}/map/`);
}

/** The tool alone, for an intranet's frame. */
export function embedUrl(policy: string, tool: string, locale: Locale, base = '/'): string {
  return address(locale, base, `embed/${policy}/${tool}/`);
}

export function compareUrl(topic: string, locale: Locale, base = '/'): string {
  return address(locale, base, `compare/${topic}/`);
}

/** A point on the page of its topic. */
export function pointUrl(point: Pick<Point, 'id' | 'topic'>, locale: Locale, base = '/'): string {
  return `${compareUrl(point.topic, locale, base)}#${point.id}`;
}

/** An act on the page of all acts. */
export function lawUrl(law: string, locale: Locale, base = '/'): string {
  return address(locale, base, `laws/#${law}`);
}

/** An entry of the glossary. */
export function entryUrl(entry: string, locale: Locale, base = '/'): string {
  return address(locale, base, `glossary/#${entry}`);
}

/** Every section page of every policy. */
export function sectionPages(content: Content): { policy: PolicyRecord; section: PlacedSection }[] {
  return content.policies.flatMap((policy) => policy.sections.map((section) => ({ policy, section })));
}

/** The tools that work on the user's record of a channel, in the order of use; no decision tool can have these ids. */
export const channelTools = ['channel', 'checklist', 'user-policy', 'register', 'calendar'] as const;
export type ChannelTool = (typeof channelTools)[number];

/** The channel tools for which the policy holds something. */
export function channelToolsOf(policy: Pick<PolicyRecord, 'rules' | 'userPolicy' | 'opening'>): ChannelTool[] {
  const has = {
    checklist: policy.opening !== undefined && policy.rules.some((rule) => rule.phase),
    'user-policy': policy.userPolicy !== undefined,
    register: policy.opening !== undefined,
    calendar: policy.opening !== undefined,
  };
  const there = channelTools.filter((tool) => tool !== 'channel' && has[tool]);
  return there.length > 0 ? ['channel', ...there] : [];
}

/** All rules about a topic, in the order of the policies. */
export function rulesAbout(content: Content, topic: string): readonly PlacedRule[] {
  return rulesByTopic(content).get(topic) ?? [];
}

const rulesByTopic = kept((content: Content) =>
  Map.groupBy(
    content.policies.flatMap((policy) => policy.rules),
    (rule) => rule.topic,
  ),
);

/** An act as it is cited: two acts can have the same name, so its number comes with it. */
export function lawName({ name, number }: Law, locale: Locale): string {
  return number === undefined ? name[locale] : `${name[locale]} ${number}`;
}

/** The rules that name an act, in the order of the policies. */
export function rulesNaming(content: Content, law: string): PlacedRule[] {
  return content.policies.flatMap(({ rules }) => rules).filter((rule) => rule.law?.includes(law));
}

/** A condition in words, nested as the condition is. */
export type ConditionWords =
  | { kind: 'fact'; fact: string; question: string; options: string[] }
  | { kind: 'all' | 'any'; parts: ConditionWords[] }
  | { kind: 'not'; part: ConditionWords };

export function conditionWords(content: Content, condition: Condition, locale: Locale): ConditionWords {
  if ('fact' in condition) {
    const fact = content.factIndex.get(condition.fact);
    if (!fact) throw new Error(`No fact "${condition.fact}".`);
    const options = fact.options.filter((option) => condition.is.includes(option.id));
    return {
      kind: 'fact',
      fact: fact.id,
      question: fact.question[locale],
      options: options.map((option) => option.label[locale]),
    };
  }
  if ('not' in condition) return { kind: 'not', part: conditionWords(content, condition.not, locale) };
  const kind = 'all' in condition ? 'all' : 'any';
  const parts = 'all' in condition ? condition.all : condition.any;
  return { kind, parts: parts.map((part) => conditionWords(content, part, locale)) };
}

/**
 * Whether the date by which the policy should have been reviewed has passed.
 * @param today ISO 8601 date; an argument, so that a build gives the same pages on any day.
 */
export function reviewPassed(policy: Pick<PolicyRecord, 'reviewBy'>, today: string): boolean {
  return policy.reviewBy !== undefined && policy.reviewBy < today;
}
