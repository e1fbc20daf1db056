import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  hostDirectives,
  pageProblems,
  pageReport,
  policyDirectives,
  withPolicy,
  writePolicy,
} from '../../src/site/securityPolicy.ts';
import { decode, named, pagesOf, textOf, type Page } from './dist.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** The page's bytes, each as a character. */
const page = (body: string, head = '<meta charset="utf-8">'): string =>
  Buffer.from(
    `<!doctype html><html lang="en"><head>${head}<title>Quay</title></head><body>${body}</body></html>`,
  ).toString('latin1');

/** The directives of a page that has got its policy. */
function directivesOf(html: string): Map<string, string[]> {
  const given = withPolicy(html);
  if (!('html' in given)) throw new Error(JSON.stringify(given.problems));
  return readDirectives(/http-equiv="content-security-policy" content="([^"]*)"/.exec(given.html)?.[1] ?? '');
}

function readDirectives(policy: string): Map<string, string[]> {
  return new Map(policy.split(';').map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1)]));
}

function problemsOf(html: string): string[] {
  const given = withPolicy(html);
  return 'problems' in given ? given.problems.map(({ code }) => code) : [];
}

describe('the policy of a page', () => {
  it('forbids all that it does not name, and stands right after the charset', () => {
    const given = withPolicy(page('<p>Quay</p>', '<meta charset="utf-8"/>'));
    expect('html' in given && given.html).toContain(
      `<meta charset="utf-8"/><meta http-equiv="content-security-policy" content="default-src 'none';`,
    );
    expect(Object.fromEntries(directivesOf(page('')))).toEqual({
      'default-src': [`'none'`],
      'script-src': [`'self'`],
      'style-src': [`'self'`],
      'img-src': [`'self'`],
      'connect-src': [`'self'`],
      'base-uri': [`'none'`],
      'form-action': [`'none'`],
    });
  });

  it('hashes each script and style in the page once, with what browsers hash: also "<", entities, line ends, templates', () => {
    const script = `\nif (1 < 2 && "</p>") { "&amp;" }\n`;
    const other = 'let å = 1';
    const directives = directivesOf(
      page(
        `<script>${script}</script> and <p>Quay</p><script>${script}</script><script src="/a.js"></script>` +
          `<template><script type="module">${other}</script></template><noscript><style>p{top:0}</style></noscript>` +
          '<script type="application/json">{"a":1}</script><script type="application/ld+json">{}</script>',
      ),
    );
    expect(directives.get('script-src')).toEqual([`'self'`, hash(script), hash(other)]);
    expect(directives.get('style-src')).toEqual([`'self'`, hash('p{top:0}')]);
  });

  it('lets WebAssembly and workers run where the search starts, and frames show where there is one', () => {
    const search = directivesOf(page('<button id="search-open">Search</button>'));
    expect(search.get('script-src')).toContain(`'wasm-unsafe-eval'`);
    expect(search.get('worker-src')).toEqual([`'self'`]);
    expect(directivesOf(page('<iframe src="/quay/" title="Quay"></iframe>')).get('frame-src')).toEqual([`'self'`]);
  });

  it.each([
    ['charset-not-first', page('', '<script>0</script><meta charset="utf-8">')],
    ['charset-not-first', page('', '<base><meta charset="utf-8">')],
    ['charset-not-first', page('', '')],
    ['policy-of-its-own', page('', '<meta charset="utf-8"><META HTTP-EQUIV="Content-Security-Policy" content="">')],
    ['inline-handler', page('<button ONCLICK=go()>Go</button>')],
    ['inline-handler', page('<template><svg onload="go()"></svg></template>')],
    ['style-attribute', page('<table><tr><td style="text-align:right">1</td></tr></table>')],
    ['script-address', page('<a href=" java\nscript:go()">Go</a>')],
    ['script-address', page('<a href="&#106;avascript:go()">Go</a>')],
    ['script-address', page('<form action="javascript:go()"></form>')],
    ['foreign-resource', page('<script src="https://elsewhere.example/a.js"></script>')],
    ['foreign-resource', page('<img alt="" src="//elsewhere.example/a.png">')],
    ['foreign-resource', page('<img alt="" src="data:image/png;base64,AA">')],
    ['foreign-resource', page('<img alt="" srcset="/a.png 1x, https://elsewhere.example/b.png 2x">')],
    ['foreign-resource', page('<link rel="alternate stylesheet" href="https://elsewhere.example/a.css">')],
    ['foreign-resource', page('<link rel="preconnect" href="https://elsewhere.example">')],
    ['foreign-resource', page('<svg><use xlink:href="https://elsewhere.example/a.svg#a"></use></svg>')],
    ['foreign-resource', page('<astro-island component-url="https://elsewhere.example/a.js"></astro-island>')],
    ['foreign-resource', page('<noscript><img alt="" src="https://elsewhere.example/a.png"></noscript>')],
    ['foreign-resource', page('<form action="https://elsewhere.example/"></form>')],
    ['too-many-inline-scripts', page('<script>0</script>'.repeat(9))],
  ])('B10: is refused: %s', (code, html) => {
    expect(problemsOf(html)).toEqual([code]);
  });

  it('may lead elsewhere, and says where the page itself belongs', () => {
    const relations = ['canonical', 'alternate', 'license'].map(
      (relation) => `<link rel="${relation}" href="https://elsewhere.example/">`,
    );
    const head = `<meta charset="utf-8">${relations.join('')}`;
    expect(
      problemsOf(page('<a href="https://elsewhere.example/">Away</a> <a href="mailto:a@b.se">Mail</a>', head)),
    ).toEqual([]);
  });

  it('is reported page by page, with what stands there and how to mend it', () => {
    const given = withPolicy(page('<b style="top:0" onclick="go()">1</b>'));
    const found = new Map([['en/quay/index.html', 'problems' in given ? given.problems : []]]);
    expect(pageReport(found).split('\n')).toEqual([
      'en/quay/index.html',
      `  style-attribute  "<b style="top:0" onclick="go()">"  ${pageProblems['style-attribute']}`,
      'en/quay/index.html',
      `  inline-handler  "<b style="top:0" onclick="go()">"  ${pageProblems['inline-handler']}`,
      '2 problems in 1 page. The site must not be used.',
    ]);
  });
});

