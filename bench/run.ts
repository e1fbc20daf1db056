import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import { ensureBrowser, flags } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
import { loadContent } from '../src/data/read.ts';
import { channelToolsOf, sectionUrl, toolUrl } from '../src/data/site.ts';
import { toolsOf } from '../src/data/tools.ts';
import { measureKeys, measureTyping, percentile } from './keys.ts';
import { kinds, middleLoad, type Load } from './load.ts';
import { writePlainSite } from './plain.ts';

/** kB is 1,000 bytes, as sent. `press`: against the peer; see docs/decisions/0007. */
const budgets = { guidance: 25, ratio: 0.6, tool: 45, press: 1.6 };

const content = loadContent();
const plainDir = resolve('.cache/bench/plain');
console.log('Building the site, and plain Starlight with the same text …');
build('.');
writePlainSite(content, plainDir);
build(plainDir);

const ours = await serve({ dir: 'dist' });
const plain = await serve({ dir: resolve(plainDir, 'dist') });
const executablePath = ensureBrowser();
const over: string[] = [];

const browser = await chromium.launch({ executablePath, args: flags });
for (const policy of content.policies) {
  const sections = policy.sections.toSorted((a, b) => a.rules.length - b.rules.length);
  for (const [size, section] of [
    ['middling', sections[Math.floor(sections.length / 2)]],
    ['largest', sections.at(-1)],
  ] as const) {
    if (!section) continue;
    const path = sectionUrl(section, 'sv');
    const one = await middleLoad(browser, ours.url + path);
    const other = await middleLoad(browser, plain.url + path);
    print(`Guidance page, ${size}: ${path}`, one, other);
    budget(`${path} in kB`, one.bytes.all / 1000, budgets.guidance);
    budget(`${path} against plain Starlight`, one.bytes.all / other.bytes.all, budgets.ratio);
    searchAtRest(path, one);
  }
  for (const tool of [...toolsOf(content, policy).map(({ id }) => id), ...channelToolsOf(policy)]) {
    const path = toolUrl(policy.id, tool, 'sv');
    const one = await middleLoad(browser, ours.url + path);
    print(`Tool: ${path}`, one);
    budget(`${path} in kB`, one.bytes.all / 1000, budgets.tool);
    searchAtRest(path, one);
  }
}
const home = await middleLoad(browser, `${ours.url}/`);
print('Home: /', home, await middleLoad(browser, `${plain.url}/`));
searchAtRest('/', home);
await browser.close();

const unlocked = await chromium.launch({
  executablePath,
  args: [...flags, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
});
const presses = await measureKeys(unlocked, ours.url);
const typing = await measureTyping(
  unlocked,
  ours.url,
  content.policies
    .filter((policy) => channelToolsOf(policy).includes('user-policy'))
    .map((policy) => toolUrl(policy.id, 'user-policy', 'sv')),
);
await unlocked.close();
compare('Key press to the next question painted', presses.enter, presses.peer);
console.log(`  a key without work: ${spread(presses.floor)}`);
compare('Letter typed in the text for visitors, to painted', typing.ours, typing.peer);

await Promise.all([ours.close(), plain.close()]);
console.log(
  over.length === 0 ? '\nAll within budget.' : `\nOver budget:\n${over.map((line) => `  ${line}`).join('\n')}`,
);
process.exitCode = over.length === 0 ? 0 : 1;

function build(root: string): void {
  const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  execFileSync('npx', ['--no-install', 'astro', 'build', '--root', root], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function print(title: string, one: Load, other?: Load): void {
  const rows: [string, number, number | undefined, string][] = [
    ...[...kinds, 'all' as const].map((kind): [string, number, number | undefined, string] => [
      `bytes, ${kind.toLowerCase()}`,
      one.bytes[kind] / 1000,
      other && other.bytes[kind] / 1000,
      'kB',
    ]),
    ['requests', one.requests.length, other?.requests.length, ''],
    ['first paint', one.firstPaint, other?.firstPaint, 'ms'],
    ['blocking time', one.blocking, other?.blocking, 'ms'],
  ];
  console.log(`\n${title}`);
  console.log(
    `  ${''.padEnd(18)}${'ours'.padStart(12)}${other ? `${'plain'.padStart(12)}${'ratio'.padStart(8)}` : ''}`,
  );
  for (const [label, mine, theirs, unit] of rows) {
    const cell = (value: number): string => `${value.toFixed(unit === 'kB' ? 1 : 0)} ${unit}`.trim().padStart(12);
    const ratio = theirs ? (mine / theirs).toFixed(2) : '–';
    console.log(`  ${label.padEnd(18)}${cell(mine)}${theirs === undefined ? '' : cell(theirs) + ratio.padStart(8)}`);
  }
}

/** Prints both, in milliseconds with the CPU slowed, and holds the ratios against the budget. */
function compare(what: string, mine: readonly number[], peer: readonly number[]): void {
  console.log(`\n${what}, CPU slowed four times, ${String(mine.length)} presses:`);
  console.log(`  ours:               ${spread(mine)}`);
  console.log(`  the peer:           ${spread(peer)}`);
  for (const [name, share] of [
    ['median', 0.5],
    ['95th percentile', 0.95],
  ] as const) {
    const ratio = percentile(mine, share) / percentile(peer, share);
    console.log(`  ${name.padEnd(18)}  ${ratio.toFixed(2)} of the peer's`);
    budget(`${what}, ${name} against the peer`, ratio, budgets.press);
  }
}

function spread(samples: readonly number[]): string {
  const at = (share: number): string => percentile(samples, share).toFixed(1);
  return `median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, slowest ${at(1)} ms`;
}

function budget(what: string, value: number, limit: number): void {
  if (!(value <= limit)) over.push(`${what}: ${value.toFixed(2)}, at most ${String(limit)}`);
}

function searchAtRest(path: string, { requests }: Load): void {
  const early = requests.filter((url) => /pagefind|searchDialog/.test(url));
  if (early.length > 0) over.push(`${path} loads the search before anybody turns to it: ${early.join(', ')}`);
}
