import starlight from '@astrojs/starlight';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { components } from './src/site/components.ts';
import { freshContent } from './src/site/freshContent.ts';
import { proseSidebar, starlightLocales } from './src/site/locales.ts';
import { leanStarlight } from './src/site/leanStarlight.ts';

export default defineConfig({
  site: process.env.SITE ?? 'https://kanalguiden.example',
  base: process.env.BASE ?? '/',
  // The default joins words that stand on two lines with an element between them.
  compressHTML: true,
  prefetch: false,
  vite: {
    plugins: [leanStarlight(), freshContent()],
    build: {
      // light-dark() and nesting reach the browser as written.
      cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
      rolldownOptions: {
        output: {
          // What a page always needs arrives in few files: small chunks cost more in headers than they hold.
          // The preload helper stands alone, or the search button would bring the island to every page.
          codeSplitting: {
            groups: [
              { name: 'preload', test: /preload-helper/, priority: 2 },
              {
                name: 'base',
                test: /node_modules\/svelte\/|@astrojs\/svelte|kit\/(Text|afterPaint)|engine\/(text|condition|clean)\./,
                priority: 1,
              },
              { name: 'channel', test: /tools\/kit\/channel\/(ChannelBar|channels|Field|FactChoice)/ },
            ],
          },
        },
      },
    },
  },
  integrations: [
    starlight({
      title: 'Kanalguiden',
      favicon: '/favicon.svg',
      locales: starlightLocales,
      sidebar: proseSidebar,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
      disable404Route: true,
      expressiveCode: false,
      markdown: { headingLinks: false },
      customCss: ['./src/styles/tokens.css', './src/styles/page.css', './src/styles/prose.css'],
      components,
    }),
    svelte(),
  ],
});
