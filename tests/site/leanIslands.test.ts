import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLeanIslands } from '../../src/site/leanIslands.ts';
import { named, pagesOf } from './dist.ts';

/** Props as Astro writes them into the page. */
function island(props: Readonly<Record<string, unknown>>): string {
  const json = JSON.stringify(Object.fromEntries(Object.entries(props).map(([key, value]) => [key, written(value)])));
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&quot;' };
  const attribute = json.replace(/[&<>'"]/g, (character) => entities[character as keyof typeof entities]);
  return `<astro-island uid="a" component-export="default" renderer-url="/a.js" props="${attribute}" ssr client="load" opts="{&quot;value&quot;:true}" await-children><p>Quay</p></astro-island>`;
}

function written(value: unknown): unknown {
  if (Array.isArray(value)) return [1, value.map(written)];
  if (typeof value !== 'object' || value === null) return [0, value];
  return [0, Object.fromEntries(Object.entries(value).map(([key, one]) => [key, written(one)]))];
}

/** What the browser gives the script. */
function read(html: string): unknown {
  const tag = /^<astro-island uid="a" renderer-url="\/a.js" data-props='([^']*)' ssr client="load" await-children>/;
  const attribute = tag.exec(html)?.[1];
  if (attribute === undefined) throw new Error(`No props in ${html}.`);
  return JSON.parse(attribute.replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
}

describe('lean islands', () => {
  it('have the props that they were given, whatever they hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (props) => {
        expect(read(withLeanIslands(island(props)))).toEqual(JSON.parse(JSON.stringify(props)));
      }),
      { examples: [[{ text: `"Quay" & 'Pier' <b> &quot; &#39; \\ \u2028 åäö` }], [{ ['__proto__x']: [0, [1, {}]] }]] },
    );
  });

  it('name the kind of a prop that JSON cannot hold', () => {
    const dated = island({}).replace('props="{}"', 'props="{&quot;day&quot;:[3,&quot;2026-01-02&quot;]}"');
    expect(() => withLeanIslands(dated)).toThrow(/kind 3/);
  });

  it('leave the rest of a page as it is', () => {
    const page = '<p props="{}">An <code>astro-island props="{}"</code></p>';
    expect(withLeanIslands(page)).toBe(page);
  });

  it('are all that the built site has', () => {
    const islands = pagesOf('dist').flatMap((page) => named(page, 'astro-island'));
    expect(islands.length).toBeGreaterThan(0);
    expect(islands.filter(({ attributes }) => 'props' in attributes || !('data-props' in attributes))).toEqual([]);
  });
});
