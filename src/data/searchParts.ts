import type { ForeignPart, SearchEntry, SearchPart, SearchSite } from '../engine/search/entry.ts';
import type { Content, PolicyRecord } from '../model/content.ts';
import type { Locale } from '../model/text.ts';
import { commonEntries, policyEntries, type SitePage } from './searchEntries.ts';

/** The first file of a language's search. @param pages the site's own pages. */
export function searchSite(content: Content, pages: readonly SitePage[], locale: Locale): SearchSite {
  return {
    entries: commonEntries(content, pages, locale),
    words: content.searchWords[locale],
    say: Object.fromEntries(
      Object.entries(content.words[locale])
        .filter(([key]) => /^(search|force)\./.test(key))
        .map(([key, word]) => [key.replace(/^search\./, ''), word]),
    ),
    policies: content.policies.map(({ id, name, short }) => ({ id, name: name[locale], short: short[locale] })),
    topics: content.topics.map(({ id, name }) => ({ id, name: name[locale] })),
  };
}

/** One policy's file of a language's search. */
export function searchPart(content: Content, policy: PolicyRecord, locale: Locale): SearchPart {
  return { entries: policyEntries(content, policy, locale) };
}

/** What the other language calls the entries of a file, for visitors who read in `locale`. */
export function foreignSite(content: Content, pages: readonly SitePage[], locale: Locale): ForeignPart {
  return namesOf(commonEntries(content, pages, otherThan(locale)));
}

export function foreignPart(content: Content, policy: PolicyRecord, locale: Locale): ForeignPart {
  return namesOf(policyEntries(content, policy, otherThan(locale)));
}

function otherThan(locale: Locale): Locale {
  return locale === 'sv' ? 'en' : 'sv';
}

function namesOf(entries: readonly SearchEntry[]): ForeignPart {
  return { names: Object.fromEntries(entries.map(({ id, title, find }) => [id, { title, ...(find && { find }) }])) };
}
