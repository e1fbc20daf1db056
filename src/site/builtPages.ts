import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/**
 * Goes through every page of a built site, in the order of their names, and writes those that come back changed.
 * @param edit takes a page and its file, such as "en/ltu/index.html", and gives the page as it shall be.
 */
export async function editPages(dir: string, edit: (html: string, file: string) => string): Promise<void> {
  const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.html')).toSorted();
  for (const file of files) {
    const path = join(dir, file);
    const html = await readFile(path, 'utf8');
    const edited = edit(html, file.split(sep).join('/'));
    if (edited !== html) await writeFile(path, edited);
  }
}
