import { describe, expect, it } from 'vitest';
import { fuseSpell } from '../../src/components/search/fuseSpell.ts';
import type { SearchEntry } from '../../src/engine/search/entry.ts';
import { markMatches } from '../../src/engine/search/mark.ts';
import { nearWords } from '../../src/engine/search/nearWords.ts';
import { search } from '../../src/engine/search/search.ts';
import { searchIndex } from '../../src/engine/search/searchIndex.ts';
import { bare, longestQuery, stemOf, wordsOf } from '../../src/engine/search/words.ts';

const words = { stop: ['och', 'på', 'en'], endings: ['ar', 'er', 'en', 'a', 's'] };
const entry = (id: string, title: string, more: Partial<SearchEntry> = {}): SearchEntry => ({
  id,
  kind: 'rule',
  title,
  path: `quay/#${id}`,
  ...more,
});
const entries = [
  entry('boats', 'Båtar på kajen', { find: ['eka', 'roddbåt'] }),
  entry('nets', 'Nät och bojar', { text: 'Lägg aldrig näten över en farled.', find: ['fiskenät'] }),
  entry('lamps', 'Lanternor', { text: 'En båt ska ha lanternor.', find: ['ljus'] }),
  entry('row', 'Rad', { find: ['kolumn'] }),
  entry('advice', 'Råd', { find: ['tips'] }),
  entry('tool:sail', 'Får jag segla?', { kind: 'tool', policy: 'north', find: ['segla'] }),
  entry('tool:sail', 'Får jag segla?', { kind: 'tool', policy: 'south', find: ['segla'] }),
];
const foreign = new Map([['boats', { title: 'Boats at the quay', find: ['dinghy'] }]]);
const index = searchIndex(entries, words, fuseSpell, foreign);
const found = (query: string): string[] => search(index, query).answers.map(({ entries: [first] }) => first.id);

describe('search', () => {
  it.each([
    ['a word of the title', 'lanternor', 'lamps'],
    ['an everyday word', 'roddbåt', 'boats'],
    ['another ending', 'båtarna', 'boats'],
    ['the end of a compound', 'nät', 'nets'],
    ['a compound of its own', 'roddbåtsplats', 'boats'],
    ['a misspelt word', 'lantrenor', 'lamps'],
    ['a foreign keyboard', 'fiskenat', 'nets'],
    ['a sentence', 'kan en farled ha nät?', 'nets'],
    ['two words that are one', 'rodd båt', 'boats'],
  ])('finds %s', (_, query, wanted) => {
    expect(found(query)[0]).toBe(wanted);
  });

  it('ranks å above a', () => {
    expect(found('råd').slice(0, 1)).toEqual(['advice']);
    expect(found('rad').slice(0, 2)).toEqual(['row', 'advice']);
  });

  it('tells that the other language found it', () => {
    expect(search(index, 'dinghy').answers[0]).toMatchObject({
      foreign: { title: 'Boats at the quay' },
      entries: [{ id: 'boats' }],
    });
    expect(search(index, 'eka').answers[0]?.foreign).toBeUndefined();
  });

  it('tells that little was found, so that the other language is asked', () => {
    const own = searchIndex(entries, words, fuseSpell);
    expect(search(own, 'dinghy').weak).toBe(true);
    expect(search(own, 'roddbåt').weak).toBe(false);
  });

  it('gives what several policies have as one answer, with each of them', () => {
    const [answer] = search(index, 'segla').answers;
    expect(answer?.entries.map(({ policy }) => policy)).toEqual(['north', 'south']);
    expect(search(index, 'segla', ({ policy }) => policy === 'south').answers[0]?.entries).toHaveLength(1);
  });

  it('looks for words that say nothing only when there are no others', () => {
    expect(found('och')).toEqual(['nets']);
    expect(found('och lanternor')[0]).toBe('lamps');
  });

  it('gives nothing for nothing', () => {
    for (const query of ['', '   ', '?!', 'zzzzzzzz']) expect(found(query)).toEqual([]);
  });

  it('cuts what is too long', () => {
    expect(found(`${'x'.repeat(longestQuery.characters)} lanternor`)).toEqual([]);
    expect(found(`lanternor ${'x '.repeat(10_000)}`)[0]).toBe('lamps');
  });

  it('offers words that may have been meant, those with the same first letter first', () => {
    expect(nearWords(index, 'lantrenor')[0]).toBe('lanternor');
    expect(nearWords(index, 'qqqqqqq')).toEqual([]);
  });
});

describe('words', () => {
  it('are in lower case and composed, without marks', () => {
    expect(wordsOf('Ett Nät\u0308, två*bojar – § 7!')).toEqual(['ett', 'näẗ'.normalize('NFC'), 'två', 'bojar', '7']);
  });

  it('lose their longest ending and keep four letters', () => {
    expect(stemOf('lanternor', ['nor', 'or'])).toBe('lanter');
    expect(stemOf('rosor', ['or'])).toBe('rosor');
  });

  it('lose their marks on a foreign keyboard', () => {
    expect(bare('räksmörgås')).toBe('raksmorgas');
  });

  it('are marked where they matched, and the parts are the whole', () => {
    const text = 'Lägg näten, NÄTEN och bojar.';
    const parts = markMatches(text, new Set(['näten', 'bojar']));
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.filter(({ hit }) => hit).map((part) => part.text)).toEqual(['näten', 'NÄTEN', 'bojar']);
  });
});
