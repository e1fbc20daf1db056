import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';

/**
 * Takes out of a build what depends on the folder that it was made in, and on chance: two builds of the same tree are
 * the same bytes, so that anybody can check what a host serves. Pages and index are made so as they are written.
 */
export function sameBytes(): AstroIntegration {
  return {
    name: 'kanalguiden-same-bytes',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const file = new URL('licences.json', dir);
        await writeFile(file, await withAllTexts(await readFile(file, 'utf8')));
      },
    },
  };
}

/** Vite takes the first licence that the folder lists, and a package can have several: each of them holds. */
async function withAllTexts(json: string): Promise<string> {
  const packages = JSON.parse(json) as { name: string; text: string }[];
  const whole = packages.map(async (one) => {
    const folder = join('node_modules', one.name);
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying)([.-]|$)/i.test(file)).toSorted();
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    return texts.length > 1 ? { ...one, text: texts.join('\n') } : one;
  });
  return JSON.stringify(await Promise.all(whole));
}

/** Pagefind writes the languages in the order in which its threads end. */
export function sortLanguages(json: string): string {
  const entry = JSON.parse(json) as { languages: Record<string, unknown> };
  const languages = Object.entries(entry.languages).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ ...entry, languages: Object.fromEntries(languages) });
}
