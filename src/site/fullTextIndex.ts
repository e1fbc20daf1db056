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

/** Pagefind's index of the site's pages, while they are built. */
export interface FullTextIndex {
  /**
   * Takes a page in; what is wrong with it is told by `write`.
   * @param path of its file in the site, such as "en/quay/index.html".
   */
  add(path: string, html: string): void;
  /**
   * Writes the index, once.
   * @param to its folder.
   * @throws {Error} with what Pagefind says, also when there is no page.
   */
  write(to: string): Promise<void>;
}

/**
 * In the place of Starlight's step, which lets Pagefind write the files and ends it at once: now and then one of them
 * stayed empty. Pagefind works beside the build, and ends with it.
 * @throws {Error} with what Pagefind says.
 */
export async function createFullTextIndex(): Promise<FullTextIndex> {
  const { index, errors } = await createIndex();
  if (!index) throw new Error(errors.join('\n'));
  const found = [...errors];
  const added: Promise<void>[] = [];
  return {
    add(sourcePath, content) {
      const one = index.addHTMLFile({ sourcePath, content }).then(
        (page) => {
          found.push(...page.errors);
        },
        (error: unknown) => {
          found.push(String(error));
        },
      );
      added.push(one);
    },
    async write(to) {
      try {
        await Promise.all(added);
        const { files, errors: others } = await index.getFiles();
        found.push(...others);
        if (added.length === 0) found.push('There is no page to search.');
        if (found.length > 0) throw new Error(found.join('\n'));
        const folders = new Set(files.map(({ path }) => dirname(join(to, path))));
        for (const folder of folders) mkdirSync(folder, { recursive: true });
        for (const { path, content } of files) {
          const text = path === 'pagefind-entry.json' ? sortLanguages(Buffer.from(content).toString()) : content;
          writeFileSync(join(to, path), text);
        }
      } finally {
        await close();
      }
    },
  };
}
