import type { Block, Paper, Run } from '../paper.ts';
import { cleanPaper } from './cleanPaper.ts';

const widest = 80;

/**
 * The paper as plain text, with "\n" as line break. A link stands with its address after it; a row of a table stands as
 * lines of "label: cell".
 */
export function paperText(paper: Paper): string {
  const { title, blocks } = cleanPaper(paper);
  const parts = [underlined(title, '='), ...blocks.map(blockText)].filter((part) => part.trim() !== '');
  // The first line names the text in lists of files and messages: nothing in it may turn the direction of writing.
  return `${parts.join('\n\n').replace(/^.*/, (first) => first.replace(/\p{Bidi_Control}/gu, ''))}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? underlined(block.text, '-') : block.text;
    case 'text':
      return runsText(block.runs);
    case 'list':
      return block.items.map((runs) => `- ${indented(runsText(runs))}`).join('\n');
    case 'table': {
      const rows = block.rows.length === 0 ? [block.head.map(() => '')] : block.rows;
      return rows.map((cells) => rowText(block.head, cells)).join('\n\n');
    }
    case 'line':
      return `${block.label}: ${'_'.repeat(30)}`;
  }
}

function rowText(head: readonly string[], cells: readonly string[]): string {
  return cells
    .map((cell, column) => {
      const label = head[column] ?? '';
      return label === '' ? cell : `${label}: ${indented(cell)}`.trimEnd();
    })
    .join('\n');
}

function runsText(runs: readonly Run[]): string {
  return runs.map(runText).join('');
}

function runText({ text, href }: Run): string {
  const saysItself = href === undefined || [text, `${text}/`, `mailto:${text}`].includes(href);
  return saysItself ? text : `${text} <${href}>`;
}

/** Lines after the first stand in under the text of the first. */
function indented(text: string): string {
  return text.replace(/\n(?=.)/g, '\n  ');
}

function underlined(text: string, mark: string): string {
  return text === '' ? '' : `${text}\n${mark.repeat(Math.min(text.length, widest))}`;
}
