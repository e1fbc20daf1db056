import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cache, framing, headers, otherType, types } from '../../hosting/rules.ts';
import { ensureBrowser, flags } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { filesOf, named, pagesOf } from '../site/dist.ts';
import { ask, type Answer } from './ask.ts';
import { load } from './load.ts';
import { servers, type Running } from './servers.ts';
import { embedPage, hiddenFiles, secret, siteAtRoot, siteAtSubPath, work, type Site } from './sites.ts';

const embedders = ['https://intranet.example.org', 'https://*.example.com'];

const [atRoot, atSubPath] = await Promise.all([siteAtRoot(), siteAtSubPath()]);
const sites: Record<'root' | 'sub path', Site> = { root: atRoot, 'sub path': atSubPath };

const places = servers.flatMap(({ name, start }) =>
  (['root', 'sub path'] as const).map((place) => ({ name, start, place, site: sites[place] })),
);

describe.each(places)('$name, at the $place', ({ name, start, place, site }) => {
  const { base, root, dir } = site;
  let running: Running | undefined;

  beforeAll(async () => {
    running = await start({
      root,
      work: join(work, `${name}-${place === 'root' ? 'root' : 'sub'}`),
      settings: { base, embedders },
    });
  });
  afterAll(() => running?.stop());

  const get = (path: string, own: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    ask(running?.port ?? 0, `${base}${path}`, { method, headers: own });

  const all = filesOf(dir).filter((file) => !/(^|\/)\./.test(file));
  const files = all.filter((file) => !/\.(br|gz)$/.test(file));
  const hashed = files.find((file) => file.startsWith(cache.hashed) && file.endsWith('.js')) ?? '';

  it('sends every file, with its type and in the encoding that is asked for', async () => {
    const wrong: string[] = [];
    for (const file of files) {
      for (const [encoding, ending] of [
        ['br', '.br'],
        ['gzip', '.gz'],
        ['identity', ''],
      ] as const) {
        const compressed = ending !== '' && all.includes(file + ending);
        const { status, headers: sent, body } = await get(encodeURI(file), { 'accept-encoding': encoding });
        const expected = readFileSync(join(dir, compressed ? file + ending : file));
        const problems = [
          status === 200 ? '' : `status ${status}`,
          sent['content-type'] === (types[extname(file).slice(1)]?.type ?? otherType) ? '' : sent['content-type'],
          sent['content-encoding'] === (compressed ? encoding : undefined) ? '' : sent['content-encoding'],
          body.equals(expected) ? '' : 'other bytes',
          all.includes(`${file}.br`) && !/accept-encoding/i.test(sent['vary'] ?? '') ? 'no Vary' : '',
        ].filter(Boolean);
        if (problems.length > 0) wrong.push(`${file} (${encoding}): ${problems.join(', ')}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });

  it('finds a page by its folder, and sends on to the slash', async () => {
    for (const page of ['', 'about/', 'en/', 'en/about/']) {
      const { status, headers: sent, body } = await get(page);
      expect({ page, status, type: sent['content-type'] }).toEqual({ page, status: 200, type: types['html']?.type });
      expect(body.equals(readFileSync(join(dir, page, 'index.html')))).toBe(true);
    }
    const { status, headers: sent } = await get('en/about');
    expect([301, 308]).toContain(status);
    expect(sent['location']).toBe(`${base}en/about/`);
  });

  it('answers what is not there with the page of its language, never for long', async () => {
    for (const [path, lang] of [
      ['missing', 'sv'],
      ['about/missing/', 'sv'],
      [`${cache.hashed}missing.js`, 'sv'],
      // A folder without a page.
      [cache.hashed, 'sv'],
      ['en/missing/', 'en'],
      ['en/missing/more.json', 'en'],
    ] as const) {
      const { status, headers: sent, body } = await get(path);
      expect({
        path,
        status,
        lang: /<html[^>]* lang="(\w+)"/.exec(body.toString('utf8'))?.[1],
        type: sent['content-type'],
        cache: sent['cache-control'],
        framing: sent['content-security-policy'],
      }).toEqual({ path, status: 404, lang, type: types['html']?.type, cache: cache.forOthers, framing: framing.none });
    }
  });

  it('sends the security headers with every kind of answer', async () => {
    const { headers: page } = await get('about/');
    const answers = {
      page: await get('about/'),
      script: await get(hashed),
      data: await get('data/rules.json'),
      redirect: await get('about'),
      missing: await get('missing'),
      hidden: await get('.env'),
      unchanged: await get('about/', { 'if-none-match': String(page['etag']) }),
    };
    for (const [kind, { headers: sent }] of Object.entries(answers)) {
      const seen = Object.fromEntries(Object.keys(headers).map((header) => [header, sent[header.toLowerCase()]]));
      expect({ kind, ...seen }).toEqual({ kind, ...headers });
      expect(sent['content-security-policy']).toBe(framing.none);
      // Without TLS a browser would not heed it, and whoever has none should not promise it.
      expect(sent['strict-transport-security']).toBeUndefined();
    }
  });

  it("lets the tools' bare pages be framed by the origins that the host names, and nothing else", async () => {
    for (const page of [embedPage, `${embedPage}index.html`, `en/${embedPage}`]) {
      const { status, headers: sent } = await get(page);
      expect({ page, status }).toEqual({ page, status: 200 });
      expect(sent['content-security-policy']).toBe(`frame-ancestors 'self' ${embedders.join(' ')}`);
    }
    for (const path of [
      'about/',
      'embed/',
      'embed/policy/',
      'about/embed/policy/tool/',
      `${embedPage}%2e%2e/%2e%2e/%2e%2e/about/`,
      `${embedPage}..%2f..%2f..%2fabout/`,
      `${embedPage}../../../about/`,
    ]) {
      const { status, headers: sent } = await get(path);
      // nginx refuses an address that leads out of the site before it looks at the headers to send.
      const seen = status === 400 ? framing.none : sent['content-security-policy'];
      expect({ path, framing: seen }).toEqual({ path, framing: framing.none });
    }
  });

  it('lets hashed files be kept for a year, and has the rest asked for again', async () => {
    expect((await get(hashed)).headers['cache-control']).toBe(cache.forHashed);
    for (const path of ['', 'about/', 'favicon.svg', 'data/rules.json', 'pagefind/pagefind-entry.json']) {
      expect({ path, cache: (await get(path)).headers['cache-control'] }).toEqual({ path, cache: cache.forOthers });
    }
  });

  it('says "not changed" to whoever has the file already, in each encoding', async () => {
    for (const path of ['about/', hashed, 'data/rules.json']) {
      for (const encoding of ['br', 'gzip', 'identity']) {
        const first = await get(path, { 'accept-encoding': encoding });
        const etag = String(first.headers['etag']);
        const again = await get(path, { 'accept-encoding': encoding, 'if-none-match': etag });
        expect({ path, status: again.status, length: again.body.length }).toEqual({ path, status: 304, length: 0 });
        expect(again.headers['cache-control']).toBe(first.headers['cache-control']);
        const since = String(first.headers['last-modified']);
        expect((await get(path, { 'accept-encoding': encoding, 'if-modified-since': since })).status).toBe(304);
        expect((await get(path, { 'accept-encoding': encoding, 'if-none-match': '"other"' })).status).toBe(200);
      }
    }
  });

  it('answers HEAD without a body, parts of a file, and no other methods', async () => {
    const whole = await get('robots.txt', { 'accept-encoding': 'identity' });
    const head = await get('robots.txt', { 'accept-encoding': 'identity' }, 'HEAD');
    expect({ status: head.status, length: head.body.length }).toEqual({ status: 200, length: 0 });
    expect(head.headers['content-length']).toBe(String(whole.body.length));

    const part = await get('robots.txt', { 'accept-encoding': 'identity', range: 'bytes=2-5' });
    expect(part.status).toBe(206);
    expect(part.body.equals(whole.body.subarray(2, 6))).toBe(true);
    expect((await get('robots.txt', { 'accept-encoding': 'identity', range: 'bytes=999999-' })).status).toBe(416);

    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect({ method, status: (await get('about/', {}, method)).status }).toEqual({ method, status: 405 });
    }
  });

  it('gives nothing from outside its folder, no hidden file, and no compressed file by its own name', async () => {
    const outside = [
      '../secret.txt',
      '../../secret.txt',
      '../../../secret.txt',
      '%2e%2e/secret.txt',
      '..%2fsecret.txt',
      '..%2f..%2f..%2fsecret.txt',
      '..%5csecret.txt',
      `${cache.hashed}../../secret.txt`,
      `${cache.hashed}..%2f..%2f..%2f..%2fsecret.txt`,
      'about%00.html',
    ];
    const hidden = [...hiddenFiles, '%2eenv', '.htpasswd/', 'en/.git/', 'index.html.br', 'index.html.gz'];
    for (const path of [...outside, ...hidden]) {
      const { status, body } = await get(path);
      expect({ path, refused: status >= 400 }).toEqual({ path, refused: true });
      expect(body.includes(secret)).toBe(false);
    }
  });

  it('has an answer for every address that its pages name', async () => {
    const pages = pagesOf(dir).filter(({ path }) => !path.includes('/embed/'));
    const addresses = new Set(
      pages.flatMap((page) =>
        named(page, 'a', 'link', 'script', 'img').flatMap(({ attributes }) => {
          const address = attributes['href'] ?? attributes['src'];
          if (address === undefined) return [];
          const { origin, pathname } = new URL(address, `http://site${base.slice(0, -1)}${page.path}`);
          return origin === 'http://site' ? [pathname] : [];
        }),
      ),
    );
    const broken: string[] = [];
    for (const path of addresses) {
      const { status } = await ask(running?.port ?? 0, path);
      if (status !== 200) broken.push(`${status} ${path}`);
    }
    expect(broken).toEqual([]);
    expect(addresses.size).toBeGreaterThan(pages.length);
  });
});

