import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { sortLanguages } from './sameBytes.ts';

/**
 * Builds Pagefind's index of the pages. In the place of Starlight's step, which lets Pagefind write the files and ends it
 * at once: now and then one of them stayed empty.
 */
export function fullTextIndex(): AstroIntegration {
  return {
    name: 'kanalguiden-full-text-index',
    hooks: {
      /** @throws {Error} with what Pagefind says. */
      'astro:build:done': async ({ dir }) => {
        try {
          const { index, errors } = await createIndex();
          if (!index) throw new Error(errors.join('\n'));
          const added = await index.addDirectory({ path: fileURLToPath(dir) });
          const { files, errors: others } = await index.getFiles();
          const found = [...errors, ...added.errors, ...others];
          if (found.length > 0) throw new Error(found.join('\n'));
          for (const { path, content } of files) {
            const file = join(fileURLToPath(dir), 'pagefind', path);
            mkdirSync(dirname(file), { recursive: true });
            const isEntry = path === 'pagefind-entry.json';
            writeFileSync(file, isEntry ? sortLanguages(Buffer.from(content).toString()) : content);
          }
        } finally {
          await close();
        }
      },
    },
  };
}
