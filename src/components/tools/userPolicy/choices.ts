import type { Size } from '../../../engine/compose.ts';
import type { Channel } from '../../../model/channel.ts';

export const languages = ['sv', 'en', 'both'] as const satisfies readonly Channel['text']['language'][];
export const sizes = ['full', 'pinned', 'profile'] as const satisfies readonly Size['kind'][];

/** What was chosen before the script arrived: taking over the page takes it back. */
export interface Chosen {
  language?: (typeof languages)[number] | undefined;
  size?: (typeof sizes)[number] | undefined;
}

/** Without a click or a key pressed it is the browser that put back what it remembers, which may be another channel's. */
export function readChosen(): Chosen {
  if (typeof document === 'undefined' || !navigator.userActivation.hasBeenActive) return {};
  // What the server ticked is no choice.
  const chosen = (name: string): string | undefined =>
    [...document.querySelectorAll<HTMLInputElement>(`.user-policy [name="user-policy.${name}"]:checked`)].find(
      (input) => !input.defaultChecked,
    )?.value;
  const [language, size] = [chosen('language'), chosen('size')];
  return { language: languages.find((one) => one === language), size: sizes.find((one) => one === size) };
}