describe.each(servers)('$name', ({ start, name }) => {
  it('takes its sub path without the slash, and leaves the rest of the host alone', async () => {
    const { base, root } = sites['sub path'];
    const running = await start({ root, work: join(work, `${name}-beside`), settings: { base, embedders } });
    try {
      const { status, headers: sent } = await ask(running.port, base.slice(0, -1));
      expect([301, 308]).toContain(status);
      expect(sent['location']).toBe(base);
      for (const path of ['/', '/some/', '/about/', '/some/whereabouts/']) {
        const { headers: other } = await ask(running.port, path);
        expect({ path, framing: other['content-security-policy'] }).toEqual({ path, framing: undefined });
      }
    } finally {
      await running.stop();
    }
  });
});

describe.each(servers)('$name, in a browser', ({ start, name }) => {
  it('opens a page without a word in the console: the browser knows every header', async () => {
    const { base, root } = sites.root;
    const running = await start({ root, work: join(work, `${name}-page`), settings: { base, embedders } });
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: flags });
    try {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(`http://127.0.0.1:${running.port}/about/`, { waitUntil: 'load' });
      expect(await page.title()).not.toBe('');
      expect(said).toEqual([]);
    } finally {
      await browser.close();
      await running.stop();
    }
  });

  it("N10: a page of an origin that the host names may frame a tool's bare page, another one may not", async () => {
    const { base, root } = sites.root;
    const frames = (page: string) => `<!doctype html><title>.</title><iframe src="${page}"></iframe>`;
    let tool = '';
    let other = '';
    const intranet = createServer((request, response) => {
      response.setHeader('content-type', 'text/html').end(frames(request.url === '/tool' ? tool : other));
    }).listen(0);
    await once(intranet, 'listening');
    const { port } = intranet.address() as AddressInfo;
    const allowed = `http://localhost:${port}`;
    const running = await start({ root, work: join(work, `${name}-framed`), settings: { base, embedders: [allowed] } });
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: flags });
    try {
      tool = `http://127.0.0.1:${running.port}/${embedPage}`;
      other = `http://127.0.0.1:${running.port}/about/`;
      const shown = async (address: string) => {
        const page = await browser.newPage();
        await page.goto(address, { waitUntil: 'load' });
        const frame = page.frames()[1]?.url();
        await page.close();
        return frame === tool || frame === other;
      };
      expect(await shown(`${allowed}/tool`)).toBe(true);
      expect(await shown(`${allowed}/other`)).toBe(false);
      expect(await shown(`http://127.0.0.1:${port}/tool`)).toBe(false);
    } finally {
      await browser.close();
      await running.stop();
      intranet.close();
    }
  });
});

