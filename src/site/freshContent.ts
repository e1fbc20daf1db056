import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * While developing: a change in a data file reaches the page that is open. The files are read from disk, so Vite does
 * not know that pages rest on them, and Astro would keep the pages' first props.
 */
export function freshContent(): Plugin {
  const folder = fileURLToPath(new URL('../content/', import.meta.url));
  return {
    name: 'kanalguiden-fresh-content',
    apply: 'serve',
    configureServer(server) {
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(folder) || !/\.(yaml|yml|json)$/.test(path)) return;
        const { client, ...others } = server.environments;
        for (const { hot } of Object.values(others)) hot.send('astro:content-changed', {});
        client.hot.send({ type: 'full-reload' });
      });
    },
  };
}
