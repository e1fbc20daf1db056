import type { EntryKind, SearchEntry, SearchSite } from '../../engine/search/entry.ts';
import { search, type SearchResult } from '../../engine/search/search.ts';
import type { SearchIndex } from '../../engine/search/searchIndex.ts';
import { nearWords } from '../../engine/search/nearWords.ts';
import { answerItem, passageItem, type Shown } from './answerItem.ts';
import { element } from './element.ts';
import { filterFields, type Filters } from './filterFields.ts';
import { searchFullText, type Passage } from './fullText.ts';
import { SearchFiles } from './searchFiles.ts';

/** Where the box stands. */
export interface SearchPlace {
  /** The site's base path, with a slash at its end. */
  base: string;
  locale: 'sv' | 'en';
  /** Id of the policy whose page it is: searched first. */
  policy: string | undefined;
  /** What is said when the search cannot be fetched, and the words of the link to the index of all words. */
  failed: string;
  index: string;
}

const shortest = 2;
const shownAnswers = 12;
/** Fewer answers than this, and the text of all pages is searched too. */
const few = 3;
/** On a page of no policy all of them are searched while they are so few; with more, the visitor chooses one. */
const searchedAtOnce = 8;
/** Milliseconds after the last key press: before the full text is fetched, and before the count is said. */
const pause = { fullText: 400, status: 500 };

/**
 * Makes a field a search over rules, tools, words, acts and pages: what answers it is listed in `place` while somebody types.
 * Throws nothing: a file that cannot be had is told where the answers would stand.
 */
