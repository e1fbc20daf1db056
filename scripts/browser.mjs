import { accessSync, constants, existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium without windows, as Playwright's own: it opens a page in half the time. Debian has it as a package. */
const shell = 'chromium-headless-shell';

/** The Chromium that is there already, without installing anything: CHROMIUM_PATH, then the path, then Playwright's. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH is ${named}, which is not a file that can be run.`);
    return named;
  }
  const installed = [shell, 'chromium', 'chromium-browser', 'google-chrome'].map(onPath).find(Boolean);
  if (installed) return installed;
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

/** As findBrowser, and installs the quickest one where it can. @throws {Error} that says what to do when that fails too. */
export function ensureBrowser() {
  if (!process.env.CHROMIUM_PATH && !onPath(shell)) aptInstall(shell);
  const found = findBrowser();
  if (found) return found;
  console.log('No Chromium found. Installing one with Playwright …');
  run('npx', ['--no-install', 'playwright', 'install', 'chromium']);
  if (!findBrowser()) aptInstall('chromium');
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    [
      'The tests need Chromium and could not install it. Do one of these, then run the tests again:',
      '  - install Chromium or Chrome from your system, for example: sudo apt-get install chromium',
      '  - npx playwright install chromium   (needs the internet)',
      '  - CHROMIUM_PATH=/path/to/chromium npm test',
    ].join('\n'),
  );
}

/** pdftotext, with which the tests read printed pages. @throws {Error} that says what to do when it cannot be had. */
export function ensurePdfToText() {
  if (!onPath('pdftotext')) aptInstall('poppler-utils');
  const found = onPath('pdftotext');
  if (found) return found;
  throw new Error(
    'The print tests need pdftotext. Install it from your system, for example: sudo apt-get install poppler-utils',
  );
}

function aptInstall(name) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return;
  console.log(`Installing Debian's package ${name} …`);
  run('apt-get', ['update']);
  run('apt-get', ['install', '--yes', '--no-install-recommends', name]);
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, timeout: 600_000 });
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
