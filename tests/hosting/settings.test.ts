import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compressFiles } from '../../hosting/compress.ts';
import { caddySnippet } from '../../hosting/caddy.ts';
import { nginxHttp, nginxServer } from '../../hosting/nginx.ts';
import { readSettings } from '../../hosting/rules.ts';
import { staticHostHeaders } from '../../hosting/staticHost.ts';

describe('what a host sets', () => {
  it('reads BASE as the build does, and origins with spaces between them', () => {
    expect(readSettings({})).toEqual({ base: '/', embedders: [] });
    for (const BASE of ['guide', '/guide', '/guide/']) expect(readSettings({ BASE }).base).toBe('/guide/');
    expect(
      readSettings({ EMBEDDERS: ' https://a.example  http://localhost:8080 https://*.b.example ' }).embedders,
    ).toEqual(['https://a.example', 'http://localhost:8080', 'https://*.b.example']);
  });

  it('refuses, by name, what would be something else in a configuration', () => {
    for (const BASE of ['/a b/', '/a;/', '/{x}/', '/../', '/a/./', '/å/', '/"/', '/a\n/']) {
      expect(() => readSettings({ BASE })).toThrow('BASE');
    }
    const wrong = [
      'intranet.example',
      'https://a.example/',
      'https://a.example/page',
      '*',
      "'self'",
      'https://a.example;',
      'javascript:x',
    ];
    for (const EMBEDDERS of wrong) expect(() => readSettings({ EMBEDDERS })).toThrow(EMBEDDERS);
  });

  it('stands in every configuration', () => {
    const settings = readSettings({ BASE: '/guide/', EMBEDDERS: 'https://intranet.example.org' });
    const all = [nginxHttp(settings) + nginxServer(settings), caddySnippet(settings), staticHostHeaders(settings)];
    for (const text of all) {
      expect(text).toContain('/guide/_astro/');
      expect(text).toContain("frame-ancestors 'self' https://intranet.example.org");
    }
  });
});

describe('the _headers file', () => {
  it('never sets a header twice for one address', () => {
    const blocks = new Map<string, string[]>();
    let path = '';
    for (const line of staticHostHeaders(readSettings({})).split('\n')) {
      if (line.startsWith('/')) blocks.set((path = line), []);
      const name = /^ {2}([\w-]+):/.exec(line)?.[1];
      if (name !== undefined) blocks.get(path)?.push(name);
    }
    const [everywhere = [], ...others] = blocks.values();
    expect(blocks.has('/*')).toBe(true);
    expect(others.length).toBeGreaterThan(0);
    for (const names of others) expect(names.filter((name) => everywhere.includes(name))).toEqual([]);
  });
});

describe('compressed files', () => {
  it('stand beside what gets smaller, hold the same, and are the same each time', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'kanalguiden-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const text = 'En regel är en post. '.repeat(100);
    for (const name of ['page.html', 'data.json', 'picture.png', 'index.pf_meta']) writeFileSync(join(dir, name), text);
    writeFileSync(join(dir, 'tiny.txt'), 'a');

    const files = () => readdirSync(dir).toSorted();
    const bytes = () => files().map((name) => readFileSync(join(dir, name), 'base64'));
    expect(await compressFiles(dir)).toMatchObject({ files: 3, plain: 2 * Buffer.byteLength(text) + 1 });
    const once = bytes();
    await compressFiles(dir);
    expect(bytes()).toEqual(once);

    expect(files()).toEqual([
      'data.json',
      'data.json.br',
      'data.json.gz',
      'index.pf_meta',
      'page.html',
      'page.html.br',
      'page.html.gz',
      'picture.png',
      'tiny.txt',
    ]);
    expect(brotliDecompressSync(readFileSync(join(dir, 'page.html.br'))).toString()).toBe(text);
    expect(gunzipSync(readFileSync(join(dir, 'page.html.gz'))).toString()).toBe(text);
  });
});
