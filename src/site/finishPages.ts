import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { searchedPart, writeFullTextIndex } from './fullTextIndex.ts';
import { numberIslands } from './sameBytes.ts';
import { pageReport, withPolicy, type PageProblem } from './securityPolicy.ts';

/** Astro writes it where the first island stands, where HTML has no place for it. tools.css says the same. */
const islandStyle = '<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>';
/** Between Astro's two scripts there. As one they need one hash. */
const betweenIslandScripts = '})();</script><script>(()=>{';

/**
 * Gives every built page its content security policy, and islands that are the same in each build, and makes the index of
 * the full-text search. All in one pass, since reading and writing is what takes long. Astro's own policy leaves out
 * scripts that it did not bundle, and Starlight's: https://github.com/withastro/astro/issues/16664
 */
export function finishPages(): AstroIntegration {
  return {
    name: 'kanalguiden-finish-pages',
    hooks: {
      /** @throws {Error} with all that is wrong on all pages, or with what the index lacks. */
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const searched = mkdtempSync(join(tmpdir(), 'kanalguiden-searched-'));
        try {
          const found = new Map<string, readonly PageProblem[]>();
          for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
            if (!file.endsWith('.html')) continue;
            const problems = finishPage(file, folder, searched);
            if (problems.length > 0) found.set(file.split(sep).join('/'), problems);
          }
          if (found.size > 0) throw new Error(`\n${pageReport(found)}`);
          await writeFullTextIndex(searched, join(folder, 'pagefind'));
        } finally {
          rmSync(searched, { recursive: true });
        }
      },
    },
  };
}

/** @param searched folder for what of the page the full-text search looks through. */
function finishPage(file: string, folder: string, searched: string): readonly PageProblem[] {
  const path = join(folder, file);
  const page = withPolicy(withLeanIslands(numberIslands(readFileSync(path, 'latin1'))));
  if ('problems' in page) return page.problems;
  writeFileSync(path, page.html, 'latin1');
  const part = searchedPart(page.html);
  if (part !== undefined) {
    mkdirSync(dirname(join(searched, file)), { recursive: true });
    writeFileSync(join(searched, file), part, 'latin1');
  }
  return [];
}

function withLeanIslands(html: string): string {
  return html.replace(islandStyle, '').replace(betweenIslandScripts, '})();(()=>{');
}
