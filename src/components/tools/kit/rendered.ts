import type { Component } from 'svelte';
import { render } from 'svelte/server';

/** The HTML of a part, which `hydrate` can take over. In a browser rendered.browser.ts takes this file's place. */
export function rendered<Props extends Record<string, unknown>>(part: Component<Props>, props: Props): string {
  return render(part, { props }).body;
}
