import { element } from './element.ts';
import { searchBox, type SearchPlace } from './searchBox.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page. It is made when somebody first asks for it. @param words "Search" and "Close". */
export function openSearch(place: SearchPlace, words: { label: string; close: string }): void {
  dialog ??= makeDialog(place, words);
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

function makeDialog(place: SearchPlace, words: { label: string; close: string }): HTMLDialogElement {
  // Not of type search: there, browsers let Escape empty the field instead of closing the dialog.
  const input = element('input', { type: 'text', id: 'search-input', autocomplete: 'off', enterkeyhint: 'search' });
  const close = element('button', { type: 'button', class: 'search-close' }, words.close);
  const head = element('div', { class: 'search-head' }, element('label', { for: input.id }, words.label), input, close);
  const room = element('div', { class: 'search-room' });
  const made = element('dialog', { class: 'search', 'aria-label': words.label }, head, room);
  close.addEventListener('click', () => made.close());
  made.addEventListener('click', ({ target }) => {
    // The dialog itself is what lies outside its content: the backdrop.
    if (target === made || (target instanceof Element && target.closest('a'))) made.close();
  });
  document.body.append(made);
  searchBox(input, room, place);
  return made;
}
