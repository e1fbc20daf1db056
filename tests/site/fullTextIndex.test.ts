import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFullTextIndex, searchedPart } from '../../src/site/fullTextIndex.ts';

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
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds the words of each page under its address, and no empty file', async () => {
    const index = await createFullTextIndex();
    const part = searchedPart(page('<main data-pagefind-body><h1>Quay</h1><p>Förtöjning</p></main>'));
    index.add('quay/index.html', part ?? '');
    await index.write(folder);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => statSync(file).isFile());
    expect(files.filter((file) => statSync(file).size === 0)).toEqual([]);
    const [fragment = ''] = files.filter((file) => file.endsWith('.pf_fragment'));
    const text = gunzipSync(readFileSync(fragment)).toString();
    expect(JSON.parse(text.slice(text.indexOf('{')))).toMatchObject({ url: '/quay/', content: 'Quay. Förtöjning.' });
  });

  it('refuses to be of no page', async () => {
    const index = await createFullTextIndex();
    await expect(index.write(folder)).rejects.toThrow('no page');
    expect(readdirSync(folder)).toEqual([]);
  });
});
