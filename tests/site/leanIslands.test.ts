import { decodeHTMLAttribute } from 'entities';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serializeProps } from '../../src/site/islandProps.ts';
import { withLeanIslands } from '../../src/site/leanIslands.ts';
import { named, pagesOf, textOf } from './dist.ts';

/** An island as Astro writes it into the page. */
function island(props: Readonly<Record<string, unknown>>): string {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&quot;' };
  const attribute = serializeProps(props).replace(
    /[&<>'"]/g,
    (character) => entities[character as keyof typeof entities],
  );
  return `<astro-island uid="a" component-url="/a.js" component-export="default" renderer-url="/b.js" props="${attribute}" ssr client="load" opts="{&quot;value&quot;:true}" await-children><p>Quay</p><!--astro:end--></astro-island>`;
}

/** What the browser gives the script. */
function read(html: string): unknown {
  const tag =
    /^<astro-island component-url="\/a.js" renderer-url="\/b.js" data-props='([^']*)'><p>Quay<\/p><\/astro-island>$/;
  const attribute = tag.exec(html)?.[1];
  if (attribute === undefined) throw new Error(`No props in ${html}.`);
  expect(attribute).not.toContain('&quot;');
  return JSON.parse(decodeHTMLAttribute(attribute));
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

  it.each([
    ['a day', new Date(0)],
    ['a map', new Map()],
    ['no number', NaN],
    ['a function', () => 'quay'],
  ])('refuse %s, and name the prop', (_, value) => {
    expect(() => serializeProps({ bundle: { list: [{ pier: value }] } })).toThrow(/"pier"/);
  });

  it('leave the rest of a page as it is', () => {
    const page = '<p props="{}">An <code>astro-island props="{}"</code></p>';
    expect(withLeanIslands(page)).toBe(page);
  });

  it('are all that the built site has, with props as they were given', () => {
    const pages = pagesOf('dist').filter((page) => named(page, 'astro-island').length > 0);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      for (const { attributes } of named(page, 'astro-island')) {
        expect(Object.keys(attributes)).toEqual(['component-url', 'renderer-url', 'data-props']);
        // Astro would have written a list with its kind.
        expect(JSON.parse(attributes['data-props'] ?? '')).toMatchObject({ bundle: { policy: {} } });
      }
      // Astro's own script for islands would take over those that are taken over.
      const scripts = named(page, 'script')
        .map(textOf)
        .filter((script) => script.includes('astro-island'));
      expect(scripts.map((script) => script.includes('customElements'))).toEqual([false]);
    }
  });
});
