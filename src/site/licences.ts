import type { Plugin } from 'vite';

/**
 * Writes licences.json: the packages whose code the browsers get, with the texts of their licences. It stands on the
 * site, as most licences ask, with a link from the page about the guide, and scripts/licences.ts reads it.
 * Astro keeps Vite's setting for itself unless a plugin makes it.
 */
export function licences(): Plugin {
  return {
    name: 'kanalguiden-licences',
    config: () => ({ environments: { client: { build: { license: { fileName: 'licences.json' } } } } }),
  };
}