describe('the directives of the host', () => {
  it('take nothing from a page that its own policy gives', () => {
    const all = policyDirectives({ scripts: ['sha256-a'], styles: ['sha256-b'], search: true, frame: true });
    const host = hostDirectives();
    for (const [name, values] of Object.entries(all)) {
      if (['default-src', 'script-src', 'style-src'].includes(name)) expect(host).not.toHaveProperty(name);
      else expect(host[name]).toEqual(values);
    }
  });

  it('N10: say who may frame a page: nobody, or those that are named', () => {
    expect(hostDirectives()['frame-ancestors']).toEqual([`'none'`]);
    expect(writePolicy(hostDirectives([`'self'`, 'https://intranet.example']))).toMatch(
      /(^|;)frame-ancestors 'self' https:\/\/intranet\.example($|;)/,
    );
  });
});

describe('the built site', () => {
  const pages = pagesOf('dist');
  const policyOf = (one: Page) => {
    const [charset, policy] = one.elements.filter(({ parent }) => (parent as { name?: string }).name === 'head');
    if (!charset?.attributes['charset'] || policy?.attributes['http-equiv'] !== 'content-security-policy') return;
    return readDirectives(decode(policy.attributes['content'] ?? ''));
  };

  it('has one policy on each page, right after the charset', () => {
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter((one) => !policyOf(one)).map(({ path }) => path)).toEqual([]);
    const several = pages.filter(
      (one) => named(one, 'meta').filter(({ attributes }) => 'http-equiv' in attributes).length !== 1,
    );
    expect(several.map(({ path }) => path)).toEqual([]);
  });

  it('allows on each page what stands there, and nothing else', () => {
    const faults = pages.flatMap((one) => {
      const policy = policyOf(one);
      const inline = (name: string): string[] =>
        named(one, name)
          .filter(({ attributes }) => !('src' in attributes) && !attributes['type']?.endsWith('json'))
          .map((element) => hash(textOf(element)));
      const searches = one.ids.includes('search-open');
      const scripts = [`'self'`, ...new Set(inline('script')), ...(searches ? [`'wasm-unsafe-eval'`] : [])];
      const styles = [`'self'`, ...new Set(inline('style'))];
      const right =
        policy?.get('default-src')?.join(' ') === `'none'` &&
        policy.get('script-src')?.join(' ') === scripts.join(' ') &&
        policy.get('style-src')?.join(' ') === styles.join(' ');
      const rest = [...(policy ?? [])].filter(([name]) => !['script-src', 'style-src'].includes(name));
      const wide = rest.filter(([, values]) => !/^'(self|none)'$/.test(values.join(' ')));
      return right && wide.length === 0 ? [] : [one.path];
    });
    expect(faults).toEqual([]);
  });
});
