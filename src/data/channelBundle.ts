import { createHash } from 'node:crypto';
import type {
  CalendarBundle,
  ChannelBundle,
  ChannelPageBundle,
  ChecklistBundle,
  ChecklistMore,
  NamedRule,
  PolicyTexts,
  RegisterBundle,
  UserPolicyBundle,
  UserPolicyMore,
} from '../engine/channelBundle.ts';
import { slots } from '../engine/text.ts';
import type { UserPolicy } from '../model/clause.ts';
import type { Content, PlacedRule, PolicyRecord } from '../model/content.ts';
import type { Opening } from '../model/opening.ts';
import { phases, type Phase } from '../model/rule.ts';
import type { Locale } from '../model/text.ts';
import { byId, pick, speak } from './bundle.ts';
import { conceivable, factsBehind } from './conditions.ts';
import { ruleUrl, sectionUrl, toolUrl } from './site.ts';

/** What the islands of the channel tools need for one policy in one language. Each is serialised into its page. */
interface Place {
  content: Content;
  policy: PolicyRecord;
  locale: Locale;
  /** The site's base path. */
  base: string;
}

/** The whole form, but for closed choices that make no difference under the policy. */
export function channelPageBundle(place: Place): ChannelPageBundle {
  const { content, policy, locale } = place;
  const { fields, groups } = content.channelForm;
  const { rules, userPolicy, opening } = policy;
  const weighed = [
    ...rules.filter((rule) => rule.phase),
    ...(userPolicy?.clauses ?? []),
    ...(opening ? [...opening.papers, ...opening.suggestions, ...opening.dates] : []),
  ];
  const asked = new Set([
    ...fields.map(({ id }) => id),
    ...(opening?.papers ?? []).flatMap((paper) => paper.about),
    ...factsBehind(
      weighed.map(({ when }) => when),
      content.factIndex,
    ),
  ]);
  return {
    ...common(place, asked),
    groups: speak(
      groups.map((group) => ({ ...group, asks: group.asks.filter((id) => asked.has(id)) })),
      locale,
    ),
  };
}

/** @throws {Error} on a policy without opening.yaml. */
export function checklistBundle(place: Place): ChecklistBundle {
  const { content, policy, locale, base } = place;
  const { suggestions } = openingOf(policy);
  const topicOrder = content.topics.map((topic) => topic.id);
  const ordered = checklistRules(place).sort(
    (one, other) =>
      phases.indexOf(one.phase) - phases.indexOf(other.phase) ||
      topicOrder.indexOf(one.rule.topic) - topicOrder.indexOf(other.rule.topic) ||
      one.rule.order - other.rule.order,
  );
  const placeKey = (rule: PlacedRule): string => `${rule.section} ${rule.cite[locale]}`;
  const places = new Map(
    ordered.map(({ rule }) => [
      placeKey(rule),
      { cite: rule.cite[locale], page: sectionUrl({ policy: rule.policy, slug: rule.section }, locale, base) },
    ]),
  );
  const placeKeys = [...places.keys()];
  const asked = factsBehind(
    [...ordered.map(({ rule }) => rule), ...suggestions].map(({ when }) => when),
    content.factIndex,
  );
  return {
    locale,
    policy: { id: policy.id },
    facts: common(place, asked).facts.map((fact) => ({
      ...pick(fact, ['id', 'when']),
      options: fact.options.map(({ id }) => ({ id })),
    })),
    places: [...places.values()],
    rules: ordered.map(({ rule, phase }) => ({
      ...speak(pick(rule, ['id', 'force', 'title', 'text', 'do', 'when']), locale),
      phase,
      topic: byId(content.topics, rule.topic).name[locale],
      who: rule.who.map((role) => byId(content.roles, role).name[locale]),
      stamp: stampOf(rule),
      place: placeKeys.indexOf(placeKey(rule)),
    })),
    suggestions: speak(suggestions, locale),
    more: `${toolUrl(policy.id, 'checklist', locale, base)}more.json`,
  };
}

