import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { createFullTextIndex, searchedPart, type FullTextIndex } from './fullTextIndex.ts';
import { withLeanIslands } from './leanIslands.ts';
import { pageReport, withPolicy, type PageProblem } from './securityPolicy.ts';

/**
 * Gives every built page its content security policy, and islands with no more than they need, and makes the index of
 * the full-text search: each page as soon as it is rendered, since reading and writing it again is what takes long.
 * Astro's own policy leaves out scripts that it did not bundle, and Starlight's:
 * https://github.com/withastro/astro/issues/16664
 */
export function finishPages(): AstroIntegration {
  const found = new Map<string, readonly PageProblem[]>();
  let base = '';
  let index: FullTextIndex | undefined;

  /** @param bytes of a page as it was rendered. */
  function finish(bytes: ArrayBuffer, path: string): BodyInit {
    const rendered = Buffer.from(bytes).toString('latin1');
    const page = withPolicy(rendered.includes('<astro-island') ? withLeanIslands(rendered) : rendered);
    if ('problems' in page) {
      found.set(path, page.problems);
      return bytes;
    }
    const part = searchedPart(page.html);
    if (part !== undefined) index?.add(`${path}index.html`, Buffer.from(part, 'latin1').toString());
    return Buffer.from(page.html, 'latin1');
  }

  return {
    name: 'kanalguiden-finish-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        ({ base } = config);
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        index = await createFullTextIndex();
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
        await index?.write(join(fileURLToPath(dir), 'pagefind'));
      },
    },
  };
}
