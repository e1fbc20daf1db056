import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/engine/clean.ts';
import { csvFile } from '../../src/engine/export/csv.ts';
import fc from '../seeded.ts';
import { anyText } from './anyPaper.ts';

const read = (file: string): string[][] =>
  parse(file, { bom: true, delimiter: ';', record_delimiter: '\r\n', relax_column_count: true });

const starts = [
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  '\t',
  '\r',
  '\n',
  '\r\n',
  ' =',
  '\u00a0+',
  '\u2060-',
  '\u200e@',
  '\u3000＝',
];
const anyCell = fc.oneof(
  anyText,
  fc.tuple(fc.constantFrom(...starts), anyText).map(([start, text]) => start + text),
);
const anyRows = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });

/** By another road than the one tested: compatibility forms folded, invisible characters gone. */
function looksLikeFormula(cell: string): boolean {
  return /^[\t\r\n]/.test(cell) || /^[=+\-@−]/.test(cell.normalize('NFKC').replace(/[\s\p{Cf}]/gu, ''));
}

describe('a CSV file', () => {
  it('E1, exportCsvRoundTrip: reads back as the input, but for the guard before what could be a formula', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const back = read(await csvFile(rows));
        const asTyped = rows.map((row) =>
          row.map((cell) => (looksLikeFormula(clean(cell)) ? `'${clean(cell)}` : clean(cell))),
        );
        expect(back).toEqual(asTyped);
      }),
    );
  });

  it('E1, csvNoFormula: no cell begins a formula', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        for (const cell of read(await csvFile(rows)).flat()) expect(looksLikeFormula(cell)).toBe(false);
      }),
    );
    for (const start of starts) {
      expect(read(await csvFile([[`${start}1+1`]])).flat()[0]).toMatch(/^'/);
    }
  });

  it('E1: has a byte order mark, semicolons, quotes about every cell and CRLF after every row', async () => {
    expect(
      await csvFile([
        ['namn', 'säg "hej"'],
        ['', '0'],
      ]),
    ).toBe('\ufeff"namn";"säg ""hej"""\r\n"";"0"\r\n');
  });
});
