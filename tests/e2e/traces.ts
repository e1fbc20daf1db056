import type { Page } from '@playwright/test';

/**
 * Where something typed could have gone: requests, address, title, cookies, and all that the browser keeps for the site
 * but one store.
 * @param requests all that have been made.
 * @param own the store that may hold what is typed.
 */
export async function traces(
  page: Page,
  requests: readonly string[],
  own: 'localStorage' | 'sessionStorage',
): Promise<string[]> {
  const kept = await page.evaluate(async (name) => {
    const databases = await indexedDB.databases();
    const other = name === 'localStorage' ? sessionStorage : localStorage;
    return [other, history.state, window.name, document.cookie, document.referrer, databases, await caches.keys()].map(
      (place: unknown) => JSON.stringify(place),
    );
  }, own);
  return [...requests, page.url(), await page.title(), ...kept, JSON.stringify(await page.context().cookies())];
}

/** Those of the texts that one of the traces holds, also as an address or a file name would write them. */
export function found(texts: readonly string[], seen: readonly string[]): string[] {
  const all = seen.join('\n').toLowerCase();
  return texts.filter((text) => [text, encodeURIComponent(text)].some((form) => all.includes(form.toLowerCase())));
}
