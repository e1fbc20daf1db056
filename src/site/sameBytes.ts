import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { editPages } from './builtPages.ts';

/**
 * Takes out of a build what depends on the folder that it was made in, and on chance: two builds of the same tree are
 * the same bytes, so that anybody can check what a host serves.
 */
export function sameBytes(): AstroIntegration {
  return {
    name: 'kanalguiden-same-bytes',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await editPages(fileURLToPath(dir), numberIslands);
        const entry = new URL('pagefind/pagefind-entry.json', dir);
        await writeFile(entry, sortLanguages(await readFile(entry, 'utf8')));
      },
    },
  };
}

/** An island's name is a hash of its component's path on the disk. All that counts is that no other on the page has it. */
export function numberIslands(html: string): string {
  let count = 0;
  return html.replace(/(?<=<astro-island uid=")[^"]*/g, () => String(count++));
}

/** Pagefind writes the languages in the order in which its threads end. */
export function sortLanguages(json: string): string {
  const entry = JSON.parse(json) as { languages: Record<string, unknown> };
  const languages = Object.entries(entry.languages).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ ...entry, languages: Object.fromEntries(languages) });
}
