import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cleanLine } from '../../src/engine/clean.ts';
import { paperDocx } from '../../src/engine/export/docx.ts';
import { paperFragment, paperPage } from '../../src/engine/export/html.ts';
import type { Paper } from '../../src/engine/paper.ts';
import { anyPaper, textsOf, withoutSpace } from '../engine/anyPaper.ts';
import fc from '../seeded.ts';

const parser = new DOMParser();
const lines = (paper: Paper, filled: string): string[] =>
  paper.blocks.flatMap((block) => (block.kind === 'line' ? [...textsOf([block]), filled] : textsOf([block])));

describe('a paper as HTML', () => {
  const allowed = 'h2 h3 p br ul li table thead tbody tr th td a bdi'.split(' ');
  const attributes = ['lang', 'dir', 'href', 'rel', 'scope'];

  test('E4, T1, htmlNoForeignElement: as a fragment has no elements and attributes but its own, and no links but to the web and mail', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const { body } = parser.parseFromString(paperFragment(paper), 'text/html');
        for (const element of body.querySelectorAll('*')) {
          expect(allowed).toContain(element.localName);
          for (const name of element.getAttributeNames()) expect(attributes).toContain(name);
        }
        for (const { protocol } of body.querySelectorAll('a')) expect(protocol).toMatch(/^(https?|mailto):$/);
      }),
    );
  });

  test('E4, T9: shows every text as it was typed, as a fragment and as a page', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const expected = withoutSpace(lines(paper, `:${'_'.repeat(30)}`).join(''));
        expect(withoutSpace(parser.parseFromString(paperFragment(paper), 'text/html').body.textContent)).toBe(expected);
        const page = parser.parseFromString(paperPage(paper), 'text/html');
        expect(withoutSpace(page.body.textContent)).toBe(withoutSpace(cleanLine(paper.title)) + expected);
        expect(page.title).toBe(cleanLine(paper.title));
        expect(page.head.children).toHaveLength(5);
      }),
    );
  });
});

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

async function parts(paper: Paper): Promise<Map<string, Document>> {
  const files = unzipSync(new Uint8Array(await (await paperDocx(paper)).arrayBuffer()));
  return new Map(
    Object.entries(files)
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, bytes]) => [name, parser.parseFromString(strFromU8(bytes), 'application/xml')]),
  );
}

/** What the document says: its texts, with a space for each tab and line break. */
function documentText(files: Map<string, Document>): string {
  return [...(files.get('word/document.xml')?.getElementsByTagNameNS(word, '*') ?? [])]
    .map((element) =>
      element.localName === 't' ? element.textContent : /^(br|tab)$/.test(element.localName) ? ' ' : '',
    )
    .join('');
}

describe('a paper as a word-processor file', () => {
  test('E3, T4, T5, docxWellFormed: every part is well-formed XML', async () => {
    await fc.assert(
      fc.asyncProperty(anyPaper, async (paper) => {
        const files = await parts(paper);
        expect(files.has('word/document.xml')).toBe(true);
        for (const [name, part] of files) {
          expect(part.getElementsByTagName('parsererror'), name).toHaveLength(0);
        }
      }),
    );
  });

  test('E3, T1, T9: holds every text as it was typed, whatever the library takes for its own tokens', async () => {
    await fc.assert(
      fc.asyncProperty(anyPaper, async (paper) => {
        const expected = [cleanLine(paper.title), ...lines(paper, '')].join('');
        expect(withoutSpace(documentText(await parts(paper)))).toBe(withoutSpace(expected));
      }),
    );
  });

  test('E3: has heading styles, languages, a header row, links, line breaks and no name of an author', async () => {
    const files = await parts({
      title: 'Titel',
      locale: 'sv',
      blocks: [
        { kind: 'heading', level: 2, text: 'Two' },
        { kind: 'heading', level: 3, text: 'Three', lang: 'en' },
        { kind: 'text', own: true, runs: [{ text: 'one\n  two' }] },
        { kind: 'text', runs: [{ text: 'here', href: 'https://kanal.example/?a=1&b=2' }] },
        { kind: 'list', items: [[{ text: 'item' }]] },
        { kind: 'table', head: ['A', 'B'], rows: [['1', '2']] },
      ],
    });
    const body = files.get('word/document.xml');
    const values = (name: string) =>
      [...(body?.getElementsByTagNameNS(word, name) ?? [])].map((element) => element.getAttributeNS(word, 'val'));
    expect(values('pStyle')).toEqual(['Heading1', 'Heading2', 'Heading3', 'ListParagraph']);
    expect(values('lang')).toEqual(['en-GB']);
    expect(values('tblHeader')).toEqual([null, 'off']);
    expect(values('br')).toHaveLength(1);
    const defaults = files.get('word/styles.xml')?.getElementsByTagNameNS(word, 'docDefaults')[0];
    expect(defaults?.getElementsByTagNameNS(word, 'lang')[0]?.getAttributeNS(word, 'val')).toBe('sv-SE');
    const links = [...(files.get('word/_rels/document.xml.rels')?.getElementsByTagName('Relationship') ?? [])];
    expect(links.map((link) => link.getAttribute('Target'))).toContain('https://kanal.example/?a=1&b=2');
    const core = files.get('docProps/core.xml');
    expect(core?.getElementsByTagName('dc:title')[0]?.textContent).toBe('Titel');
    expect(core?.getElementsByTagName('dc:creator')[0]?.textContent ?? '').toBe('');
  });
});
