import { describe, expect, it } from 'vitest';
import { clean } from '../../src/engine/clean.ts';
import { paperMarkdown } from '../../src/engine/export/markdown.ts';
import { paperFragment, paperPage } from '../../src/engine/export/html.ts';
import { paperText } from '../../src/engine/export/text.ts';
import type { Paper } from '../../src/engine/paper.ts';
import fc from '../seeded.ts';
import { anyPaper, anyText, mapTexts, textsOf } from './anyPaper.ts';

const paper: Paper = {
  title: 'Opening a channel',
  locale: 'en',
  blocks: [
    { kind: 'heading', level: 2, text: 'Before' },
    {
      kind: 'text',
      runs: [{ text: 'See ' }, { text: 'the rules', href: 'https://kanal.example/rules' }, { text: '.' }],
    },
    { kind: 'heading', level: 3, text: 'Contact' },
    {
      kind: 'list',
      items: [[{ text: 'kanal@kanal.example', href: 'mailto:kanal@kanal.example' }], [{ text: 'a\nb' }]],
    },
    {
      kind: 'table',
      head: ['Item', 'State'],
      rows: [
        ['Name\nand place', 'done'],
        ['Mandate', ''],
      ],
    },
    { kind: 'text', own: true, runs: [{ text: 'My words,\n  in {two} lines.' }] },
    { kind: 'line', label: 'Signed' },
  ],
};

const ownPaper = (text: string): Paper => ({
  title: 'T',
  locale: 'sv',
  blocks: [{ kind: 'text', own: true, runs: [{ text }] }],
});

describe('a paper as text', () => {
  it('has headings, addresses after links, lists, rows as lines, and lines to fill in', () => {
    expect(paperText(paper)).toBe(`Opening a channel
=================

Before
------

See the rules <https://kanal.example/rules>.

Contact

- kanal@kanal.example
- a
  b

Item: Name
  and place
State: done

Item: Mandate
State:

My words,
  in {two} lines.

Signed: ______________________________
`);
  });

  it('T9, T10: holds what was typed as it was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(paperText(ownPaper(text))).toContain(clean(text).trim() === '' ? 'T\n' : clean(text));
      }),
    );
  });

  it('T1: holds every text of the paper', () => {
    fc.assert(
      fc.property(anyPaper, (any) => {
        const file = paperText({ ...any, title: 'T' });
        for (const text of textsOf(any.blocks)) {
          for (const line of text.split('\n')) expect(file).toContain(line.trim());
        }
      }),
    );
  });

  it('T3: no mark in the first line turns the direction of writing, with a title or without', () => {
    fc.assert(
      fc.property(anyPaper, (any) => {
        for (const title of [any.title, '\u202e']) {
          expect(paperText({ ...any, title }).split('\n')[0]).not.toMatch(
            /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
          );
        }
      }),
    );
    expect(paperText({ ...ownPaper('\u202eabc\ndef'), title: '' })).toBe('abc\ndef\n');
  });
});

describe.each([
  ['text', paperText],
  ['Markdown', paperMarkdown],
  ['an HTML fragment', paperFragment],
  ['an HTML page', paperPage],
])('a paper as %s', (_, write) => {
  it('T4, T5: has whole characters and no control characters but tab and newline', () => {
    fc.assert(
      fc.property(anyPaper, (any) => {
        const file = write(any);
        expect(file.isWellFormed()).toBe(true);
        expect(file).not.toMatch(/[^\P{Cc}\t\n]|[\u2028\u2029\u200b\ufeff]/u);
      }),
    );
  });

  it('T6: is the same for composed and decomposed letters', () => {
    fc.assert(
      fc.property(anyPaper, (any) => {
        expect(write(mapTexts(any, (text) => text.normalize('NFD')))).toBe(
          write(mapTexts(any, (text) => text.normalize('NFC'))),
        );
      }),
    );
  });
});