describe('under load', () => {
  const lines: string[] = [];
  afterAll(() => console.log(`\n2 threads, 32 connections, on the loopback address:\n${lines.join('\n')}\n`));

  const peer = {
    name: 'scripts/serve.mjs',
    start: async ({ root }: { root: string }): Promise<Running> => {
      const { url, close } = await serve({ dir: root });
      return { port: Number(new URL(url).port), stop: close };
    },
  };

  it.each([...servers, peer])('$name answers every request for the largest page', async ({ name, start }) => {
    const { base, root, dir } = sites.root;
    const size = (file: string) => statSync(join(dir, file)).size;
    const [page = ''] = filesOf(dir)
      .filter((file) => file.endsWith('.html'))
      .toSorted((a, b) => size(b) - size(a));
    const running = await start({
      root,
      work: join(work, `${name.replace(/\W/g, '-')}-load`),
      settings: { base, embedders },
    });
    try {
      const { requests, rate, p99, errors } = await load(`http://127.0.0.1:${running.port}/${page}`);
      expect(errors).toEqual([]);
      expect(requests).toBeGreaterThan(0);
      lines.push(`  ${name.padEnd(18)} ${rate.padStart(9)} requests/s, 99 % within ${p99}`);
    } finally {
      await running.stop();
    }
  });
});
