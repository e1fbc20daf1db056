import type { Item } from '../../../engine/checklist.ts';

/**
 * Ids of the items that somebody ticked before their script arrived; taking over the page unticks them.
 * Without a click or a key pressed it is the browser that put back what it remembers.
 */
export function readTicked(items: readonly Item[]): string[] {
  if (typeof document === 'undefined' || !navigator.userActivation.hasBeenActive) return [];
  return items.flatMap(({ id }) => (document.getElementById(id)?.querySelector('label :checked') ? [id] : []));
}

/** What was opened in a part of the page before its script arrived has told nobody. */
export function tellOpened(part: ParentNode | null): void {
  for (const fold of part?.querySelectorAll('details[open]') ?? []) fold.dispatchEvent(new Event('toggle'));
}
