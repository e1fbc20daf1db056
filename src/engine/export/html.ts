import type { Block, Paper, Run } from '../paper.ts';
import { cleanPaper } from './cleanPaper.ts';

const looks =
  'body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif;overflow-wrap:anywhere}' +
  'table{border-collapse:collapse}th,td{border:1px solid;padding:.3rem .5rem;text-align:start;vertical-align:top}';
/** SHA-256 of `looks`, for the page's own content security policy. */
const looksHash = 'sha256-/bBhlNd5Po9lQgkbU1Ui0i4txHy7Swn9XAp/PPcCvqM=';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const turnsDirection =
  /[\p{Bidi_Control}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The paper as HTML to put into another page: only h2, h3, p, br, ul, li, table and its parts, a and bdi, with no style,
 * class or script. Without the title, which the other page has of its own.
 */
export function paperFragment(paper: Paper): string {
  return fragment(cleanPaper(paper).blocks);
}

/** The paper as a whole page in one file, which fetches nothing and runs nothing. */
export function paperPage(paper: Paper): string {
  const { title, locale, blocks } = cleanPaper(paper);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${looksHash}'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${looks}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${fragment(blocks)}</main>
</body>
</html>
`;
}

function fragment(blocks: readonly Block[]): string {
  return blocks.map((block) => `${blockHtml(block)}\n`).join('');
}

function blockHtml(block: Block): string {
  const lang = block.lang === undefined ? '' : ` lang="${block.lang}"`;
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}${lang}>${escaped(block.text)}</h${block.level}>`;
    case 'text':
      return `<p${lang}${block.own ? ' dir="auto"' : ''}>${runsHtml(block.runs, block.own)}</p>`;
    case 'list':
      return `<ul${lang}>\n${block.items.map((runs) => `<li>${runsHtml(runs)}</li>\n`).join('')}</ul>`;
    case 'table': {
      const head = block.head.map((label) => `<th scope="col">${escaped(label)}</th>`).join('');
      const rows = block.rows.map(
        (cells) => `<tr>${cells.map((cell) => `<td dir="auto">${escaped(cell)}</td>`).join('')}</tr>`,
      );
      return `<table${lang}>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
    }
    case 'line':
      return `<p${lang}>${escaped(block.label)}: ${'_'.repeat(30)}</p>`;
  }
}

/**
 * A run that could turn the direction of the words beside it stands by itself. The user's own words do as a whole: their
 * paragraph takes its direction from their first letters, and would not look into a <bdi>.
 */
function runsHtml(runs: readonly Run[], own = false): string {
  return runs
    .map(({ text, href }) => {
      const shown = !own && turnsDirection.test(text) ? `<bdi>${escaped(text)}</bdi>` : escaped(text);
      return href === undefined ? shown : `<a href="${escaped(href)}" rel="noreferrer">${shown}</a>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replaceAll('\n', '<br>');
}
