import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../src/engine/clean.ts';
import { paperMarkdown } from '../../src/engine/export/markdown.ts';
import type { Paper } from '../../src/engine/paper.ts';
import fc from '../seeded.ts';
import { anyPaper, textsOf, withoutSpace } from './anyPaper.ts';

const markdown = new MarkdownIt({ html: true });

/** What the file turns into, by a parser that was not written here: kinds of elements, addresses, and all text. */
function rendered(file: string): { kinds: Set<string>; html: Set<string>; addresses: string[]; text: string } {
  const tokens = markdown.parse(file, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  return {
    kinds: new Set(tokens.map(({ type }) => type.replace(/_(open|close)$/, ''))),
    html: new Set(tokens.flatMap(({ type, content }) => (type.startsWith('html') ? [content] : []))),
    addresses: tokens.flatMap((token) => token.attrGet('href') ?? token.attrGet('src') ?? []).map(String),
    text: withoutSpace(tokens.map(({ type, content }) => (/^text/.test(type) ? content : '')).join('')),
  };
}

const allowed = ['heading', 'paragraph', 'bullet_list', 'list_item', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];
const inlineAllowed = ['inline', 'text', 'text_special', 'softbreak', 'hardbreak', 'link', 'html_inline'];

describe('a paper as Markdown', () => {
  it('E5, T1, mdNoForeignElement: renders to nothing but its own headings, paragraphs, lists, tables and links', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const { kinds, html, addresses } = rendered(paperMarkdown(paper));
        expect([...kinds].filter((kind) => ![...allowed, ...inlineAllowed].includes(kind))).toEqual([]);
        expect([...html].filter((element) => element !== '<br>')).toEqual([]);
        for (const address of addresses) expect(address).toMatch(/^(https?|mailto):/);
        const count = (kind: string) => paper.blocks.filter((block) => block.kind === kind).length;
        expect(kinds.has('table')).toBe(count('table') > 0);
        expect(kinds.has('bullet_list')).toBe(count('list') > 0);
      }),
      { numRuns: 300 },
    );
  });

  it('E5, T9, T10: renders every text as it was typed', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const words = [cleanLine(paper.title), ...textsWithLines(paper)].join('');
        expect(rendered(paperMarkdown(paper)).text).toBe(withoutSpace(words));
      }),
      { numRuns: 300 },
    );
  });

  it('E5: links to web and mail addresses alone, and keeps them whole', () => {
    const link = (href: string) =>
      rendered(paperMarkdown({ title: '', locale: 'sv', blocks: [{ kind: 'text', runs: [{ text: '[x]', href }] }] }));
    expect(link('https://kanal.example/?a=1&lt;=2&b=(x)').addresses).toEqual([
      'https://kanal.example/?a=1&lt;=2&b=(x)',
    ]);
    expect(link('mailto:kanal@kanal.example').addresses).toEqual(['mailto:kanal@kanal.example']);
    expect(link('mailto:a>b<c\\`d').addresses).toEqual(['mailto:a%3Eb%3Cc%5C%60d']);
    for (const href of ['javascript:alert(1)', 'data:text/html,x', 'kanal.example', '//kanal.example']) {
      expect(link(href)).toMatchObject({ addresses: [], text: '[x]' });
    }
  });

  it('E5: a table keeps its columns and its line breaks', () => {
    const { text, html } = rendered(
      paperMarkdown({
        title: '',
        locale: 'sv',
        blocks: [{ kind: 'table', head: ['a|b', '`'], rows: [['\\|\n|', '`']] }],
      }),
    );
    expect(text).toBe('a|b`\\||`');
    expect([...html]).toEqual(['<br>']);
  });
});

/** A line to fill in has its colon and underscores as well. */
function textsWithLines(paper: Paper): string[] {
  return paper.blocks.flatMap((block) =>
    block.kind === 'line' ? [...textsOf([block]), ':', '_'.repeat(30)] : textsOf([block]),
  );
}
