import { fuseSpell } from '../../src/components/search/fuseSpell.ts';
import { foreignPart, foreignSite, searchPart, searchSite } from '../../src/data/searchParts.ts';
import { search } from '../../src/engine/search/search.ts';
import { searchIndex, type SearchIndex } from '../../src/engine/search/searchIndex.ts';
import type { Content, PolicyRecord } from '../../src/model/content.ts';
import type { Locale } from '../../src/model/text.ts';
import type { Query } from '../fixtures/queries.ts';

/** Gives the ids that the site's own search leads to, the best first. */
export type Searcher = (query: Query) => readonly string[];

/** The search as a visitor has it: on a policy's page over that policy, elsewhere over all; the other language where little is found. */
export function ourSearch(content: Content, locale: Locale): Searcher {
  const site = searchSite(content, [], locale);
  const names = Object.entries(foreignSite(content, [], locale).names);
  const indexOf = (policies: readonly PolicyRecord[], foreign: boolean): SearchIndex =>
    searchIndex(
      [...site.entries, ...policies.flatMap((policy) => searchPart(content, policy, locale).entries)],
      site.words,
      fuseSpell,
      new Map(
        foreign
          ? [...names, ...policies.flatMap((policy) => Object.entries(foreignPart(content, policy, locale).names))]
          : [],
      ),
    );
  const indexes = new Map<string | undefined, { own: SearchIndex; both: SearchIndex }>();
  for (const policy of [undefined, ...content.policies]) {
    const searched = policy ? [policy] : content.policies;
    indexes.set(policy?.id, { own: indexOf(searched, false), both: indexOf(searched, true) });
  }
  return ({ query, policy }) => {
    const index = indexes.get(policy);
    if (!index) throw new Error(`No policy "${String(policy)}".`);
    const own = search(index.own, query);
    return (own.weak ? search(index.both, query) : own).answers.map(({ entries: [entry] }) => entry.id);
  };
}

/** How well a search does: shares of the queries that find what they want first and among the first three; mean reciprocal rank. */
export interface Score {
  queries: number;
  first: number;
  three: number;
  rank: number;
}

export function scoreOf(queries: readonly Query[], ranks: readonly number[]): Score {
  const share = (fits: (rank: number) => boolean): number => ranks.filter(fits).length / queries.length;
  return {
    queries: queries.length,
    first: share((rank) => rank === 1),
    three: share((rank) => rank >= 1 && rank <= 3),
    rank: ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / queries.length,
  };
}

/** Place of the first answer that is wanted, from 1; 0 when none is. */
export function rankOf(query: Query, found: readonly string[]): number {
  return found.findIndex((id) => query.want.includes(id)) + 1;
}
