import { csvFile } from '../../../engine/export/csv.ts';
import { fileName } from '../../../engine/export/fileName.ts';
import { saveFile } from './saveFile.ts';

/** Hands over rows of cells as a file for a spreadsheet and gives its name. @throws where it cannot be made. */
export async function saveTable(rows: readonly (readonly string[])[], name: readonly string[]): Promise<string> {
  const file = fileName(name, 'csv');
  saveFile(await csvFile(rows), file, 'text/csv;charset=utf-8');
  return file;
}
