/**
 * How the islands' scripts are cut into files. Small files cost more in headers than they hold, so what a page always
 * needs comes in few; what is only fetched later is kept out of those.
 */
export const chunks = [
  {
    name: 'base',
    test: anyOf(
      /node_modules\/(svelte|clsx)\//,
      /hydrate-island|lean-preload/,
      /kit\/(Text|afterPaint|restOfDoubleClick|localDate|missingPart)\./,
      /engine\/(text|condition|clean|support)\./,
    ),
    priority: 3,
  },
  { name: 'copy', test: /kit\/CopyButton\.|engine\/letter\./, priority: 2 },
  { name: 'save', test: /kit\/saveFile\.|engine\/export\/fileName\./, priority: 2 },
  { name: 'paper', test: /kit\/(PaperView|SavePaper)\.|engine\/export\/(cleanPaper|address|text)\./, priority: 1 },
  {
    name: 'channel',
    test: /kit\/OwnTask\.|kit\/channel\/(ChannelBar|channels|device)\.|engine\/(channel|readChannel)\./,
    priority: 0,
  },
  { name: 'form', test: /kit\/channel\/(early|FactChoice|Field|warning)\.|engine\/isoDate\./, priority: 0 },
];

function anyOf(...patterns: RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'));
}

/** Files that islands run as soon as they are there: those above but for what is saved, and the islands' own. */
const runAtOnce = /^(_hydrate-island|copy|paper|channel|form|Calendar|Channel|Checklist|Decision|Register|UserPolicy)$/;

/**
 * @param chunk of the build, by its name.
 * @returns what its file starts with. A browser that knows the comment compiles the functions beside the page, and not
 *   one by one while the island is taken over: https://v8.dev/blog/explicit-compile-hints
 */
export function compileHint({ name }: { name: string }): string {
  return runAtOnce.test(name) ? '//# allFunctionsCalledOnLoad' : '';
}