/**
 * The rules with a phase. A rule about single cases is an item of every channel in which such a case can come about; its
 * condition is left with what the channel's form can tell.
 */
export function checklistRules({ content, policy }: Pick<Place, 'content' | 'policy'>): {
  rule: PlacedRule;
  phase: Phase;
}[] {
  const asked = new Set(content.channelForm.groups.flatMap((group) => group.asks));
  return policy.rules.flatMap(({ when, ...rule }) => {
    const applies = when === undefined || conceivable(when, asked);
    if (!rule.phase || applies === false) return [];
    return [{ rule: { ...rule, ...(applies !== true && { when: applies }) }, phase: rule.phase }];
  });
}

/** @throws {Error} on a policy without opening.yaml. */
export function checklistMore(place: Place, words: Record<string, string>): ChecklistMore {
  const { content, policy, locale } = place;
  const { papers } = openingOf(policy);
  const asked = new Set([
    ...papers.flatMap((paper) => paper.about),
    ...factsBehind(
      [...checklistRules(place).map(({ rule }) => rule), ...papers].map(({ when }) => when),
      content.factIndex,
    ),
  ]);
  const { policy: about, fields, facts, platforms } = common(place, asked);
  return { policy: about, fields, facts, platforms, papers: speak(papers, locale), words };
}

/** The language of a channel's text until another is chosen, on every page. */
const firstLanguage = 'sv';

/** @throws {Error} on a policy without clauses.yaml. */
export function userPolicyBundle(place: Place): UserPolicyBundle {
  const { content, policy, locale, base } = place;
  const { clauses } = userPolicyOf(policy);
  const { fields, facts, platforms } = common(place, askedInTexts(place));
  return {
    locale,
    policy: { id: policy.id },
    fields,
    facts: facts.map((fact) => ({
      ...pick(fact, ['id', 'choose', 'question', 'why', 'when']),
      options: fact.options.map((option) => pick(option, ['id', 'label', 'example', 'alone'])),
    })),
    platforms,
    clauses: clauses.map((clause) => pick(clause, ['id', 'required', 'when'])),
    optional: content.channelForm.fields.filter((field) => field.optional).map(({ id }) => id),
    texts: { [firstLanguage]: { ...policyTexts(place, firstLanguage), shorts: {}, profiles: [] } },
    more: `${toolUrl(policy.id, 'user-policy', locale, base)}more.json`,
  };
}

/** @throws {Error} on a policy without clauses.yaml. */
export function userPolicyMore(place: Place, words: Record<string, string>): UserPolicyMore {
  const { content, policy, locale, base } = place;
  const { clauses } = userPolicyOf(policy);
  const cited = new Set(clauses.flatMap((clause) => clause.rules ?? []));
  return {
    platforms: content.platforms.map((platform) =>
      speak(pick(platform, ['id', 'name', 'field', 'limit', 'evidence']), locale),
    ),
    clauses: clauses.map((clause) => pick(clause, ['id', 'required', 'when', 'rules', 'signs'])),
    texts: { sv: policyTexts(place, 'sv'), en: policyTexts(place, 'en') },
    rules: Object.fromEntries(
      policy.rules.filter(({ id }) => cited.has(id)).map((rule) => [rule.id, named(rule, locale, base)]),
    ),
    words,
  };
}

function policyTexts(place: Pick<Place, 'content' | 'policy'>, locale: Locale): PolicyTexts {
  const { content, policy } = place;
  const { title, clauses, profiles } = speak(userPolicyOf(policy), locale);
  const asked = askedInTexts(place);
  const labels = content.channelForm.fields.filter(({ id }) => asked.has(id));
  return {
    title,
    clauses: Object.fromEntries(clauses.map((clause) => [clause.id, pick(clause, ['title', 'full'])])),
    shorts: Object.fromEntries(clauses.map(({ id, short }) => [id, short])),
    profiles,
    names: { university: policy.name[locale], short: policy.short[locale] },
    labels: Object.fromEntries(labels.map(({ id, label }) => [id, label[locale]])),
    platformNames: Object.fromEntries(content.platforms.map(({ id, name }) => [id, name[locale]])),
  };
}

