import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { searchedPart, writeFullTextIndex } from './fullTextIndex.ts';
import { withLeanIslands } from './leanIslands.ts';
import { numberIslands } from './sameBytes.ts';
import { pageReport, withPolicy, type PageProblem } from './securityPolicy.ts';

/**
 * Gives every built page its content security policy, and islands that are the same in each build, and makes the index of
 * the full-text search: each page as soon as it is rendered, since reading and writing it again is what takes long.
 * Astro's own policy leaves out scripts that it did not bundle, and Starlight's:
 * https://github.com/withastro/astro/issues/16664
 */
export function finishPages(): AstroIntegration {
  const found = new Map<string, readonly PageProblem[]>();
  let base = '';
  /** Folder for what the full-text search looks through. */
  let searched = '';

  /** @param bytes of a page as it was rendered. */
  function finish(bytes: ArrayBuffer, path: string): BodyInit {
    const rendered = Buffer.from(bytes).toString('latin1');
    const page = withPolicy(rendered.includes('<astro-island') ? withLeanIslands(numberIslands(rendered)) : rendered);
    if ('problems' in page) {
      found.set(path, page.problems);
      return bytes;
    }
    const part = searchedPart(page.html);
    if (part !== undefined) {
      const folder = join(searched, path);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'index.html'), part, 'latin1');
    }
    return Buffer.from(page.html, 'latin1');
  }

  return {
    name: 'kanalguiden-finish-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        ({ base } = config);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        searched = mkdtempSync(join(tmpdir(), 'kanalguiden-searched-'));
        // Also when another step stops the build.
        process.once('exit', () => rmSync(searched, { recursive: true }));
        setPrerenderer((own) => ({
          ...own,
          async render(request, options) {
            const rendered = await own.render(request, options);
            const { response, ...rest } = rendered instanceof Response ? { response: rendered } : rendered;
            if (options.routeData.type !== 'page') return rendered;
            const page = finish(await response.arrayBuffer(), new URL(request.url).pathname.slice(base.length));
            return { ...rest, response: new Response(page, response) };
          },
        }));
      },
      /** @throws {Error} with all that is wrong on all pages, or with what the index lacks. */
      'astro:build:done': async ({ dir }) => {
        if (found.size > 0) throw new Error(`\n${pageReport(found)}`);
        await writeFullTextIndex(searched, join(fileURLToPath(dir), 'pagefind'));
      },
    },
  };
}
