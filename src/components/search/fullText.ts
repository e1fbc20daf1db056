/** The parts of Pagefind's interface that are used. */
interface Pagefind {
  options(options: { excerptLength?: number; ranking?: Record<string, number> }): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Page> }[] }>;
}
interface Page {
  url: string;
  excerpt: string;
  meta: { title?: string; owner?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** A place in the text of a page. `excerpt`: HTML of text and <mark>. */
export interface Passage {
  title: string;
  page: string;
  url: string;
  excerpt: string;
}

const pages = 8;
const passagesOfPage = 2;
let pagefind: Promise<Pagefind> | undefined;

/** Passages of pages that hold the words, the best first. @throws when Pagefind's files cannot be had; the next call tries again. */
export async function searchFullText(base: string, query: string): Promise<Passage[]> {
  try {
    const engine = await load(base);
    const { results } = await engine.search(query);
    const found = await Promise.all(results.slice(0, pages).map((result) => result.data()));
    return found.flatMap(passages);
  } catch (error) {
    pagefind = undefined;
    throw error;
  }
}

function load(base: string): Promise<Pagefind> {
  pagefind ??= (async () => {
    // The index is written after the build, so the bundler must not look for it.
    const engine = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
    // å, ä and ö are letters of their own: an exact one counts for more than its bare twin.
    await engine.options({ excerptLength: 18, ranking: { diacriticSimilarity: 1.5 } });
    return engine;
  })();
  return pagefind;
}

function passages({ url, excerpt, meta, sub_results }: Page): Passage[] {
  const page = [meta.title ?? url, meta.owner].filter(Boolean).join(' · ');
  const parts = sub_results.filter((part) => part.url.includes('#')).slice(0, passagesOfPage);
  if (parts.length === 0) return [{ title: page, page, url, excerpt }];
  return parts.map((part) => ({ title: part.title, page, url: part.url, excerpt: part.excerpt }));
}
