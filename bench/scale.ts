import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { ensureBrowser, flags } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
import { readContent } from '../src/data/read.ts';
import { sectionUrl, toolUrl } from '../src/data/site.ts';
import type { Content } from '../src/model/content.ts';
import { buildSite, type Build } from './buildSite.ts';
import { measureLoad } from './load.ts';
import { writeManyPolicies } from './manyPolicies.ts';
import { guidancePages, writePlainSite, type PlainPage } from './plain.ts';

/**
 * Builds the site with 2, 10, 40 and 160 policies, and plain Starlight with as many pages, and holds what they take
 * against the budgets. `npm run scale -- 2 10` builds with these numbers only.
 */
const counts = [2, 10, 40, 160];
const chosen = process.argv.slice(2).map(Number);
const unknown = chosen.filter((count) => !counts.includes(count));
if (unknown.length > 0) throw new Error(`There are ${counts.join(', ')} policies; not ${unknown.join(', ')}.`);

/**
 * So often each site is built, by turns, and the least processor time of each counts: what else happens on a machine makes
 * a build take up to a third longer, and never less.
 */
const rounds = 3;

/** Ratios of processor time and of bytes. */
const budgets = { pageTime: 1.2, plain: 1.5, guidance: 1.02 };

interface Row {
  policies: number;
  ours: Build;
  plain: Build;
  /** Bytes as sent, headers included. */
  guidance: number;
  tool: number;
  home: number;
  search: number;
  /** Links beside a guidance page, and in the text of the home page. */
  sidebarLinks: number;
  homeLinks: number;
}

const folder = resolve('.cache/scale');
rmSync(folder, { recursive: true, force: true });
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: flags });
const rows: Row[] = [];
for (const policies of counts.filter((count) => chosen.length === 0 || chosen.includes(count))) {
  rows.push(await measure(policies));
}
await browser.close();
printTable(rows);
const over = rows.flatMap(faults);
console.log(
  over.length === 0 ? '\nAll within budget.' : `\nOver budget:\n${over.map((line) => `  ${line}`).join('\n')}`,
);
process.exitCode = over.length === 0 ? 0 : 1;

async function measure(policies: number): Promise<Row> {
  const contentDir = join(folder, 'content');
  writeManyPolicies('src/content', contentDir, policies);
  const content = readContent(contentDir);

  console.log(`${policies} policies: building the site, and plain Starlight with as many pages …`);
  // Inside the project, so that what the build leaves outside its bundles still finds node_modules.
  const dist = join(folder, 'dist');
  const plainDir = join(folder, 'plain');
  const builds: { ours: Build; plain: Build }[] = [];
  while (builds.length < rounds) {
    for (const path of [dist, plainDir]) rmSync(path, { recursive: true, force: true });
    const ours = await buildSite('.', dist, { KANALGUIDEN_CONTENT: contentDir });
    writePlainSite(asMany(guidancePages(content), ours.pages), plainDir, 'short');
    const plain = await buildSite(plainDir, join(plainDir, 'dist'));
    console.log(`  ${said(ours)}; plain: ${said(plain)}`);
    builds.push({ ours, plain });
  }
  const ours = quickest(builds.map((round) => round.ours));
  const plain = quickest(builds.map((round) => round.plain));

  const site = await serve({ dir: dist });
  const row = { policies, ours, plain, ...(await weigh(site.url, content)) };
  await site.close();
  for (const path of [dist, plainDir]) rmSync(path, { recursive: true });
  return row;
}

/** The pages, over again in folders of other names, until there are so many. A page stands in both languages or in none. */
function asMany(pages: readonly PlainPage[], count: number): PlainPage[] {
  const half = pages.length / 2;
  return Array.from({ length: Math.floor(count / 2) }, (_, index) => {
    const round = Math.floor(index / half);
    const twins = [pages[index % half], pages[(index % half) + half]].flatMap((page) => page ?? []);
    return twins.map((page) =>
      round === 0 ? page : { ...page, path: page.path.replace(/^(en\/)?/, `$1again-${round}/`) },
    );
  }).flat();
}

async function weigh(url: string, { policies, tools }: Content): Promise<Omit<Row, 'policies' | 'ours' | 'plain'>> {
  // A real policy, so that its pages can be laid beside those of the site with two.
  const [policy] = policies.filter(({ id }) => id === 'ltu');
  const section = policy?.sections.toSorted((a, b) => b.rules.length - a.rules.length)[0];
  const [tool] = tools;
  if (!section || !tool) throw new Error('The content has no section and no tool to weigh.');
  const path = sectionUrl(section, 'sv');
  const weightOf = async (page: string) => (await measureLoad(browser, url + page)).bytes.all;
  return {
    guidance: await weightOf(path),
    tool: await weightOf(toolUrl(section.policy, tool.id, 'sv')),
    home: await weightOf('/'),
    search: await firstAnswer(url, policies[0]?.name.sv ?? ''),
    sidebarLinks: await count(url + path, '#site-menu a'),
    homeLinks: await count(`${url}/`, 'main a'),
  };
}

