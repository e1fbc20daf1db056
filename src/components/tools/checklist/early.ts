/**
 * Ids of the items that somebody ticked before the script arrived; taking over the page unticks them.
 * Without a click or a key pressed it is the browser that put back what it remembers.
 */
export function readTicked(): string[] {
  if (typeof document === 'undefined' || !navigator.userActivation.hasBeenActive) return [];
  return [...document.querySelectorAll('.checklist-item:has(> label :checked)')].map(({ id }) => id);
}

/** Those that were opened before the script arrived have told nobody. */
export function tellOpened(): void {
  for (const fold of document.querySelectorAll('.checklist details[open]')) fold.dispatchEvent(new Event('toggle'));
}
