import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Starlight's variables and boxes, which no part of this site uses. */
const unused = /@astrojs\/starlight\/dist\/style\/(props|asides)\.css$/;
const printSheet = /\.\.\/style\/print\.css\?url/;

/** Leaves out Starlight's style sheets that nothing reads here, and puts our print sheet in the place of its own. */
export function ownStyles(): Plugin {
  const print = fileURLToPath(new URL('../styles/print.css', import.meta.url));
  return {
    name: 'kanalguiden-own-styles',
    enforce: 'pre',
    resolveId: {
      filter: { id: printSheet },
      handler: (_id, importer) => (importer?.includes('@astrojs/starlight') ? `${print}?url&no-inline` : undefined),
    },
    load: { filter: { id: unused }, handler: () => '' },
  };
}
