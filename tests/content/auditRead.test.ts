import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { listFiles, readSource } from '../../src/data/files.ts';
import { contentFolder, loadContent } from '../../src/data/read.ts';
import { inWorld } from '../fixtures/world.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const words = (title: string) => JSON.stringify({ 'site.title': title });

function change(dir: string): void {
  for (const locale of ['sv', 'en']) {
    const file = join(dir, 'i18n', `${locale}.json`);
    writeFileSync(file, words('Changed'));
    utimesSync(file, 2_000_000_000, 2_000_000_000);
  }
}

it('reads once for a build', () => {
  inWorld({}, (dir) => {
    const first = loadContent(dir);
    change(dir);
    expect(loadContent(dir)).toBe(first);
  });
});

it('reads again after a change while developing, and only then', () => {
  vi.stubEnv('NODE_ENV', 'development');
  inWorld({}, (dir) => {
    const first = loadContent(dir);
    expect(loadContent(dir)).toBe(first);
    change(dir);
    expect(loadContent(dir).words.en['site.title']).toBe('Changed');
  });
});

it('reads the folder that KANALGUIDEN_CONTENT names', () => {
  inWorld({}, (dir) => {
    vi.stubEnv('KANALGUIDEN_CONTENT', dir);
    expect(contentFolder()).toBe(dir);
    expect(loadContent().policies.map(({ id }) => id)).toEqual(['norrvik']);
  });
});

it('gives the values that the parser gives which also knows the lines', () => {
  const dir = contentFolder();
  const files = listFiles(dir);
  expect(files.length).toBeGreaterThan(10);
  for (const file of files)
    expect(readSource(dir, file).source?.value).toEqual(parse(readFileSync(join(dir, file), 'utf8')));
});
