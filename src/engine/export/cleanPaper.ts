import { clean, cleanLine } from '../clean.ts';
import type { Block, Paper, Run } from '../paper.ts';
import { safeAddress } from './address.ts';

/**
 * The paper fit for the screen and for every file: each text through `clean`, title, headings and labels on one line
 * without marks that turn the direction of writing, and links only where `safeAddress` lets them.
 */
export function cleanPaper(paper: Paper): Paper {
  return { title: cleanLine(paper.title), locale: paper.locale, blocks: paper.blocks.map(cleanBlock) };
}

function cleanBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: cleanLine(block.text) };
    case 'text':
      return { ...block, runs: block.runs.map(cleanRun) };
    case 'list':
      return { ...block, items: block.items.map((runs) => runs.map(cleanRun)) };
    case 'table':
      return {
        ...block,
        head: block.head.map(cleanLine),
        rows: block.rows.map((cells) => cells.map((cell) => clean(cell).trim())),
      };
    case 'line':
      return { ...block, label: cleanLine(block.label) };
  }
}

function cleanRun({ text, href }: Run): Run {
  const address = href === undefined ? undefined : safeAddress(href);
  return { text: clean(text), ...(address === undefined ? {} : { href: address }) };
}
