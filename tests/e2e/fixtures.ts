import { test as base, type BrowserContext } from '@playwright/test';

export { expect } from '@playwright/test';

interface Watch {
  /** Every request of the context so far. */
  requests: string[];
}

/**
 * Every test of this kind also fails when a page writes an error to its console, throws, or asks for anything outside
 * its own origin.
 */
export const test = base.extend<{ watch: Watch }>({
  baseURL: async ({}, use) => {
    const url = process.env['SITE_URL'];
    if (!url) throw new Error('globalSetup has not served the site.');
    await use(url);
  },
  watch: [
    async ({ context, baseURL }, use) => {
      const { requests, faults } = watchContext(context, baseURL ?? '');
      await use({ requests });
      base.expect(faults, 'errors in the console, and requests to other origins').toEqual([]);
    },
    { auto: true },
  ],
});

export function watchContext(context: BrowserContext, origin: string): { requests: string[]; faults: string[] } {
  const requests: string[] = [];
  const faults: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('data:') || url.startsWith('blob:')) return;
    requests.push(`${request.method()} ${url} ${request.postData() ?? ''}`);
    if (!url.startsWith(`${origin}/`)) faults.push(`request to ${url}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => faults.push(String(error.error())));
  return { requests, faults };
}