/** Bytes from opening the search to its first answer. */
async function firstAnswer(url: string, query: string): Promise<number> {
  const page = await browser.newPage({ baseURL: url });
  await page.goto('/', { waitUntil: 'networkidle' });
  const sent: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    sent.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
    );
  });
  await page.locator('#search-open').click();
  await page.locator('#search-input').fill(query);
  await page.locator('dialog.search .search-results li a').first().waitFor();
  await page.waitForLoadState('networkidle');
  const bytes = (await Promise.all(sent)).reduce((sum, size) => sum + size, 0);
  await page.close();
  return bytes;
}

async function count(url: string, selector: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url);
  const found = await page.locator(selector).count();
  await page.close();
  return found;
}

function faults(row: Row): string[] {
  const first = rows.find(({ policies }) => policies === 2);
  const tenth = rows.find(({ policies }) => policies === 10);
  const at = `${row.policies} policies`;
  return [
    ...(tenth && row.policies > 10
      ? limit(`${at}: time per page against 10 policies`, perPage(row.ours) / perPage(tenth.ours), budgets.pageTime)
      : []),
    // With fewer pages it is mostly the bundling that is compared.
    ...(row.policies === 160
      ? limit(`${at}: time per page against plain Starlight`, perPage(row.ours) / perPage(row.plain), budgets.plain)
      : []),
    ...(first
      ? [
          ...limit(`${at}: guidance page against 2 policies`, row.guidance / first.guidance, budgets.guidance),
          ...limit(`${at}: links beside a guidance page`, row.sidebarLinks, first.sidebarLinks),
          // One link for each policy, besides those of the page itself.
          ...limit(`${at}: links on the home page`, row.homeLinks, row.policies + first.homeLinks),
        ]
      : []),
  ];
}

function limit(what: string, value: number, most: number): string[] {
  return value <= most ? [] : [`${what}: ${value.toFixed(2)}, at most ${most}`];
}

function quickest(builds: readonly Build[]): Build {
  return builds.reduce((least, build) => (perPage(build) < perPage(least) ? build : least));
}

/** Processor seconds: on a machine that others use too, the clock on the wall says more about them. */
function perPage({ busySeconds, seconds, pages }: Build): number {
  return (Number.isNaN(busySeconds) ? seconds : busySeconds) / pages;
}

function said({ pages, seconds, busySeconds, memory }: Build): string {
  return `${pages} pages in ${seconds.toFixed(0)} s (${busySeconds.toFixed(0)} s of processor time), ${megabytes(memory)}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function printTable(all: readonly Row[]): void {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const milliseconds = (build: Build) => `${(perPage(build) * 1000).toFixed(1)} ms`;
  const lines: [string, (row: Row) => string][] = [
    ['pages', ({ ours }) => String(ours.pages)],
    ['build', ({ ours }) => `${ours.seconds.toFixed(0)} s`],
    ['  processor time', ({ ours }) => `${ours.busySeconds.toFixed(0)} s`],
    ['  per page', ({ ours }) => milliseconds(ours)],
    ['  most memory', ({ ours }) => megabytes(ours.memory)],
    ['plain Starlight', ({ plain }) => `${plain.seconds.toFixed(0)} s`],
    ['  processor time', ({ plain }) => `${plain.busySeconds.toFixed(0)} s`],
    ['  per page', ({ plain }) => milliseconds(plain)],
    ['  most memory', ({ plain }) => megabytes(plain.memory)],
    ['time per page, ratio', ({ ours, plain }) => (perPage(ours) / perPage(plain)).toFixed(2)],
    ['guidance page', ({ guidance }) => kilobytes(guidance)],
    ['tool page', ({ tool }) => kilobytes(tool)],
    ['home page', ({ home }) => kilobytes(home)],
    ['search, first answer', ({ search }) => kilobytes(search)],
    ['links beside the page', ({ sidebarLinks }) => String(sidebarLinks)],
    ['links on the home page', ({ homeLinks }) => String(homeLinks)],
  ];
  console.log(`\n${'policies'.padEnd(24)}${all.map(({ policies }) => String(policies).padStart(12)).join('')}`);
  for (const [label, cell] of lines)
    console.log(`${label.padEnd(24)}${all.map((row) => cell(row).padStart(12)).join('')}`);
}
