import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sortLanguages } from '../../src/site/sameBytes.ts';
import { withoutVitest } from './build.ts';
import { filesOf } from './dist.ts';

const sources = ['astro.config.mjs', 'package.json', 'public', 'src', 'svelte.config.js', 'tsconfig.json'];
const reversed = pathToFileURL(resolve('tests/site/reversedFolders.mjs')).href;

/** As far apart as two machines can be: folder, calendar day, language, order of files. */
const machines = [
  { folder: 'east', env: { TZ: 'Pacific/Kiritimati', LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' } },
  {
    folder: join('another-place', 'west'),
    env: { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C', NODE_OPTIONS: `--import=${reversed}` },
  },
];

describe('two clean builds', () => {
  // Within the project: Astro mistakes a package that has no folder in common with the root for one below it.
  mkdirSync('.cache', { recursive: true });
  const top = mkdtempSync(resolve('.cache', 'same-bytes-'));
  beforeAll(async () => {
    await Promise.all(
      machines.map(async ({ folder, env }) => {
        const root = join(top, folder);
        mkdirSync(root, { recursive: true });
        for (const source of sources) cpSync(source, join(root, source), { recursive: true });
        symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
        await promisify(execFile)('npx', ['--no-install', 'astro', 'build'], {
          cwd: root,
          env: { ...withoutVitest(process.env), ...env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
          maxBuffer: 10_000_000,
        });
      }),
    );
  }, 480_000);
  afterAll(() => rmSync(top, { recursive: true, force: true }));

  it('are the same bytes, in two folders, time zones, languages and orders of files', () => {
    const [one = new Map<string, string>(), other] = machines.map(({ folder }) => hashes(join(top, folder, 'dist')));
    expect(one.size).toBeGreaterThan(100);
    const names = [...new Set([...one.keys(), ...(other?.keys() ?? [])])];
    expect(names.filter((name) => one.get(name) !== other?.get(name))).toEqual([]);
  });
});

describe('what is taken out', () => {
  it('sorts the languages of the index, and leaves the rest', () => {
    expect(sortLanguages('{"version":"1","languages":{"sv":{"hash":"b"},"en":{"hash":"a"}},"rest":["ö"]}')).toBe(
      '{"version":"1","languages":{"en":{"hash":"a"},"sv":{"hash":"b"}},"rest":["ö"]}',
    );
  });
});

/** The hash of each file of a built site. */
function hashes(dir: string): Map<string, string> {
  return new Map(
    filesOf(dir).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(dir, file)))
        .digest('hex'),
    ]),
  );
}
