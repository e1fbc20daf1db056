import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { contentFolder, loadContent, readContent } from '../../src/data/read.ts';
import { rulesFile } from '../../src/data/rulesFile.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** The content as the pages get it, in one text. */
function made(): string {
  const content = readContent(contentFolder());
  return JSON.stringify([content, rulesFile(content, 'https://example.org')]);
}

it('D7: what pages are made of does not depend on the day of the build', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-01-01') });
  const early = made();
  vi.setSystemTime(new Date('2099-12-31'));
  expect(made()).toBe(early);
  expect(early).toContain(loadContent().contentDate);
});

it('D7: nothing that makes a page asks for the time', () => {
  const files = globSync(['src/{model,engine,data,site,pages}/**/*.{ts,astro}', 'src/components/**/*.astro']);
  expect(files.length).toBeGreaterThan(100);
  const asking = /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|\bperformance\.now\b|\btoday\(/;
  expect(files.filter((file) => asking.test(readFileSync(file, 'utf8')))).toEqual([]);
});
