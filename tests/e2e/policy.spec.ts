import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base } from '@playwright/test';
import { someCases } from './content.ts';
import { anotherContext, expect, siteUrl } from './fixtures.ts';

type Try = readonly [mark: string, elsewhere: string];

/** What somebody who got something into a page would try. Each marks the page, or asks the other host, if it gets through. */
const attempts: Record<string, (given: Try) => void> = {
  'an inline script': ([mark]: Try) => {
    const script = document.createElement('script');
    script.textContent = `window[${JSON.stringify(mark)}] = true`;
    document.body.append(script);
  },
  'a handler in an attribute': ([mark]: Try) => {
    const button = document.createElement('button');
    button.setAttribute('onclick', `window[${JSON.stringify(mark)}] = true`);
    document.body.append(button);
    button.click();
  },
  'a script address': ([mark]: Try) => {
    const link = document.createElement('a');
    link.href = `javascript:void (window[${JSON.stringify(mark)}] = true)`;
    document.body.append(link);
    link.click();
  },
  'text run as a script': ([mark]: Try) => {
    // Later: what a test runs itself is not held to the policy.
    setTimeout(() => {
      try {
        const run: unknown = Reflect.construct(Function, [`window[${JSON.stringify(mark)}] = true`]);
        (run as () => void)();
      } catch {
        // The policy forbids it.
      }
    });
  },
  'a script from elsewhere': ([, elsewhere]: Try) => {
    document.body.append(Object.assign(document.createElement('script'), { src: `${elsewhere}/script` }));
  },
  'a picture from elsewhere': ([, elsewhere]: Try) => {
    document.body.append(Object.assign(document.createElement('img'), { src: `${elsewhere}/picture` }));
  },
  'a style sheet from elsewhere': ([, elsewhere]: Try) => {
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${elsewhere}/style` }),
    );
  },
  'a frame from elsewhere': ([, elsewhere]: Try) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: `${elsewhere}/frame` }));
  },
  'a request to elsewhere': ([, elsewhere]: Try) => {
    fetch(`${elsewhere}/fetch`, { mode: 'no-cors' }).catch(() => undefined);
  },
  'a message to elsewhere': ([, elsewhere]: Try) => {
    navigator.sendBeacon(`${elsewhere}/beacon`, 'x');
  },
  'a form sent elsewhere': ([, elsewhere]: Try) => {
    const form = Object.assign(document.createElement('form'), { action: `${elsewhere}/form`, method: 'post' });
    document.body.append(form);
    form.submit();
  },
};

const test = base.extend<{ elsewhere: { url: string; asked: string[] } }>({
  elsewhere: async ({}, use) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await use({ url: `http://127.0.0.1:${port}`, asked });
    server.closeAllConnections();
    server.close();
  },
});

test('the policy stops whatever gets into a page, and no test would miss that', async ({ browser, elsewhere }) => {
  const { context, faults } = await anotherContext(browser);
  const page = await context.newPage();
  const path = someCases[0]?.path ?? '';
  for (const [name, attempt] of Object.entries(attempts)) {
    await page.goto(path);
    const before = faults.length;
    await page.evaluate(attempt, [name, elsewhere.url] as const);
    await expect.poll(() => faults.slice(before).join(), name).toMatch(/content security policy/i);
    expect.soft(await page.evaluate((mark) => mark in window, name), name).toBe(false);
    expect.soft(page.url()).toBe(new URL(path, siteUrl()).href);
  }
  expect(elsewhere.asked).toEqual([]);
  await context.close();
});

test('without the policy all of it gets through', async ({ browser, elsewhere }) => {
  const { context } = await anotherContext(browser, { bypassCSP: true });
  const page = await context.newPage();
  for (const [name, attempt] of Object.entries(attempts)) {
    await page.goto('/');
    const before = elsewhere.asked.length;
    await page.evaluate(attempt, [name, elsewhere.url] as const);
    // While a form takes the page away, the page cannot be asked.
    const isMarked = (): Promise<boolean> => page.evaluate((mark) => mark in window, name).catch(() => false);
    const isThrough = async (): Promise<boolean> => elsewhere.asked.length > before || (await isMarked());
    await expect.poll(isThrough, name).toBe(true);
  }
  await context.close();
});
