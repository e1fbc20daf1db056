import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser, flags } from './scripts/browser.mjs';

const executablePath = findBrowser();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{engine,content,components,hosting}/**/*.test.ts'],
          exclude: ['tests/**/*.browser.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [svelte()],
        // What islands import on demand: found late, it would make the browser reload in the middle of a test.
        optimizeDeps: {
          include: ['csv-parse/browser/esm/sync', 'docx', 'fflate', 'ical.js', 'papaparse', 'personnummer'],
        },
        test: {
          name: 'components',
          include: ['tests/components/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // Made-up runs write more history in a second than Chromium lets a page.
            provider: playwright({
              launchOptions: {
                args: [...flags, '--disable-ipc-flooding-protection'],
                ...(executablePath && { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'site',
          environment: 'node',
          include: ['tests/site/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'serve',
          environment: 'node',
          include: ['tests/serve/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
