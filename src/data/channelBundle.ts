import { createHash } from 'node:crypto';
import type {
  CalendarBundle,
  ChannelBundle,
  ChannelPageBundle,
  ChecklistBundle,
  ChecklistMore,
  ItemRule,
  NamedRule,
  RegisterBundle,
  UserPolicyBundle,
} from '../engine/channelBundle.ts';
import { slots } from '../engine/text.ts';
import type { Content, PlacedRule, PolicyRecord } from '../model/content.ts';
import type { Opening } from '../model/opening.ts';
import { phases } from '../model/rule.ts';
import type { Locale, Localized } from '../model/text.ts';
import { byId, pick, speak } from './bundle.ts';
import { factsBehind } from './conditions.ts';
import { ruleUrl, toolUrl } from './site.ts';

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
  const rules = policy.rules
    .flatMap((rule) => (rule.phase ? [{ rule, phase: rule.phase }] : []))
    .sort(
      (one, other) =>
        phases.indexOf(one.phase) - phases.indexOf(other.phase) ||
        topicOrder.indexOf(one.rule.topic) - topicOrder.indexOf(other.rule.topic) ||
        one.rule.order - other.rule.order,
    )
    .map(({ rule, phase }): ItemRule => ({
      ...named(rule, locale, base),
      ...speak(pick(rule, ['text', 'do', 'when']), locale),
      phase,
      topic: byId(content.topics, rule.topic).name[locale],
      who: rule.who.map((role) => byId(content.roles, role).name[locale]),
      stamp: stampOf(rule),
    }));
  const asked = factsBehind(
    [...rules, ...suggestions].map(({ when }) => when),
    content.factIndex,
  );
  const { policy: about, facts } = common(place, asked);
  return {
    locale,
    policy: about,
    facts,
    rules,
    suggestions: speak(suggestions, locale),
    more: `${toolUrl(policy.id, 'checklist', locale, base)}more.json`,
  };
}

/** @throws {Error} on a policy without opening.yaml. */
export function checklistMore(place: Place, words: Record<string, string>): ChecklistMore {
  const { content, policy, locale } = place;
  const { papers } = openingOf(policy);
  const asked = new Set([
    ...papers.flatMap((paper) => paper.about),
    ...factsBehind(
      [...policy.rules.filter((rule) => rule.phase), ...papers].map(({ when }) => when),
      content.factIndex,
    ),
  ]);
  const { fields, facts, platforms } = common(place, asked);
  return { fields, facts, platforms, papers: speak(papers, locale), words };
}

/** @throws {Error} on a policy without clauses.yaml. */
export function userPolicyBundle(place: Place): UserPolicyBundle {
  const { content, policy, locale, base } = place;
  const { userPolicy } = policy;
  if (!userPolicy) throw new Error(`The policy "${policy.id}" has no clauses.yaml.`);
  const texts = [
    userPolicy.title,
    ...userPolicy.profiles,
    ...userPolicy.clauses.flatMap((clause) => [clause.title, clause.short, ...clause.full]),
  ];
  const asked = new Set([
    'platform',
    ...texts.flatMap((text) => slots(text.sv)),
    ...factsBehind(
      userPolicy.clauses.map((clause) => clause.when),
      content.factIndex,
    ),
  ]);
  const cited = new Set(userPolicy.clauses.flatMap((clause) => clause.rules ?? []));
  const { fields } = content.channelForm;
  return {
    ...common(place, asked, true),
    userPolicy,
    names: { university: policy.name, short: policy.short },
    labels: Object.fromEntries(fields.filter(({ id }) => asked.has(id)).map(({ id, label }) => [id, label])),
    optional: fields.filter((field) => field.optional).map(({ id }) => id),
    platformNames: Object.fromEntries(content.platforms.map(({ id, name }): [string, Localized] => [id, name])),
    rules: Object.fromEntries(
      policy.rules
        .filter(({ id }) => cited.has(id))
        .map((rule) => [rule.id, { ...named(rule, locale, base), ...pick(rule, ['inform', 'when']) }]),
    ),
  };
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
function common({ content, policy, locale }: Place, asked: ReadonlySet<string>, withPlatforms = false): ChannelBundle {
  const { fields, groups } = content.channelForm;
  const order = groups.flatMap((group) => group.asks).filter((id) => asked.has(id));
  const shown = order.flatMap((id) => fields.find((field) => field.id === id) ?? []);
  const platforms = withPlatforms || shown.some(({ kind }) => kind === 'platform') ? content.platforms : [];
  return {
    locale,
    policy: { id: policy.id, ...speak(pick(policy, ['name', 'short', 'edition']), locale) },
    fields: speak(shown, locale),
    facts: order
      .filter((id) => !fields.some((field) => field.id === id))
      .map((id) => speak(byId(content.facts, id), locale)),
    platforms: platforms.map((platform) => speak(pick(platform, ['id', 'name', 'field', 'limit', 'evidence']), locale)),
  };
}

function named(rule: PlacedRule, locale: Locale, base: string): NamedRule {
  return {
    ...speak(pick(rule, ['id', 'force', 'title']), locale),
    cite: rule.cite[locale],
    url: ruleUrl(rule, locale, base),
  };
}

function openingOf(policy: PolicyRecord): Opening {
  if (!policy.opening) throw new Error(`The policy "${policy.id}" has no opening.yaml.`);
  return policy.opening;
}

/** Another stamp tells that what the rule says has changed; a change of search words or title does not count. */
function stampOf({ force, text, do: todo }: PlacedRule): string {
  const said = JSON.stringify([force, text, todo]);
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}
