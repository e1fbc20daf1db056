import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { numberIslands } from './sameBytes.ts';
import { pageReport, withPolicy, type PageProblem } from './securityPolicy.ts';

/** Astro writes it where the first island stands, where HTML has no place for it. tools.css says the same. */
const islandStyle = '<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>';
/** Between Astro's two scripts there. As one they need one hash. */
const betweenIslandScripts = '})();</script><script>(()=>{';

/**
 * Gives every built page its content security policy, and islands that are the same in each build. All in one pass, since
 * reading and writing is what takes long. Astro's own policy leaves out scripts that it did not bundle, and Starlight's:
 * https://github.com/withastro/astro/issues/16664
 */
export function finishPages(): AstroIntegration {
  return {
    name: 'kanalguiden-finish-pages',
    hooks: {
      /** @throws {Error} with all that is wrong on all pages. */
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const found = new Map<string, readonly PageProblem[]>();
        for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
          if (!file.endsWith('.html')) continue;
          const path = join(folder, file);
          const page = withPolicy(withLeanIslands(numberIslands(readFileSync(path, 'latin1'))));
          if ('html' in page) writeFileSync(path, page.html, 'latin1');
          else found.set(file.split(sep).join('/'), page.problems);
        }
        if (found.size > 0) throw new Error(`\n${pageReport(found)}`);
      },
    },
  };
}

function withLeanIslands(html: string): string {
  return html.replace(islandStyle, '').replace(betweenIslandScripts, '})();(()=>{');
}
