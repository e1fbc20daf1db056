import { fileName } from '../../../engine/export/fileName.ts';
import { paperPage } from '../../../engine/export/html.ts';
import { paperMarkdown } from '../../../engine/export/markdown.ts';
import { paperText } from '../../../engine/export/text.ts';
import type { Paper } from '../../../engine/paper.ts';
import { saveFile } from './saveFile.ts';

const formats = {
  text: { extension: 'txt', type: 'text/plain;charset=utf-8', make: paperText },
  markdown: { extension: 'md', type: 'text/markdown;charset=utf-8', make: paperMarkdown },
  html: { extension: 'html', type: 'text/html;charset=utf-8', make: paperPage },
  docx: {
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: async (from: Paper) => (await import('../../../engine/export/docx.ts')).paperDocx(from),
  },
} as const;

export type Format = keyof typeof formats;

/** Hands over a paper as a file and gives the file's name. `name`: without extension. @throws where it cannot be made. */
export async function savePaper(paper: Paper, format: Format, name: string): Promise<string> {
  const { extension, type, make } = formats[format];
  const file = fileName([name], extension);
  saveFile(await make(paper), file, type);
  return file;
}
