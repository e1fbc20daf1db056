import { defineConfig, devices } from '@playwright/test';
import { findBrowser, flags } from './scripts/browser.mjs';

const executablePath = findBrowser();

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/e2e/globalSetup.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    timezoneId: 'Europe/Stockholm',
    // A click waits until the page has stopped scrolling, which takes a second where it scrolls smoothly.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { args: flags, ...(executablePath && { executablePath }) },
  },
});
