import type { Block, Paper, Run } from '../paper.ts';
import { cleanPaper } from './cleanPaper.ts';

/**
 * The paper as Markdown (CommonMark 0.31 with the tables of GitHub Flavored Markdown 0.29). All ASCII punctuation of the
 * texts is escaped with a backslash (CommonMark §2.4), which also takes the meaning from numbers at the start of a line;
 * the only HTML is <br> in the cells of a table, where Markdown has no line break of its own.
 */
export function paperMarkdown(paper: Paper): string {
  const { title, blocks } = cleanPaper(paper);
  const parts = [title === '' ? '' : `# ${escaped(title)}`, ...blocks.map(blockMarkdown)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'text':
      return paragraphs(block.runs);
    case 'list':
      return block.items.map((runs) => `- ${paragraphs(runs).replace(/\n(?=.)/g, '\n  ')}`).join('\n');
    case 'table':
      return [
        row(block.head.map(escaped)),
        row(block.head.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map(cell))),
      ].join('\n');
    case 'line':
      return `${escaped(block.label)}: ${escaped('_'.repeat(30))}`;
  }
}

/** Line breaks stay line breaks, and blank lines part paragraphs. Space at the ends of lines would be mark-up. */
function paragraphs(runs: readonly Run[]): string {
  return runs
    .map(run)
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', '\\\n'))
    .join('\n\n');
}

function run({ text, href }: Run): string {
  return href === undefined
    ? escaped(text)
    : `[${escaped(text.replaceAll('\n', ' '))}](<${href.replaceAll('&', '\\&')}>)`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cell(text: string): string {
  return escaped(text).replace(/[ \t]*\n[ \t]*/g, '<br>');
}

function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (character) => `\\${character}`);
}
