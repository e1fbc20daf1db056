/**
 * What Astro writes where the first island stands: a style, where HTML has no place for it and tools.css says the same,
 * and two scripts, which serve kinds of islands that are not here.
 */
const runtime = /<style>astro-island,[^<]*<\/style><script>.*?<\/script><script>.*?<\/script>/s;
/** Takes over what the server has rendered, once all of the page is read; leanRuntime.ts has what the renderer does. */
const takeOver = `
  const load = (island, again) =>
    Promise.all([import(island.getAttribute('component-url') + again), import(island.getAttribute('renderer-url'))]);
  for (const island of document.querySelectorAll('astro-island'))
    load(island, '')
      .catch(async () => {
        await new Promise((done) => setTimeout(done, 1000));
        // Some browsers ask no second time for what they could not get. The renderer must be the one that the component has.
        return load(island, '?again');
      })
      .then(([component, renderer]) => renderer.default(island, component.default))
      .catch((error) => {
        console.error('[astro-island]', error);
        document.dispatchEvent(new Event('astro:hydration-error'));
      });
`;
/** An island's tag: all but the addresses and the props is what Astro's own script asks for. */
const island =
  /<astro-island uid="[^"]*" (component-url="[^"]*") component-export="default" (renderer-url="[^"]*") props="([^"]*)" ssr client="load" opts="[^"]*" await-children>/g;
/** For Astro's script, where an island ends. */
const end = /<!--astro:end--><\/astro-island>/g;

/**
 * Puts a script of its own in the place of Astro's for islands, and leaves out what only that one needs. An island's
 * props, which islandProps.ts has written, go into an attribute where quotation marks can stand as they are: a page is
 * smaller by a seventh, and read faster.
 */
export function withLeanIslands(html: string): string {
  return html
    .replace(runtime, () => `<script type="module">${takeOver}</script>`)
    .replace(
      island,
      (_, component: string, renderer: string, props: string) =>
        `<astro-island ${component} ${renderer} data-props='${props.replaceAll('&quot;', '"')}'>`,
    )
    .replace(end, '</astro-island>');
}
