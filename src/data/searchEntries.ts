import type { SearchEntry } from '../engine/search/entry.ts';
import { plain } from '../engine/text.ts';
import type { Content, PolicyRecord } from '../model/content.ts';
import type { Locale, Localized } from '../model/text.ts';
import {
  channelToolsOf,
  compareUrl,
  entryUrl,
  lawName,
  lawUrl,
  policyUrl,
  ruleUrl,
  sectionUrl,
  silenceUrl,
  suggestionUrl,
  toolUrl,
} from './site.ts';
import { toolsOf } from './tools.ts';

type Find = Readonly<Record<Locale, readonly string[]>>;

/** A page of the site itself, such as the glossary. */
export interface SitePage {
  id: string;
  title: Localized;
  text?: Localized;
  /** Below the site's root of either language. */
  path: string;
}

/** What search can lead to in a policy. */
export function policyEntries(content: Content, policy: PolicyRecord, locale: Locale): SearchEntry[] {
  const own = { policy: policy.id };
  const make = maker(locale);
  const topicName = (id: string) => content.topics.find((topic) => topic.id === id)?.name[locale];
  return [
    ...toolsOf(content, policy).map((tool) =>
      make(
        { ...own, kind: 'tool', id: `tool:${tool.id}` },
        tool.title,
        tool.summary,
        tool.find,
        toolUrl(policy.id, tool.id, 'sv'),
      ),
    ),
    ...channelToolsOf(policy).map((tool) =>
      make(
        { ...own, kind: 'tool', id: `tool:${tool}` },
        wordsFor(content, `opening.${tool}.title`),
        wordsFor(content, `opening.${tool}.summary`),
        findFor(content, `opening.${tool}.find`),
        toolUrl(policy.id, tool, 'sv'),
      ),
    ),
    ...policy.rules.map((rule) => {
      const more = [topicName(rule.topic), rule.do && plain(rule.do[locale])].filter(Boolean).join(' ');
      return {
        ...make(
          { ...own, kind: 'rule', id: rule.id, topic: rule.topic, force: rule.force, cite: plain(rule.cite[locale]) },
          rule.title,
          rule.text,
          rule.find,
          ruleUrl(rule, 'sv'),
        ),
        ...(more !== '' && { more }),
        ...(rule.phase && policy.opening && { listed: true as const }),
      };
    }),
    ...(policy.opening?.suggestions ?? []).map((suggestion) =>
      make(
        { ...own, kind: 'item', id: suggestion.id },
        suggestion.title,
        suggestion.text,
        undefined,
        suggestionUrl(policy.id, suggestion.id, 'sv'),
      ),
    ),
    ...policy.silences.map((silence) =>
      make(
        { ...own, kind: 'silence', id: silence.id, topic: silence.topic },
        silence.text,
        undefined,
        silence.find,
        silenceUrl(policy.id, silence.id, 'sv'),
      ),
    ),
    make(
      { ...own, kind: 'page', id: `page:${policy.id}` },
      policy.name,
      policy.summary,
      undefined,
      policyUrl(policy.id, 'sv'),
    ),
    ...policy.sections.map((section) =>
      make(
        { ...own, kind: 'page', id: `page:${policy.id}/${section.slug}`, cite: plain(section.cite[locale]) },
        section.title,
        section.intro,
        undefined,
        sectionUrl(section, 'sv'),
      ),
    ),
  ];
}

/** What search can lead to that belongs to no policy: topics, terms, acts and the site's own pages. */
export function commonEntries(content: Content, pages: readonly SitePage[], locale: Locale): SearchEntry[] {
  const make = maker(locale);
  return [
    ...content.topics.map((topic) =>
      make(
        { kind: 'topic', id: `topic:${topic.id}`, topic: topic.id },
        topic.name,
        topic.about,
        topic.find,
        compareUrl(topic.id, 'sv'),
      ),
    ),
    ...content.glossary.map((entry) =>
      make(
        { kind: 'term', id: `term:${entry.id}` },
        entry.term,
        entry.meaning,
        both(entry.forms, entry.find),
        entryUrl(entry.id, 'sv'),
      ),
    ),
    ...content.laws.map((law) =>
      make(
        { kind: 'law', id: `law:${law.id}` },
        { sv: lawName(law, 'sv'), en: lawName(law, 'en') },
        law.about,
        law.find,
        lawUrl(law.id, 'sv'),
      ),
    ),
    ...pages.map((page) =>
      make({ kind: 'page', id: `page:${page.id}` }, page.title, page.text, undefined, `/${page.path}`),
    ),
  ];
}

type Head = Pick<SearchEntry, 'id' | 'kind'> & Partial<SearchEntry>;

function maker(locale: Locale) {
  return (
    head: Head,
    title: Localized,
    text: Localized | undefined,
    find: Find | undefined,
    url: string,
  ): SearchEntry => ({
    ...head,
    title: plain(title[locale]),
    ...(text && { text: plain(text[locale]) }),
    ...(find && { find: find[locale] }),
    // The Swedish address is the one below the root.
    path: url.slice(1),
  });
}

function wordsFor(content: Content, key: string): Localized {
  return { sv: content.words.sv[key] ?? '', en: content.words.en[key] ?? '' };
}

function both(one: Find, other: Find | undefined): Find {
  return { sv: [...one.sv, ...(other?.sv ?? [])], en: [...one.en, ...(other?.en ?? [])] };
}

/** Everyday words that stand in the interface's words, parted by commas. */
function findFor(content: Content, key: string): Find {
  const split = (locale: Locale) =>
    (content.words[locale][key] ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
  return { sv: split('sv'), en: split('en') };
}