/** Ids of the fields and facts that the texts and their conditions rest on. */
function askedInTexts({ content, policy }: Pick<Place, 'content' | 'policy'>): Set<string> {
  const { title, clauses, profiles } = userPolicyOf(policy);
  const texts = [title, ...profiles, ...clauses.flatMap((clause) => [clause.title, clause.short, ...clause.full])];
  return new Set([
    'platform',
    ...texts.flatMap((text) => slots(text.sv)),
    ...factsBehind(
      clauses.map((clause) => clause.when),
      content.factIndex,
    ),
  ]);
}

/** @throws {Error} on a policy without opening.yaml. */
export function registerBundle(place: Place): RegisterBundle {
  const { policy, locale, base } = place;
  const { register } = openingOf(policy);
  const asked = new Set([...register.fields, ...slots(register.subject.sv), ...slots(register.message.sv)]);
  return {
    ...common(place, asked),
    register: speak(register, locale),
    ...(register.rule !== undefined && { rule: named(byId(policy.rules, register.rule), locale, base) }),
  };
}

/** @throws {Error} on a policy without opening.yaml. */
export function calendarBundle(place: Place): CalendarBundle {
  const { content, policy, locale, base } = place;
  const { dates, avoid } = openingOf(policy);
  const asked = new Set([
    'name',
    ...dates.map(({ from }) => from),
    ...factsBehind(
      dates.map(({ when }) => when),
      content.factIndex,
    ),
  ]);
  return {
    ...common(place, asked),
    dates: dates.map(({ rule: ruleId, every: proposed, ...date }) => {
      const rule = byId(policy.rules, ruleId);
      const every = rule.every ?? proposed;
      return {
        ...speak(date, locale),
        rule: named(rule, locale, base),
        ...(every !== undefined && { every }),
        ...(rule.every === undefined && every !== undefined && { proposed: true as const }),
      };
    }),
    avoid,
  };
}

/** @param asked Ids of the fields and facts that the tool shows. */
function common({ content, policy, locale }: Place, asked: ReadonlySet<string>): ChannelBundle {
  const { fields, groups } = content.channelForm;
  const order = groups.flatMap((group) => group.asks).filter((id) => asked.has(id));
  const shown = order.flatMap((id) => fields.find((field) => field.id === id) ?? []);
  const platforms = shown.some(({ kind }) => kind === 'platform') ? content.platforms : [];
  return {
    locale,
    policy: { id: policy.id, ...speak(pick(policy, ['name', 'short', 'edition']), locale) },
    fields: speak(shown, locale),
    facts: order
      .filter((id) => !fields.some((field) => field.id === id))
      .map((id) => speak(byId(content.facts, id), locale)),
    platforms: platforms.map((platform) => speak(pick(platform, ['id', 'name']), locale)),
  };
}

function named(rule: PlacedRule, locale: Locale, base: string): NamedRule {
  return {
    ...speak(pick(rule, ['id', 'force', 'title']), locale),
    cite: rule.cite[locale],
    url: ruleUrl(rule, locale, base),
  };
}

function userPolicyOf(policy: PolicyRecord): UserPolicy {
  if (!policy.userPolicy) throw new Error(`The policy "${policy.id}" has no clauses.yaml.`);
  return policy.userPolicy;
}

function openingOf(policy: PolicyRecord): Opening {
  if (!policy.opening) throw new Error(`The policy "${policy.id}" has no opening.yaml.`);
  return policy.opening;
}

/** Another stamp tells that what the rule says has changed; a change of search words or title does not count. */
function stampOf({ force, text, do: todo }: PlacedRule): string {
  const said = JSON.stringify([force, text, todo]);
  return createHash('sha256').update(said).digest('hex').slice(0, 6);
}
