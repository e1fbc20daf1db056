import { describe, expect, it } from 'vitest';
import { fuseSpell } from '../../src/components/search/fuseSpell.ts';
import { loadContent } from '../../src/data/read.ts';
import { searchPart, searchSite } from '../../src/data/searchParts.ts';
import { wordIndex } from '../../src/data/wordIndex.ts';
import { nearWords } from '../../src/engine/search/nearWords.ts';
import { search } from '../../src/engine/search/search.ts';
import { searchIndex } from '../../src/engine/search/searchIndex.ts';
import { locales } from '../../src/model/text.ts';
import { readQueries } from '../fixtures/queries.ts';
import fc from '../seeded.ts';
import { ourSearch, rankOf, scoreOf } from './search.ts';

const content = loadContent();

describe.each(locales)('search over the real content, %s', (locale) => {
  const site = searchSite(content, [], locale);
  const parts = content.policies.map((policy) => searchPart(content, policy, locale).entries);
  const index = searchIndex([...site.entries, ...parts.flat()], site.words, fuseSpell);

  it('finds what people want among the first three answers, in 95 of 100 queries', () => {
    const find = ourSearch(content, locale);
    const queries = readQueries(locale).filter(({ aside }) => !aside);
    const ranks = queries.map((query) => rankOf(query, find(query)));
    expect(scoreOf(queries, ranks).three).toBeGreaterThanOrEqual(0.95);
  });

  it('leads to every rule, silence, tool, term, act and topic by its own title', () => {
    const named = index.entries.filter(({ kind }) => kind !== 'page');
    const lost = named.filter(
      ({ id, title }) =>
        !search(index, title)
          .answers.slice(0, 3)
          .some(({ entries: [entry] }) => entry.id === id || entry.title === title),
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it('searchNeverThrows: any text of up to 10,000 characters gives an answer', () => {
    const words = fc.constantFrom(...index.stemmed.map(({ word }) => word));
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 10_000, size: 'max' }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
      fc.constantFrom(
        '',
        ' ',
        '*',
        '\\',
        '(',
        'constructor',
        '__proto__',
        'toString',
        'å'.repeat(10_000),
        'och '.repeat(2500),
      ),
    );
    fc.assert(
      fc.property(text, (query) => {
        const { answers } = search(index, query);
        expect(answers.every(({ score }) => Number.isFinite(score))).toBe(true);
        expect(nearWords(index, query).length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 60 },
    );
  });

  it('nfcNfdEqual: finds the same, however å, ä and ö are composed', () => {
    for (const { query } of readQueries(locale)) {
      const ids = (text: string) => search(index, text).answers.map(({ entries: [entry] }) => entry.id);
      expect(ids(query.normalize('NFD'))).toEqual(ids(query.normalize('NFC')));
    }
  });

  it('the index of words holds every everyday word, once, under a letter', () => {
    for (const entries of [site.entries, ...parts]) {
      const words = wordIndex(entries, locale).flatMap((letter) => letter.words);
      const listed = words.map(({ word }) => word.toLocaleLowerCase(locale));
      expect(new Set(listed).size).toBe(listed.length);
      const wanted = entries.flatMap(({ find }) => find ?? []).map((word) => word.toLocaleLowerCase(locale));
      expect(wanted.filter((word) => !listed.includes(word))).toEqual([]);
    }
  });
});
