import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
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
 * Every test of this kind also fails when a page writes an error to its console, as browsers do when the content security
 * policy stops something, throws, or asks for anything outside its own origin.
 */
export const test = base.extend<{ watch: Watch; neighbours: string[]; tolerated: RegExp | undefined }>({
  /** Other origins that a test has pages on; it adds them. */
  neighbours: async ({}, use) => {
    await use([]);
  },
  /** Errors that a test brings about on purpose. */
  tolerated: [undefined, { option: true }],
  baseURL: async ({}, use) => {
    await use(siteUrl());
  },
  context: async ({ context }, use) => {
    await prepare(context);
    await use(context);
  },
  watch: [
    async ({ context, neighbours, tolerated }, use) => {
      const { requests, faults, stop } = watchContext(context, neighbours);
      await use({ requests });
      stop();
      const told = faults.filter((fault) => tolerated?.test(fault) !== true);
      base.expect(told, 'errors in the console, and requests to other origins').toEqual([]);
    },
    { auto: true },
  ],
});

/** For tests in which files cannot be had: what the browser and the islands' script say of them in the console is no fault. */
export const failing = test.extend({
  tolerated: /^(Failed to load (resource|module script)|\[astro-island\])/,
});

/**
 * For tests that leave nothing behind in the browser but what a page stores: they take turns in one tab, which does not
 * have to learn the site anew each time. Each finds it empty. After a failed test the next one gets a new tab.
 */
export const inOneTab = test.extend<object, { tab: Page }>({
  tab: [
    async ({ browser }, use, { project }) => {
      const { contextOptions, timezoneId } = project.use;
      const context = await browser.newContext({ ...contextOptions, ...(timezoneId && { timezoneId }) });
      await prepare(context);
      await use(await context.newPage());
      await context.close();
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

/** A browser beside the test's own, with nothing stored, watched likewise: the test looks at `faults` itself. */
export async function anotherContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; faults: readonly string[] }> {
  const context = await browser.newContext(options);
  await prepare(context);
  return { context, faults: watchContext(context, []).faults };
}

/** Where the site is served, with its sub path, and without a slash at the end. */
export function siteUrl(): string {
  const url = process.env['SITE_URL'];
  if (!url) throw new Error('globalSetup has not served the site.');
  return url;
}

/**
 * A path in a test, such as "/en/ltu/", is one of the site, wherever the site is served. And where a page catches the
 * error, only an event tells that the content security policy stopped something.
 */
async function prepare(context: BrowserContext): Promise<void> {
  const base = new URL(`${siteUrl()}/`).pathname;
  context.on('page', (page) => {
    const goto = page.goto.bind(page);
    page.goto = (url, options) => {
      const isOfSite = url.startsWith('/') && (base === '/' || !url.startsWith(base));
      return goto(isOfSite ? siteUrl() + url : new URL(url, siteUrl()).href, options);
    };
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.error(`Content security policy: ${effectiveDirective} stops ${blockedURI}`);
    });
  });
}

interface ContextWatch extends Watch {
  faults: string[];
  stop: () => void;
}

/** `faults`: errors in the console, also of the content security policy, what is thrown, requests outside the site and its neighbours. */
function watchContext(context: BrowserContext, neighbours: readonly string[]): ContextWatch {
  const requests: string[] = [];
  const faults: string[] = [];
  const onRequest = (request: Request): void => {
    const url = request.url();
    if (url.startsWith('data:') || url.startsWith('blob:')) return;
    requests.push(`${request.method()} ${url} ${request.postData() ?? ''}`);
    if (![siteUrl(), ...neighbours].some((own) => `${url}/`.startsWith(`${own}/`))) faults.push(`request to ${url}`);
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
