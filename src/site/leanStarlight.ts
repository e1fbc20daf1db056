import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Starlight's variables and boxes, and its script that remembers a folded sidebar: no part of this site uses them. */
const unused = /@astrojs\/starlight\/dist\/(style\/(props|asides)\.css|components-internals\/SidebarPersistState\.js)$/;
const page = /@astrojs\/starlight\/dist\/components\/Page\.astro$/;
const printLink = '<link rel="stylesheet" href={printHref} media="print" />';

/** Leaves out those parts of Starlight that nothing reads here. How a page is printed is in our own sheets. */
export function leanStarlight(): Plugin {
  return {
    name: 'kanalguiden-lean-starlight',
    enforce: 'pre',
    load: {
      filter: { id: [unused, page] },
      handler(id) {
        if (!page.test(id)) return '';
        const source = readFileSync(id, 'utf8');
        if (!source.includes(printLink)) this.error(`Starlight's page has no ${printLink} to leave out.`);
        return source.replace(printLink, '');
      },
    },
  };
}
