import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { ensureBrowser, ensurePdfToText } from './browser.mjs';

const results = resolve('test-results');
/** The site built for a sub path, where an address that forgets the path leads nowhere. See docs/decisions/0013. */
const subPath = { BASE: '/some/where/', SITE_DIR: join('test-results', 'sub-path') };
/** Specs that go through every kind of page and flow at the root once more; any other name can be run the same way. */
const throughRoot = ['addresses', 'embed', 'policy', 'search', 'shortcut'];

/**
 * In this order. A step with `report` counts its tests; any other counts as one. `needs` are steps that come first.
 * Those of `oneCore` that follow one another run side by side.
 */
const steps = [
  { name: 'types', run: ['astro', 'sync'] },
  {
    name: 'lint',
    run: ['eslint', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint'],
    oneCore: true,
  },
  { name: 'astro-check', run: ['astro', 'check', '--minimumFailingSeverity', 'warning'], oneCore: true },
  {
    name: 'svelte-check',
    run: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
    oneCore: true,
  },
  { name: 'format', run: ['prettier', '--check', '--log-level', 'warn', '.'], oneCore: true },
  { name: 'dead-code', run: ['knip'], oneCore: true },
  { name: 'audit', run: ['node', 'scripts/audit.ts'], oneCore: true },
  { name: 'lix', run: ['node', 'scripts/lix.ts'], oneCore: true },
  { name: 'faults', run: ['node', 'scripts/faults.ts'], oneCore: true },
  { name: 'advisories', run: ['node', 'scripts/advisories.ts'], oneCore: true },
  { name: 'unit', ...vitest('unit') },
  { name: 'components', ...vitest('components'), browser: true },
  { name: 'build', run: ['astro', 'build'] },
  { name: 'site', ...vitest('site'), needs: ['build'] },
  { name: 'build-sub-path', run: ['astro', 'build', '--outDir', subPath.SITE_DIR], env: { BASE: subPath.BASE } },
  { name: 'e2e', ...playwright(), env: subPath, needs: ['build-sub-path'] },
  { name: 'e2e-root', ...playwright(...throughRoot), needs: ['build'] },
  { name: 'licences', run: ['node', 'scripts/licences.ts'], needs: ['build'] },
  // Fetches servers from Debian's packages, which not every machine can: run when it is asked for by name, or with "all".
  { name: 'serve', ...vitest('serve'), browser: true, needs: ['build'], onlyNamed: true },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== 'all' && !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}, all.`);
  finish(0, 1);
}
const chosen = steps.filter(
  (step) =>
    (wanted.length === 0 && !step.onlyNamed) ||
    wanted.includes('all') ||
    wanted.includes(step.name) ||
    steps.some((other) => wanted.includes(other.name) && other.needs?.includes(step.name)),
);

mkdirSync(results, { recursive: true });
const outcomes = new Map();
for (let next = 0; next < chosen.length;) {
  const together = chosen.slice(next).findIndex((step) => !step.oneCore);
  const batch = chosen.slice(next, next + (together === -1 ? Infinity : Math.max(together, 1)));
  next += batch.length;
  const queue = [...batch];
  const workers = Array.from({ length: Math.min(availableParallelism(), batch.length) }, async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const started = Date.now();
      const outcome = await perform(step, batch.length > 1);
      outcomes.set(step.name, { ...outcome, seconds: Math.round((Date.now() - started) / 1000) });
    }
  });
  await Promise.all(workers);
}

console.log('');
for (const [name, { passed, failed, seconds }] of outcomes) {
  console.log(
    `${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(14)} ${passed} passed, ${failed} failed, ${seconds} s`,
  );
}
const sum = (key) => [...outcomes.values()].reduce((total, outcome) => total + outcome[key], 0);
finish(sum('passed'), sum('failed'));

/** @param quietly whether what it says is kept until it has ended, because others speak at the same time. */
async function perform(step, quietly) {
  const heading = `\n── ${step.name} ──`;
  const broken = step.needs?.find((name) => outcomes.get(name)?.failed);
  if (broken) {
    console.error(`${heading}\nNot run: it needs "${broken}", which failed.`);
    return { passed: 0, failed: 1 };
  }
  const file = join(results, `${step.name}.json`);
  rmSync(file, { force: true });
  const env = {
    ...process.env,
    PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    // With CI set, the runners refuse a test.only that somebody left behind.
    CI: '1',
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...step.env,
  };
  if (!quietly) console.log(heading);
  if (step.browser) {
    try {
      env.CHROMIUM_PATH = ensureBrowser();
      if (step.name === 'e2e') ensurePdfToText();
    } catch (error) {
      console.error(error.message);
      return { passed: 0, failed: 1 };
    }
  }
  const { status, said } = await execute(step.run, env, quietly);
  if (quietly) console.log(heading);
  if (said !== '') console.log(said);
  if (!step.report) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counted = read(file, step.report);
  // A runner that stops before or between its tests has no failed test to count.
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function execute([command, ...args], env, quietly) {
  const output = quietly ? 'pipe' : 'inherit';
  return new Promise((ended) => {
    const child = spawn(command, args, { stdio: ['ignore', output, output], env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', (error) => ended({ status: 1, said: error.message }));
    child.on('close', (status) => ended({ status, said }));
  });
}

function read(file, report) {
  try {
    return report(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function vitest(project) {
  const outputFile = join(results, `${project}.json`);
  return {
    run: ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile=${outputFile}`],
    // A test that was skipped has not passed: nothing here is skipped on purpose.
    report: ({ numPassedTests, numTotalTests }) => ({ passed: numPassedTests, failed: numTotalTests - numPassedTests }),
  };
}

function playwright(...files) {
  return {
    run: ['playwright', 'test', ...files, '--reporter=line,json'],
    report: countPlaywright,
    browser: true,
  };
}

function countPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}

function finish(passed, failed) {
  const line = `${passed} passed, ${failed} failed`;
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'summary.txt'), `${line}\n`);
  console.log(`\n${line}`);
  process.exit(failed > 0 ? 1 : 0);
}
