/** The parts of Pagefind's interface that the dialog uses. */
interface Pagefind {
  options(options: { excerptLength?: number; ranking?: Record<string, number> }): Promise<void>;
  debouncedSearch(query: string, options: object, delay: number): Promise<{ results: Result[] } | null>;
}
interface Result {
  data(): Promise<Page>;
}
interface Page {
  url: string;
  excerpt: string;
  meta: { title?: string; owner?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

const shownPages = 8;
const shownParts = 3;

let dialog: HTMLDialogElement | undefined;
let pagefind: Promise<Pagefind> | undefined;

/** Opens the search dialog, which is made when somebody first asks for it. The button carries the words and the base path. */
export function openSearch(button: HTMLButtonElement): void {
  dialog ??= makeDialog(button);
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

function makeDialog(button: HTMLButtonElement): HTMLDialogElement {
  const words = JSON.parse(button.dataset['words'] ?? '{}') as Record<string, string>;
  const say = (key: string, slots: Record<string, string> = {}): string =>
    (words[key] ?? '').replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);

  // Not of type search: there, browsers let Escape empty the field instead of closing the dialog.
  const input = element('input', {
    type: 'text',
    id: 'search-input',
    autocomplete: 'off',
    maxlength: '100',
    enterkeyhint: 'search',
  });
  const status = element('p', { role: 'status', class: 'search-status' }, say('hint'));
  const list = element('ol', { class: 'search-results' });
  const close = element('button', { type: 'button', class: 'search-close' }, say('close'));
  const label = element('label', { for: 'search-input' }, say('label'));
  const head = element('div', { class: 'search-head' }, label, input, close);
  const made = element('dialog', { class: 'search', 'aria-label': say('label') }, head, status, list);

  close.addEventListener('click', () => made.close());
  made.addEventListener('click', (event) => {
    const { target } = event;
    // The dialog itself is what lies outside its content: the backdrop.
    if (target === made || (target instanceof Element && target.closest('a'))) made.close();
  });
  input.addEventListener('input', () => void search(input.value.trim()));
  document.body.append(made);

  async function search(query: string): Promise<void> {
    if (query.length < 2) {
      list.replaceChildren();
      status.textContent = say(query ? 'short' : 'hint');
      return;
    }
    status.textContent = say('searching');
    try {
      const engine = await load(button.dataset['base'] ?? '/');
      const found = await engine.debouncedSearch(query, {}, 150);
      // Nothing comes back when a later key press has taken over.
      if (!found) return;
      const pages = await Promise.all(found.results.slice(0, shownPages).map((result) => result.data()));
      if (input.value.trim() !== query) return;
      list.replaceChildren(...pages.map(pageItem));
      const count = found.results.length;
      status.textContent = say(count === 0 ? 'none' : count === 1 ? 'one' : 'other', { count: String(count), query });
    } catch {
      pagefind = undefined;
      list.replaceChildren();
      status.textContent = say('failed');
    }
  }

  return made;
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

function pageItem(page: Page): HTMLElement {
  const parts = page.sub_results.filter((part) => part.url.includes('#')).slice(0, shownParts);
  const title = element(
    'a',
    { href: page.url, class: 'search-page' },
    [page.meta.title ?? page.url, page.meta.owner].filter(Boolean).join(' · '),
  );
  if (parts.length === 0) return element('li', {}, title, excerpt(page.excerpt));
  const items = parts.map((part) =>
    element('li', {}, element('a', { href: part.url }, part.title), excerpt(part.excerpt)),
  );
  return element('li', {}, title, element('ul', {}, ...items));
}

/** The excerpt comes as HTML of text and <mark>; only these two are taken from it. */
function excerpt(html: string): HTMLElement {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const nodes = [...body.childNodes].map((node) => {
    const text = node.textContent ?? '';
    return node.nodeName === 'MARK' ? element('mark', {}, text) : text;
  });
  return element('p', {}, ...nodes);
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
