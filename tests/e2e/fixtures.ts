import {
  test as base,
  type BrowserContext,
  type ConsoleMessage,
  type Page,
  type Request,
  type WebError,
} from '@playwright/test';

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
    await use(siteUrl());
  },
  watch: [
    async ({ context, baseURL }, use) => {
      const { requests, faults, stop } = watchContext(context, baseURL ?? '');
      await use({ requests });
      stop();
      base.expect(faults, 'errors in the console, and requests to other origins').toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * For tests that leave nothing behind in the browser but what a page stores: they take turns in one tab, which does not
 * have to learn the site anew each time. Each finds it empty. After a failed test the next one gets a new tab.
 */
export const inOneTab = test.extend<object, { tab: Page }>({
  tab: [
    async ({ browser }, use, { project }) => {
      const { contextOptions, timezoneId } = project.use;
      const page = await browser.newPage({ ...contextOptions, ...(timezoneId && { timezoneId }), baseURL: siteUrl() });
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ tab }, use) => {
    await use(tab.context());
  },
  page: async ({ tab }, use, { errors }) => {
    await use(tab);
    if (errors.length === 0) await forget(tab);
  },
});

/** Leaves the page, and the tab as empty as a new one. */
export async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('about:blank');
}

function siteUrl(): string {
  const url = process.env['SITE_URL'];
  if (!url) throw new Error('globalSetup has not served the site.');
  return url;
}

interface ContextWatch extends Watch {
  faults: string[];
  stop: () => void;
}

export function watchContext(context: BrowserContext, origin: string): ContextWatch {
  const requests: string[] = [];
  const faults: string[] = [];
  const onRequest = (request: Request): void => {
    const url = request.url();
    if (url.startsWith('data:') || url.startsWith('blob:')) return;
    requests.push(`${request.method()} ${url} ${request.postData() ?? ''}`);
    if (!url.startsWith(`${origin}/`)) faults.push(`request to ${url}`);
  };
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`);
  };
  const onError = (error: WebError): void => {
    faults.push(String(error.error()));
  };
  context.on('request', onRequest).on('console', onConsole).on('weberror', onError);
  const stop = (): void => {
    context.off('request', onRequest).off('console', onConsole).off('weberror', onError);
  };
  return { requests, faults, stop };
}
