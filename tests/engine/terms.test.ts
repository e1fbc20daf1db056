import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { firstMentions, termFinder, type Mention } from '../../src/engine/terms.ts';
import { plain } from '../../src/engine/text.ts';

const find = termFinder([
  { id: 'quay', forms: ['kaj', 'kajen'] },
  { id: 'long-quay', forms: ['den långa kajen'] },
  { id: 'boat', forms: ['båt', 'båtar'] },
]);
const terms = (mentions: readonly Mention[]): string[] =>
  mentions.flatMap(({ text, term }) => (term === undefined ? [] : `${term}: ${text}`));

describe('terms in a text', () => {
  it('are found as whole words, whatever the capitals, and what stands between them is kept', () => {
    expect(find('Kajen har båtar, inte båtarna eller kaj-avgift.')).toEqual([
      { text: 'Kajen', foreign: false, term: 'quay' },
      { text: ' har ', foreign: false },
      { text: 'båtar', foreign: false, term: 'boat' },
      { text: ', inte båtarna eller ', foreign: false },
      { text: 'kaj', foreign: false, term: 'quay' },
      { text: '-avgift.', foreign: false },
    ]);
    expect(terms(find('fiskebåt, fiske-båt, båtö'))).toEqual([]);
  });

  it('are the longer of two that begin at one place', () => {
    expect(terms(find('Vid den långa kajen'))).toEqual(['long-quay: den långa kajen']);
  });

  it('are not looked for in the other language', () => {
    expect(find('The quay (*kaj*)')).toEqual([
      { text: 'The quay (', foreign: false },
      { text: 'kaj', foreign: true },
      { text: ')', foreign: false },
    ]);
  });

  it('are none where there is no glossary', () => {
    expect(termFinder([])('kaj')).toEqual([{ text: 'kaj', foreign: false }]);
  });

  it('lose no character of the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('kaj', 'kajen', 'båt', 'den långa ', ' ', '*', ',', 'ö', '-')), (parts) => {
        const text = parts.join('');
        return (
          find(text)
            .map((mention) => mention.text)
            .join('') === plain(text)
        );
      }),
    );
  });
});

describe('first mentions', () => {
  it('are marked once in all the texts, and left out where they mean something else', () => {
    const texts = [find('En båt vid kajen'), find('Båtar vid en kaj, och den långa kajen')];
    expect(firstMentions(texts).map(terms)).toEqual([['boat: båt', 'quay: kajen'], ['long-quay: den långa kajen']]);
    expect(firstMentions(texts, new Set(['boat', 'long-quay'])).map(terms)).toEqual([['quay: kajen'], []]);
    expect(firstMentions(texts).map((mentions) => mentions.map(({ text }) => text).join(''))).toEqual([
      'En båt vid kajen',
      'Båtar vid en kaj, och den långa kajen',
    ]);
  });
});
