import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { chunks, compileHint } from './src/site/chunks.ts';
import { components } from './src/site/components.ts';
import { finishPages } from './src/site/finishPages.ts';
import { freshContent } from './src/site/freshContent.ts';
import { licences } from './src/site/licences.ts';
import { proseSidebar, starlightLocales } from './src/site/locales.ts';
import { leanRuntime } from './src/site/leanRuntime.ts';
import { leanStarlight } from './src/site/leanStarlight.ts';
import { sameBytes } from './src/site/sameBytes.ts';

export default defineConfig({
  site: process.env.SITE ?? 'https://kanalguiden.example',
  base: process.env.BASE ?? '/',
  // The default joins words that stand on two lines with an element between them.
  compressHTML: true,
  prefetch: false,
  vite: {
    plugins: [leanStarlight(), leanRuntime(), freshContent(), licences()],
    build: {
      // light-dark() and nesting reach the browser as written.
      cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
      rolldownOptions: {
        output: {
          codeSplitting: { groups: chunks },
          postBanner: compileHint,
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
      pagefind: false,
      markdown: { headingLinks: false },
      customCss: [
        './src/styles/tokens.css',
        './src/styles/page.css',
        './src/styles/prose.css',
        './src/styles/print.css',
      ],
      components,
      routeMiddleware: './src/site/head.ts',
    }),
    svelte(),
    // In the place of Starlight's: the tools for a frame are not to be found by themselves.
    sitemap({
      i18n: { defaultLocale: 'root', locales: { root: 'sv', en: 'en' } },
      filter: (page) => !/\/embed\/./.test(page),
    }),
    sameBytes(),
    finishPages(),
  ],
});
