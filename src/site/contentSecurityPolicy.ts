import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { editPages } from './builtPages.ts';
import { pageReport, withPolicy, type PageProblem } from './securityPolicy.ts';

/** Astro writes it where the first island stands, where HTML has no place for it. tools.css says the same. */
const islandStyle = '<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>';
/** Between Astro's two scripts there. As one they need one hash. */
const betweenIslandScripts = '})();</script><script>(()=>{';

/**
 * Gives every built page its content security policy. Astro's own leaves out scripts that it did not bundle, and
 * Starlight's: https://github.com/withastro/astro/issues/16664
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'kanalguiden-content-security-policy',
    hooks: {
      /** @throws {Error} with all that is wrong on all pages. */
      'astro:build:done': async ({ dir }) => {
        const found = new Map<string, readonly PageProblem[]>();
        await editPages(fileURLToPath(dir), (html, file) => {
          const page = withPolicy(withLeanIslands(html));
          if ('html' in page) return page.html;
          found.set(file, page.problems);
          return html;
        });
        if (found.size > 0) throw new Error(`\n${pageReport(found)}`);
      },
    },
  };
}

function withLeanIslands(html: string): string {
  return html.replace(islandStyle, '').replace(betweenIslandScripts, '})();(()=>{');
}
