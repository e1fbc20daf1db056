import fc from 'fast-check';
import { clean, cleanLine } from '../../src/engine/clean.ts';
import type { Block, Paper, Run } from '../../src/engine/paper.ts';

/** Marks of every format that a text could be taken for, and characters that files cannot hold. */
const marks = [
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "<img src=x onerror='alert(1)'>",
  '</p></td></table></main>',
  '<!--',
  ']]>',
  '<?xml?>',
  '&lt;',
  '&#x202e;',
  '{{7*7}}',
  '${7*7}',
  '{@html x}',
  '{namn}',
  '{default-bullet-numbering-0}',
  'CURRENT',
  '$&',
  '$1',
  '\\1',
  '\\',
  '|',
  '\\|',
  '`',
  '```',
  '~~~',
  '*',
  '__',
  '# ',
  '> ',
  '- ',
  '+ ',
  '1. ',
  '1) ',
  '===',
  '---',
  '[a](javascript:alert(1))',
  '![a](https://kanal.example/a.png)',
  '<https://kanal.example>',
  '[a]: https://kanal.example',
  'www.kanal.example',
  'a@kanal.example',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  '\0',
  '\f',
  '\u200b',
  '\ufeff',
  '\uffff',
  '\ud83d',
  '\u202e',
  '\u2066',
  'שלום',
  '👩🏽‍🔬',
  '🇸🇪',
  'a\u030a',
  'å',
  "O'Brien",
  'word',
  ' ',
];

/** What somebody may type or paste. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.constantFrom(...marks), { maxLength: 6 }).map((parts) => parts.join('')),
);

const anyHref = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom('mailto:kanal@kanal.example', 'https://kanal.example/?a=1&lt;=2&b=(x)', 'http://kanal.example/å b'),
  fc.constantFrom(
    'javascript:alert(1)',
    'data:text/html,<p>',
    '//kanal.example',
    'relative/',
    '',
    ' JAVASCRIPT:alert(1)',
  ),
  fc.tuple(fc.constantFrom('https://kanal.example/', 'mailto:'), anyText).map((parts) => parts.join('')),
);

const anyRun: fc.Arbitrary<Run> = fc.record({ text: anyText, href: anyHref }, { requiredKeys: ['text'] });
const anyRuns = fc.array(anyRun, { minLength: 1, maxLength: 3 });

const anyTable = fc.integer({ min: 1, max: 4 }).chain((columns) => {
  const cells = fc.array(anyText, { minLength: columns, maxLength: columns });
  return fc.record({ kind: fc.constant('table' as const), head: cells, rows: fc.array(cells, { maxLength: 3 }) });
});

const anyBlock = fc
  .tuple(
    fc.oneof(
      fc.record({
        kind: fc.constant('heading' as const),
        level: fc.constantFrom(2 as const, 3 as const),
        text: anyText,
      }),
      fc.record({ kind: fc.constant('text' as const), runs: anyRuns }),
      anyText.map((text) => ({ kind: 'text' as const, runs: [{ text }], own: true as const })),
      fc.record({ kind: fc.constant('list' as const), items: fc.array(anyRuns, { minLength: 1, maxLength: 3 }) }),
      anyTable,
      fc.record({ kind: fc.constant('line' as const), label: anyText }),
    ),
    fc.constantFrom({}, { lang: 'sv' as const }, { lang: 'en' as const }),
  )
  .map(([block, lang]): Block => ({ ...block, ...lang }));

export const anyPaper: fc.Arbitrary<Paper> = fc.record({
  title: anyText,
  locale: fc.constantFrom('sv', 'en'),
  blocks: fc.array(anyBlock, { maxLength: 4 }),
});

/** Every text of the blocks in reading order, as a file may hold it. */
export function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [cleanLine(block.text)];
      case 'text':
        return block.runs.map(({ text }) => clean(text));
      case 'list':
        return block.items.flatMap((runs) => runs.map(({ text }) => clean(text)));
      case 'table':
        return [...block.head.map(cleanLine), ...block.rows.flat().map(clean)];
      case 'line':
        return [cleanLine(block.label)];
    }
  });
}

/** The paper with every text in another form. */
export function mapTexts(paper: Paper, change: (text: string) => string): Paper {
  return JSON.parse(JSON.stringify(paper), (key, value: unknown) =>
    typeof value === 'string' && !['kind', 'locale', 'lang', 'href'].includes(key) ? change(value) : value,
  ) as Paper;
}

/** Formats fold, wrap and fill spaces as they like. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
