import { clean } from '../clean.ts';

/**
 * What a spreadsheet could take for a formula: = + - @ at the start, also full-width, small or superscript, also after
 * spaces and invisible characters; and a leading tab or line break. After OWASP's "CSV Injection".
 */
const formula = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻−])/u;

/**
 * A CSV file that Swedish Excel opens by a double click: byte order mark, semicolons, CRLF, every cell in quotes
 * (otherwise RFC 4180). A cell that could be a formula gets an apostrophe in front, and only that: a telephone number
 * with + has one too.
 */
export async function csvFile(rows: readonly (readonly string[])[]): Promise<string> {
  const { unparse } = (await import('papaparse')).default;
  const cells = rows.map((row) => row.map(clean));
  return `\ufeff${unparse(cells, { delimiter: ';', newline: '\r\n', quotes: true, escapeFormulae: formula })}\r\n`;
}
