import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * What goes before a chunk that is fetched later: a request for what the chunk imports in its turn, at the same time.
 * Vite's own also waits for style sheets and serves old browsers. No chunk here needs that, and every page would
 * fetch it.
 */
const helper = (base: string): string => `
  export const __vitePreload = (load, deps) => {
    for (const dep of deps)
      document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: ${JSON.stringify(base)} + dep }));
    return load();
  };`;

/** For the pages' own scripts. Shared with the islands' it would bring part of them to every page. */
const none = 'export const __vitePreload = (load) => load();';

/**
 * Takes over an island in the browser. Astro's for Svelte also passes slots on, and makes props that can change, as deep
 * proxies. Here there are no slots, and props are given once. The script in leanIslands.ts calls it.
 */
const hydrateIsland = `
  import { hydrate } from 'svelte';
  export default async (target, component) => {
    // What reading the scripts took shall not delay a key press by as much again.
    await new Promise((done) => setTimeout(done));
    hydrate(component, { target, props: JSON.parse(target.dataset.props) });
  };`;

/**
 * For what Astro writes of an island while a page is built: its props, twice, and a hash of all of it as the island's name,
 * which leanIslands.ts leaves out.
 */
const islandParts: Readonly<Record<string, string>> = {
  serialize: fileURLToPath(new URL('islandProps.ts', import.meta.url)),
  shorthash: '\0no-hash.js',
};
const noHash = `export const shorthash = () => 'island';`;

/** Svelte's list of attributes, that nothing here uses: a list spread in another stays, a call marked as pure goes. */
const spread = /= \[\s*\.\.\.DOM_BOOLEAN_ATTRIBUTES,([^\]]*)\];/;

/** Leaves out what Vite and Astro add to the scripts and nothing here needs. */
export function leanRuntime(): Plugin {
  let base = '/';
  return {
    name: 'kanalguiden-lean-runtime',
    // While it is worked on, Vite's and Astro's own do: they find modules by other names then.
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      build: { modulePreload: { resolveDependencies: notYetThere } },
      // What an entry shares with others may stay in its own file.
      environments: { client: { build: { rolldownOptions: { preserveEntrySignatures: 'allow-extension' } } } },
    }),
    configResolved(config) {
      ({ base } = config);
    },
    transform: {
      filter: { id: /\/svelte\/src\/utils\.js$/ },
      handler: (code) => code.replace(spread, '= /* @__PURE__ */ DOM_BOOLEAN_ATTRIBUTES.concat([$1]);'),
    },
    resolveId: {
      filter: { id: /^(\0vite\/preload-helper|@astrojs\/svelte\/client|\.\.?\/(serialize|shorthash)\.js$)/ },
      handler: (id, importer = '') => {
        if (id.startsWith('.'))
          return importer.includes('/astro/dist/runtime/server/') ? islandParts[basename(id, '.js')] : undefined;
        if (id.startsWith('@astrojs')) return '\0hydrate-island.js';
        return /\/(tools|engine)\//.test(importer)
          ? '\0lean-preload.js'
          : `\0no-preload:${encodeURIComponent(importer)}.js`;
      },
    },
    load: {
      filter: { id: /^\0((lean|no)-preload|hydrate-island|no-hash)/ },
      handler: (id) => {
        if (id === islandParts['shorthash']) return noHash;
        if (id.startsWith('\0hydrate')) return hydrateIsland;
        return id.startsWith('\0lean') ? helper(base) : none;
      },
    },
  };
}

/** Of a chunk and its imports, those that the page may lack when it asks for the chunk, which it does by itself. */
function notYetThere(chunk: string, deps: readonly string[], { hostId }: { hostId: string }): string[] {
  return deps.filter((dep) => dep !== chunk && dep !== hostId && !/\/(_hydrate-island|channel)\.[^/]*$/.test(dep));
}
