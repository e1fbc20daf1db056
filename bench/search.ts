import Fuse from 'fuse.js';
import { chromium, type Page } from 'playwright';
import { flags } from '../scripts/browser.mjs';
import { searchPart, searchSite } from '../src/data/searchParts.ts';
import type { Content } from '../src/model/content.ts';
import { locales, type Locale } from '../src/model/text.ts';
import { ourSearch, rankOf, scoreOf, type Searcher } from '../tests/content/search.ts';
import { readQueries, type Query } from '../tests/fixtures/queries.ts';
import { percentile } from './percentile.ts';
import { slowdown } from './load.ts';
import type { Row } from './row.ts';
import type { Sites } from './sites.ts';

/** Of what people type, this share has to find what they want among the first three; the third kept aside is told apart. */
const leastInThree = 95;
/** kB of the first search beyond the page, and milliseconds from a key press to the list, with the CPU slowed. */
const budgets = { firstSearch: 60, press: 50 };

/** How often, and how soon, a search finds what was wanted: ours, Pagefind alone and Fuse.js alone. */
export async function searchShares({ content, ours, chromiumPath }: Sites): Promise<Row[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
  const rows: Row[] = [];
  for (const locale of locales) {
    const page = await browser.newPage({ baseURL: ours });
    await page.goto(locale === 'en' ? '/en/' : '/');
    const queries = readQueries(locale);
    const found = {
      ours: queries.map(ranked(ourSearch(content, locale))),
      'Fuse.js': queries.map(ranked(fuseAlone(content, locale))),
      Pagefind: [] as number[],
    };
    for (const query of queries) found.Pagefind.push(rankOf(query, await pagefindAlone(page, query)));
    for (const aside of [false, true]) {
      const chosen = queries.flatMap((query, at) => (Boolean(query.aside) === aside ? [at] : []));
      const score = (ranks: readonly number[]) =>
        scoreOf(
          chosen.flatMap((at) => queries[at] ?? []),
          chosen.map((at) => ranks[at] ?? 0),
        );
      for (const [name, ranks] of Object.entries(found)) {
        const { queries: count, first, three, rank } = score(ranks);
        const whose = `Search ${locale}, ${count} queries${aside ? ' kept aside' : ''}, ${name}`;
        rows.push(
          { what: `${whose}: first, %`, unit: '', ours: first * 100 },
          {
            what: '  among the first three, %',
            unit: '',
            ours: three * 100,
            ...(name === 'ours' && { least: leastInThree }),
          },
          { what: '  mean reciprocal rank, %', unit: '', ours: rank * 100 },
        );
      }
    }
    rows.push(...(await firstSearch(page, locale)));
    await page.close();
  }
  await browser.close();
  return rows;
}

function ranked(find: Searcher): (query: Query) => number {
  return (query) => rankOf(query, find(query));
}

/** Fuse.js over the same entries, as its documentation has it for several fields. */
function fuseAlone(content: Content, locale: Locale): Searcher {
  const site = searchSite(content, [], locale).entries;
  const keys = [
    { name: 'title', weight: 3 },
    { name: 'find', weight: 3 },
    { name: 'text', weight: 1 },
  ];
  const over = (policy: string | undefined) =>
    new Fuse(
      [
        ...site,
        ...content.policies
          .filter(({ id }) => policy === undefined || id === policy)
          .flatMap((one) => searchPart(content, one, locale).entries),
      ],
      { keys, ignoreLocation: true, threshold: 0.3 },
    );
  const indexes = new Map([undefined, ...content.policies.map(({ id }) => id)].map((policy) => [policy, over(policy)]));
  return ({ query, policy }) => [
    ...new Set((indexes.get(policy)?.search(query, { limit: 20 }) ?? []).map(({ item }) => item.id)),
  ];
}

/** Pagefind's own order of pages and their parts, as the ids that its addresses lead to. */
async function pagefindAlone(page: Page, { query, policy }: Query): Promise<string[]> {
  const urls = await page.evaluate(async (text) => {
    const address = '/pagefind/pagefind.js';
    const { search } = (await import(address)) as {
      search: (query: string) => Promise<{ results: { data: () => Promise<Found> }[] }>;
    };
    const { results } = await search(text);
    const found = await Promise.all(results.slice(0, 6).map((result) => result.data()));
    return found.flatMap(({ url, sub_results }) => [...sub_results.map((part) => part.url), url]);
  }, query);
  return [...new Set(urls.filter((url) => policy === undefined || url.includes(`/${policy}/`)).map(idOf))];
}
interface Found {
  url: string;
  sub_results: { url: string }[];
}

function idOf(url: string): string {
  const [, page = '', anchor] = /^(?:\/en)?\/([^#]*?)(?:#(.*))?$/.exec(url) ?? [];
  const tool = /\/tools\/([^/]+)\//.exec(`/${page}`)?.[1];
  if (tool !== undefined) return `tool:${tool}`;
  if (page === 'laws/') return `law:${anchor ?? ''}`;
  if (page === 'glossary/') return `term:${anchor ?? ''}`;
  return page.startsWith('compare/') ? `topic:${page.split('/')[1] ?? ''}` : (anchor ?? page);
}

/** What the first search asks for, and the time from a key press to the list that it gives. */
async function firstSearch(page: Page, locale: Locale): Promise<Row[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.reload({ waitUntil: 'networkidle' });
  bytes = 0;
  await page.keyboard.press('Control+k');
  const field = page.locator('dialog input');
  await field.pressSequentially(typed[locale][0] ?? '');
  await page.locator('.search-results li').first().waitFor();
  await page.waitForLoadState('networkidle');
  const first = bytes;
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.evaluate(() => {
    const input = document.querySelector('dialog input');
    const list = document.querySelector('.search-results');
    if (!input || !list) throw new Error('The search is not open.');
    const samples: number[] = [];
    Object.assign(window, { samples });
    let pressed = 0;
    input.addEventListener('keydown', () => (pressed = performance.now()), true);
    new MutationObserver(() => {
      if (pressed > 0) samples.push(performance.now() - pressed);
      pressed = 0;
    }).observe(list, { childList: true });
  });
  for (const query of typed[locale]) {
    await field.fill('');
    await field.pressSequentially(query, { delay: 60 });
  }
  const samples = await page.evaluate(() => (window as unknown as { samples: number[] }).samples);
  return [
    {
      what: `Search ${locale}: the first search beyond the page`,
      unit: 'kB',
      ours: first / 1000,
      most: budgets.firstSearch,
    },
    {
      what: `  key press to list, 95th percentile of ${samples.length}`,
      unit: 'ms',
      ours: percentile(samples, 0.95),
      most: budgets.press,
    },
  ];
}

const typed: Record<Locale, readonly string[]> = {
  sv: ['hatkommentar', 'personumer', 'får jag lägga ut en bild på en student', 'vem godkänner kanalen', 'arkivera'],
  en: ['hateful comment', 'indentity number', 'can I post a photo of a student', 'who approves the channel', 'archive'],
};
