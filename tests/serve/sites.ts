import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { compressFiles } from '../../hosting/compress.ts';
import { withoutVitest } from '../site/build.ts';

/** A built site where a server finds it: its files lie in `root`, in the folder that `base` names. */
export interface Site {
  base: string;
  root: string;
  dir: string;
}

export const work = resolve('test-results/serve');

/** What nobody may get: beside the root, and in it. */
export const secret = 'Nobody may read this.';
export const hiddenFiles = ['.env', 'en/.git/config', '.htpasswd/index.html'];

/** A tool's bare page, and what could pass for one. */
export const embedPage = 'embed/policy/tool/';

const page = '<!doctype html><title>.</title>';

/** The site as it is in dist, compressed. */
export async function siteAtRoot(): Promise<Site> {
  const root = join(work, 'root/site');
  const site = { base: '/', root, dir: root };
  rmSync(join(work, 'root'), { recursive: true, force: true });
  cpSync('dist', root, { recursive: true });
  addOwnFiles(site);
  await compressFiles(root);
  return site;
}

/** The site built for a sub path. Not compressed: how that is sent does not depend on the path. */
export async function siteAtSubPath(): Promise<Site> {
  const base = '/some/where/';
  const root = join(work, 'sub/site');
  const site = { base, root, dir: join(root, base) };
  rmSync(join(work, 'sub'), { recursive: true, force: true });
  await promisify(execFile)('npx', ['--no-install', 'astro', 'build', '--outDir', site.dir], {
    env: { ...withoutVitest(process.env), NODE_ENV: 'production', BASE: base, ASTRO_TELEMETRY_DISABLED: '1' },
    maxBuffer: 2 ** 26,
  });
  addOwnFiles(site);
  return site;
}

function addOwnFiles({ root, dir }: Site): void {
  write(join(dirname(root), 'secret.txt'), secret);
  for (const file of hiddenFiles) write(join(dir, file), secret);
  for (const locale of ['', 'en/']) write(join(dir, locale, embedPage, 'index.html'), page);
  for (const folder of ['embed', 'embed/policy']) {
    const file = join(dir, folder, 'index.html');
    if (!existsSync(file)) write(file, page);
  }
}

function write(path: string, text: string): void {
  if (existsSync(path)) throw new Error(`${path} is there already: the test needs another name for its own file.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
