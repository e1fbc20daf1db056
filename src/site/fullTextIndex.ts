import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { sortLanguages } from './sameBytes.ts';

/**
 * The part of a built page that the full-text search looks through, as a page of its own; undefined where it has none.
 * Pagefind would read whole pages, and those that it leaves out too: half of them, in twice the time.
 */
export function searchedPart(html: string): string | undefined {
  const start = html.indexOf('<main data-pagefind-body');
  if (start === -1) return undefined;
  const [language = ''] = /<html[^>]*>/.exec(html) ?? [];
  const main = html.slice(start, html.indexOf('</main>', start));
  // Longer than all that is left, and Pagefind leaves it out too: what an island gets from the server, the tool in words.
  const shown = main.replace(/ data-props='[^']*'/g, '').replace(/<noscript>.*?<\/noscript>/gs, '');
  return `${language}<body>${shown}</main></body></html>`;
}

/**
 * Builds Pagefind's index of pages. In the place of Starlight's step, which lets Pagefind write the files and ends it at
 * once: now and then one of them stayed empty.
 * @param from folder of the pages, each at the path that it has on the site.
 * @param to folder of the index.
 * @throws {Error} with what Pagefind says, also when it finds no page.
 */
export async function writeFullTextIndex(from: string, to: string): Promise<void> {
  try {
    const { index, errors } = await createIndex();
    if (!index) throw new Error(errors.join('\n'));
    const added = await index.addDirectory({ path: from });
    const { files, errors: others } = await index.getFiles();
    const found = [...errors, ...added.errors, ...others];
    if (added.page_count === 0) found.push(`No page in ${from}.`);
    if (found.length > 0) throw new Error(found.join('\n'));
    for (const { path, content } of files) {
      const file = join(to, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, path === 'pagefind-entry.json' ? sortLanguages(Buffer.from(content).toString()) : content);
    }
  } finally {
    await close();
  }
}