export function searchBox(input: HTMLInputElement, room: HTMLElement, place: SearchPlace): void {
  const files = new SearchFiles(place.base, place.locale);
  const status = element('p', { role: 'status', class: 'search-status' });
  const list = element('ol', { class: 'search-results' });
  const ways = element('div', { class: 'search-ways' });
  room.append(status, list, ways);

  let site: SearchSite | undefined;
  let filters: Filters = { policy: place.policy, topic: undefined, kind: undefined };
  let passages: { query: string; found: readonly Passage[] } | undefined;
  let foreign = false;
  let turn = 0;
  let saying: ReturnType<typeof setTimeout> | undefined;
  let reading: ReturnType<typeof setTimeout> | undefined;

  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) void answer();
  });
  input.addEventListener('compositionend', () => void answer());
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(event, 0);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    links().at(0)?.click();
  });
  list.addEventListener('keydown', (event) => {
    const at = links().findIndex((link) => link === document.activeElement);
    if (event.key === 'ArrowDown') move(event, at + 1);
    if (event.key === 'ArrowUp') move(event, at - 1);
  });
  void answer();

  function links(): HTMLAnchorElement[] {
    return [...list.querySelectorAll('a')];
  }

  function move(event: KeyboardEvent, to: number): void {
    const target = to < 0 ? input : links()[to];
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  async function answer(): Promise<void> {
    const mine = ++turn;
    clearTimeout(reading);
    try {
      const known = await files.site();
      if (!site) room.prepend(filterFields(known, filters, narrow));
      site = known;
      let index = await files.index(searched(known), foreign);
      if (mine !== turn) return;
      // The words may be of the other language: its names are fetched once, and known from then on.
      if (!foreign && input.value.trim().length >= shortest && search(index, input.value, fits).weak) {
        index = await files.index(searched(known), true);
        foreign = true;
        if (mine !== turn) return;
      }
      show(known, index);
    } catch {
      if (mine !== turn) return;
      tell(place.failed);
      ways.append(element('p', {}, element('a', { href: indexAddress() }, place.index)));
    }
  }

  function narrow(chosen: Filters): void {
    filters = chosen;
    void answer();
  }

  function searched({ policies }: SearchSite): string[] {
    if (filters.policy !== undefined) return [filters.policy];
    return policies.length <= searchedAtOnce ? policies.map(({ id }) => id) : [];
  }

  function fits(entry: SearchEntry): boolean {
    return (
      (filters.topic === undefined || entry.topic === filters.topic) &&
      (filters.kind === undefined || isOfKind(entry, filters.kind))
    );
  }

  function show(known: SearchSite, index: SearchIndex): void {
    const query = input.value.trim();
    const say = sayer(known);
    if (query.length < shortest) {
      tell(say(query === '' ? 'hint' : 'short'));
      offer(say('begin'), toolItems(index, shownBy(known, new Set())));
      return;
    }
    const result = search(index, query, fits);
    list.replaceChildren(...items(known, result, query));
    const narrowed = filters.topic !== undefined || filters.kind !== undefined;
    const read = passages?.query === query;
    if (!read && result.answers.length < few && !narrowed) {
      reading = setTimeout(() => void readFullText(query), pause.fullText);
    }
    const count = list.children.length;
    announce(
      count === 0 ? say('none', { query }) : say(count === 1 ? 'one' : 'other', { count: String(count), query }),
    );
    ways.replaceChildren();
    if (searched(known).length === 0) ways.append(element('p', {}, say('choose-policy')));
    if (count === 0) offerWays(known, index, query, narrowed);
    else if (!read && !narrowed) ways.append(button(say('full-text'), () => void readFullText(query)));
    else if (read && !list.querySelector('[data-kind=text]')) ways.append(element('p', {}, say('full-text-none')));
  }

  function items(known: SearchSite, { answers, matched }: SearchResult, query: string): HTMLLIElement[] {
    const shown = shownBy(known, matched);
    const found = passages?.query === query ? passages.found : [];
    const own = answers.slice(0, shownAnswers).map((one) => answerItem(one, shown));
    const told = new Set(own.flatMap((item) => [...item.querySelectorAll('a')].map(({ href }) => href)));
    return [
      ...own,
      ...found.flatMap((passage) => {
        const item = passageItem(passage, shown);
        return told.has(item.querySelector('a')?.href ?? '') ? [] : [item];
      }),
    ];
  }

  async function readFullText(query: string): Promise<void> {
    const mine = turn;
    const say = site && sayer(site);
    try {
      const found = await searchFullText(place.base, query);
      const here = `${place.base}${place.locale === 'en' ? 'en/' : ''}${filters.policy ?? ''}`;
      passages = { query, found: found.filter(({ url }) => url.startsWith(here)) };
      if (mine === turn) await answer();
    } catch {
      passages = { query, found: [] };
      if (mine === turn && say) announce(say('full-text-failed'));
    }
  }

  /** Nothing was found: words spelt nearly alike, fewer filters, the tools, and the index. */
  function offerWays(known: SearchSite, index: SearchIndex, query: string, narrowed: boolean): void {
    const say = sayer(known);
    const near = nearWords(index, query);
    if (narrowed) {
      ways.append(
        button(say('widen'), () => {
          filters = { ...filters, topic: undefined, kind: undefined };
          for (const select of room.querySelectorAll('select')) if (select.name !== 'policy') select.value = '';
          void answer();
        }),
      );
    }
    if (near.length > 0) {
      ways.append(
        element('p', {}, say('did-you-mean')),
        element('p', { class: 'search-near' }, ...near.map((word) => button(word, () => use(word)))),
      );
    }
    ways.append(
      element('p', {}, say('begin')),
      element('ul', {}, ...toolItems(index, shownBy(known, new Set()))),
      element('p', {}, element('a', { href: indexAddress() }, place.index)),
    );
  }

  function offer(heading: string, offered: HTMLLIElement[]): void {
    list.replaceChildren();
    ways.replaceChildren(
      element('p', {}, heading),
      element('ul', {}, ...offered),
      element('p', {}, element('a', { href: indexAddress() }, place.index)),
    );
  }

  function toolItems(index: SearchIndex, shown: Shown): HTMLLIElement[] {
    const tools = Map.groupBy(
      index.entries.filter(({ kind }) => kind === 'tool'),
      ({ id }) => id,
    );
    return [...tools.values()].map(([first, ...others]) =>
      first ? answerItem({ entries: [first, ...others], score: 0, foreign: undefined }, shown) : element('li', {}),
    );
  }

  function use(word: string): void {
    input.value = word;
    input.focus();
    void answer();
  }

  function indexAddress(): string {
    return `${place.base}${place.locale === 'en' ? 'en/' : ''}find/`;
  }

  function shownBy(known: SearchSite, matched: ReadonlySet<string>): Shown {
    const shorts = new Map(known.policies.map(({ id, short }) => [id, short]));
    return { base: place.base, locale: place.locale, say: sayer(known), short: (id) => shorts.get(id) ?? id, matched };
  }

  function tell(text: string): void {
    list.replaceChildren();
    ways.replaceChildren();
    announce(text);
  }

  /**
   * Said when the typing has paused, and not again while it stays the same. The first is said at once: it stands above the
   * list, and would push away a link that somebody has gone on to.
   */
  function announce(text: string): void {
    clearTimeout(saying);
    if (status.textContent === '') {
      status.textContent = text;
      return;
    }
    saying = setTimeout(() => {
      if (status.textContent !== text) status.textContent = text;
    }, pause.status);
  }
}

function isOfKind(entry: SearchEntry, kind: EntryKind): boolean {
  return entry.kind === kind || (kind === 'item' && entry.listed === true);
}

function sayer(site: SearchSite | undefined): Shown['say'] {
  return (key, slots = {}) => (site?.say[key] ?? '').replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, label);
  made.addEventListener('click', act);
  return made;
}
