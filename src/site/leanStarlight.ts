import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Starlight's variables and boxes, and its script that remembers a folded sidebar: no part of this site uses them. */
const unused = /@astrojs\/starlight\/dist\/(style\/(props|asides)\.css|components-internals\/SidebarPersistState\.js)$/;
const printSheet = /\.\.\/style\/print\.css\?url/;

/** Leaves out those parts of Starlight that nothing reads here, and puts our print sheet in the place of its own. */
export function leanStarlight(): Plugin {
  const print = fileURLToPath(new URL('../styles/print.css', import.meta.url));
  return {
    name: 'kanalguiden-lean-starlight',
    enforce: 'pre',
    resolveId: {
      filter: { id: printSheet },
      handler: (_id, importer) => (importer?.includes('@astrojs/starlight') ? `${print}?url&no-inline` : undefined),
    },
    load: { filter: { id: unused }, handler: () => '' },
  };
}
