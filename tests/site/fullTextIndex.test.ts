import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchedPart, writeFullTextIndex } from '../../src/site/fullTextIndex.ts';

const page = (main: string): string =>
  `<!DOCTYPE html><html lang="en" dir="ltr"><head><title>Quay</title></head><body><nav>Menu</nav>${main}<footer>End</footer></body></html>`;

describe('the part of a page that is searched', () => {
  it('is its main part, in its language, without what islands get from the server and what stands in for them', () => {
    const main = (props: string, instead: string) =>
      `<main data-pagefind-body lang="en"><h1>Quay</h1><astro-island${props}></astro-island>${instead}<p>Pier</p></main>`;
    const instead = '<noscript><p>Mole</p>\n</noscript>';
    expect(searchedPart(page(main(` data-props='{"a":1}'`, instead + instead)))).toBe(
      `<html lang="en" dir="ltr"><body>${main('', '')}</body></html>`,
    );
  });

  it('is none where the search leaves the page out', () => {
    expect(searchedPart(page('<main><h1>Quay</h1></main>'))).toBeUndefined();
  });
});

describe('the full-text index', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kanalguiden-index-'));
    mkdirSync(join(folder, 'pages', 'quay'), { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (html: string): void => {
    writeFileSync(join(folder, 'pages', 'quay', 'index.html'), html);
  };
  const build = (): Promise<void> => writeFullTextIndex(join(folder, 'pages'), join(folder, 'pagefind'));

  it('holds the words of each page under its address, and no empty file', async () => {
    write(searchedPart(page('<main data-pagefind-body><h1>Quay</h1><p>Mooring lines</p></main>')) ?? '');
    await build();
    const files = readdirSync(join(folder, 'pagefind'), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, 'pagefind', file))
      .filter((file) => statSync(file).isFile());
    expect(files.filter((file) => statSync(file).size === 0)).toEqual([]);
    const [fragment = ''] = files.filter((file) => file.endsWith('.pf_fragment'));
    const text = gunzipSync(readFileSync(fragment)).toString();
    expect(JSON.parse(text.slice(text.indexOf('{')))).toMatchObject({ url: '/quay/', content: 'Quay. Mooring lines.' });
  });

  it('refuses a folder without a page, and one that is not there', async () => {
    await expect(build()).rejects.toThrow(join(folder, 'pages'));
    rmSync(join(folder, 'pages'), { recursive: true });
    await expect(build()).rejects.toThrow();
  });
});
