/**
 * A part of the tool could not be fetched: the page around the island says so, as it does when the island itself is
 * what is missing.
 */
export function tellMissingPart(): void {
  document.dispatchEvent(new Event('astro:hydration-error'));
}
