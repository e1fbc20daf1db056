import {
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Locale } from '../../model/text.ts';
import type { Block, Paper, Run } from '../paper.ts';
import { cleanPaper } from './cleanPaper.ts';

type Look = { bold?: true; style?: string; language?: { value: string } };

const languages = { sv: 'sv-SE', en: 'en-GB' } as const satisfies Record<Locale, string>;
const font = 'Arial';

// Twentieths of a point: A4 with margins of 2 cm.
const page = { width: 11_906, height: 16_838 };
const margin = 1134;
const measure = page.width - 2 * margin;

/**
 * The paper as a word-processor file (Office Open XML, ISO/IEC 29500): headings as heading styles, languages marked,
 * tables with a header row that repeats, A4 with page numbers. `clean` leaves only characters that XML 1.0 has.
 */
export function paperDocx(paper: Paper): Promise<Blob> {
  const { title, locale, blocks } = cleanPaper(paper);
  const heading = (size: number) => ({
    run: { size, bold: true, font },
    paragraph: { spacing: { before: size * 10, after: 80 }, keepNext: true },
  });
  return Packer.toBlob(
    new Document({
      title,
      creator: '',
      lastModifiedBy: '',
      styles: {
        default: {
          document: {
            run: { font, size: 21, language: { value: languages[locale] } },
            paragraph: { spacing: { after: 120, line: 276 } },
          },
          heading1: heading(34),
          heading2: heading(26),
          heading3: heading(22),
        },
      },
      sections: [
        {
          properties: {
            page: { size: page, margin: { top: margin, bottom: margin, left: margin, right: margin } },
          },
          footers: { default: new Footer({ children: [pageNumber()] }) },
          children: [
            new Paragraph({ heading: HeadingLevel.HEADING_1, children: words(title, {}) }),
            ...blocks.flatMap(blockParts),
          ],
        },
      ],
    }),
  );
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: 'center',
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });
}

function blockParts(block: Block): (Paragraph | Table)[] {
  const look: Look = block.lang === undefined ? {} : { language: { value: languages[block.lang] } };
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          children: words(block.text, look),
        }),
      ];
    case 'text':
      return [new Paragraph({ children: runs(block.runs, look) })];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item, look) }));
    case 'table':
      // Word joins a table to one that follows at once.
      return [table(block.head, block.rows, look), new Paragraph({})];
    case 'line':
      return [
        new Paragraph({
          spacing: { before: 360 },
          tabStops: [{ type: TabStopType.RIGHT, position: measure, leader: LeaderType.UNDERSCORE }],
          children: [...words(`${block.label} `, look), new TextRun({ children: [new Tab()] })],
        }),
      ];
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[], look: Look): Table {
  const columnWidths = widths([head, ...rows]);
  const row = (cells: readonly string[], tableHeader: boolean): TableRow =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map(
        (cell, column) =>
          new TableCell({
            width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
            children: [
              new Paragraph({
                spacing: { after: 0 },
                children: words(cell, tableHeader ? { ...look, bold: true } : look),
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: measure, type: WidthType.DXA },
    columnWidths,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

/** Columns share the width by their longest texts; none is starved, none takes it all. */
function widths([head = [], ...rows]: readonly (readonly string[])[]): number[] {
  const longest = head.map((label, column) =>
    Math.min(40, Math.max(8, label.length, ...rows.map((cells) => cells[column]?.length ?? 0))),
  );
  const whole = longest.reduce((sum, length) => sum + length, 0);
  return longest.map((length) => Math.floor((measure * length) / whole));
}

function runs(from: readonly Run[], look: Look): (TextRun | ExternalHyperlink)[] {
  return from.flatMap<TextRun | ExternalHyperlink>(({ text, href }) =>
    href === undefined
      ? words(text, look)
      : [new ExternalHyperlink({ link: href, children: words(text, { ...look, style: 'Hyperlink' }) })],
  );
}

/**
 * A text with its tabs and line breaks. Cut after each "{", because docx puts the numbers of its lists in for {tokens}
 * wherever they stand. As `text`, never as `children`, where docx takes words such as "CURRENT" for a page number.
 */
function words(text: string, look: Look): TextRun[] {
  return text
    .split(/(?=[\n\t])|(?<=[\n\t{])/)
    .map((part) =>
      part === '\n'
        ? new TextRun({ break: 1 })
        : part === '\t'
          ? new TextRun({ children: [new Tab()] })
          : new TextRun({ ...look, text: part }),
    );
}
