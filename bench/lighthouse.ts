import { createServer, type AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { flags } from '../scripts/browser.mjs';
import {
  channelToolsOf,
  compareUrl,
  coursesUrl,
  findUrl,
  mapUrl,
  policyUrl,
  reviewUrl,
  sectionUrl,
  toolUrl,
} from '../src/data/site.ts';
import { toolsOf } from '../src/data/tools.ts';
import type { Content } from '../src/model/content.ts';
import { locales, type Locale } from '../src/model/text.ts';
import type { Row } from './row.ts';
import type { Sites } from './sites.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof categories)[number];
type Scores = Record<Category, number>;

/** Lighthouse, with its defaults for a phone, on each kind of page in both languages: 100 in all four. */
export async function lighthousePart({ content, ours, chromiumPath }: Sites): Promise<Row[]> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...flags, `--remote-debugging-port=${port}`],
  });
  const rows: Row[] = [];
  for (const locale of locales) {
    for (const [kind, path] of kindsOfPages(content, locale)) {
      const scores = await score(ours + path, port);
      for (const category of categories) {
        rows.push({ what: `${kind}, ${category}: ${path}`, unit: '', ours: scores[category], least: 100 });
      }
    }
  }
  await browser.close();
  return rows;
}

/** Only performance differs from run to run: where the first is not 100, the median of three. */
async function score(url: string, port: number): Promise<Scores> {
  const first = await run(url, port);
  if (first.performance === 100) return first;
  const others = [await run(url, port), await run(url, port)];
  const [, median = NaN] = [first, ...others].map(({ performance }) => performance).sort((a, b) => a - b);
  return { ...first, performance: median };
}

async function run(url: string, port: number): Promise<Scores> {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...categories] });
  if (!result) throw new Error(`Lighthouse gave nothing for ${url}.`);
  const { lhr } = result;
  for (const category of categories) {
    const lacking = (lhr.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = lhr.audits[id];
      return weight > 0 && audit && audit.score !== null && audit.score < 1 ? [`${audit.title} (${id})`] : [];
    });
    if (lhr.categories[category]?.score !== 1) console.log(`${url}  ${category}: ${lacking.join('; ')}`);
  }
  const of = (category: Category) => Math.round((lhr.categories[category]?.score ?? NaN) * 100);
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    'best-practices': of('best-practices'),
    seo: of('seo'),
  };
}

/** One page of each kind; where the pages of a kind differ, the fullest. */
function kindsOfPages(content: Content, locale: Locale): [kind: string, path: string][] {
  const [policy] = content.policies.toSorted((a, b) => b.rules.length - a.rules.length);
  if (!policy) return [];
  const [section] = policy.sections.toSorted((a, b) => b.rules.length - a.rules.length);
  const root = locale === 'en' ? '/en/' : '/';
  const [topic] = content.topics;
  return [
    ['Home', root],
    ['Policy', policyUrl(policy.id, locale)],
    ...(section ? [['Guidance', sectionUrl(section, locale)] as [string, string]] : []),
    ...toolsOf(content, policy).map(({ id }): [string, string] => ['Tool', toolUrl(policy.id, id, locale)]),
    ...channelToolsOf(policy).map((tool): [string, string] => ['Channel tool', toolUrl(policy.id, tool, locale)]),
    ...toolsOf(content, policy)
      .slice(0, 1)
      .flatMap(({ id }): [string, string][] => [
        ['Whole tool', reviewUrl(policy.id, id, locale)],
        ['Map of a tool', mapUrl(policy.id, id, locale)],
      ]),
    ['Words of a policy', findUrl(policy.id, locale)],
    ['What to do when', coursesUrl(policy.id, locale)],
    ['Comparison', `${root}compare/`],
    ...(topic ? [['Comparison, one topic', compareUrl(topic.id, locale)] as [string, string]] : []),
    ['Acts', `${root}laws/`],
    ['Glossary', `${root}glossary/`],
    ['Words', `${root}find/`],
    // Not the tools in a frame: they ask not to be found, which Lighthouse takes for a fault.
    ['Tools for a frame', `${root}embed/`],
    ['Prose', `${root}about/`],
  ];
}

/** The browser itself cannot say which port it took. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
