/** Astro writes it where the first island stands, where HTML has no place for it. tools.css says the same. */
const style = '<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>';
/** Between Astro's two scripts there. As one they need one hash. */
const betweenScripts = '})();</script><script>(()=>{';
/** An island's tag: the kind of export and the options are what its script takes for granted. */
const island =
  /(<astro-island [^>]*?)component-export="default" (renderer-url="[^"]*") props="([^"]*)" ssr client="load" opts="[^"]*"/g;

/**
 * Leaves out what Astro writes around an island and nothing here needs. Its props, which islandProps.ts has written, go
 * into an attribute where quotation marks can stand as they are: a page is smaller by a seventh, and read faster.
 * leanRuntime.ts reads it.
 */
export function withLeanIslands(html: string): string {
  return html
    .replace(style, '')
    .replace(betweenScripts, '})();(()=>{')
    .replace(
      island,
      (_, start: string, renderer: string, props: string) =>
        `${start}${renderer} data-props='${props.replaceAll('&quot;', '"')}' ssr client="load"`,
    );
}
