import type { SearchEntry } from '../../engine/search/entry.ts';
import { markMatches } from '../../engine/search/mark.ts';
import type { Answer } from '../../engine/search/search.ts';
import { element } from './element.ts';
import type { Passage } from './fullText.ts';

/** What a line of the list needs besides the answer. */
export interface Shown {
  base: string;
  locale: 'sv' | 'en';
  say: (key: string, slots?: Record<string, string>) => string;
  short: (policy: string) => string;
  matched: ReadonlySet<string>;
}

/** A line of the list of answers. What several policies have leads to each of them. */
export function answerItem({ entries, foreign }: Answer, shown: Shown): HTMLLIElement {
  const [entry, ...others] = entries;
  const other = shown.locale === 'sv' ? 'en' : 'sv';
  const title = foreign?.title ?? entry.title;
  const lang = foreign ? other : undefined;
  const address = ({ path }: SearchEntry): string =>
    `${shown.base}${(lang ?? shown.locale) === 'en' ? 'en/' : ''}${path}`;
  const name = element('span', { lang }, ...marked(title, shown.matched));
  const head =
    others.length === 0
      ? element('a', { href: address(entry), hreflang: lang }, name)
      : element(
          'span',
          {},
          name,
          ...entries.flatMap((one) => [
            ' ',
            element(
              'a',
              { href: address(one), hreflang: lang, 'aria-label': `${title}, ${shown.short(one.policy ?? '')}` },
              shown.short(one.policy ?? ''),
            ),
          ]),
        );
  head.classList.add('search-answer');
  return element(
    'li',
    { 'data-kind': entry.kind, 'data-force': entry.force },
    head,
    element('p', { class: 'search-about' }, about(entry, others.length > 0, foreign !== undefined, shown)),
    ...(entry.text && !foreign ? [element('p', {}, ...marked(entry.text, shown.matched))] : []),
  );
}

function about(entry: SearchEntry, several: boolean, foreign: boolean, { say, short }: Shown): string {
  const what = entry.force ? say(`force.${entry.force}`) : say(`kind.${entry.kind}`);
  const where = entry.policy && !several ? [short(entry.policy), entry.cite].filter(Boolean).join(', ') : undefined;
  return [what, where, entry.listed && say('listed'), foreign && say('in-other-language')].filter(Boolean).join(' · ');
}

/** A line for a passage of a page's text. */
export function passageItem({ title, page, url, excerpt }: Passage, { say }: Shown): HTMLLIElement {
  return element(
    'li',
    { 'data-kind': 'text' },
    element('a', { href: url, class: 'search-answer' }, title),
    element('p', { class: 'search-about' }, [say('kind.text'), ...(page === title ? [] : [page])].join(' · ')),
    element('p', {}, ...excerptParts(excerpt)),
  );
}

function marked(text: string, matched: ReadonlySet<string>): (Node | string)[] {
  return markMatches(text, matched).map((part) => (part.hit ? element('mark', {}, part.text) : part.text));
}

/** Pagefind's excerpt is HTML of text and <mark>; only these two are taken from it. */
function excerptParts(html: string): (Node | string)[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) => {
    const text = node.textContent ?? '';
    return node.nodeName === 'MARK' ? element('mark', {}, text) : text;
  });
}
