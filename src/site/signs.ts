import { HTMLString } from 'astro/runtime/server/index.js';
import type { Force } from '../model/rule.ts';

/** What is filled, what is drawn, and what is drawn over it. Many on a page, so each sign is a few paths and no more. */
type Paths = Partial<Record<'fill' | 'line' | 'cut', string>>;

/** The sign of each force, for Astro to put between tags; the word beside it says the same. A page has a hundred of them. */
export const signs: Readonly<Record<Force, HTMLString>> = {
  must: draw('must', { fill: 'M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22', cut: 'M12 6v7.5M12 17.2v.6' }),
  'must-not': draw('must-not', { line: 'M12 2.4a9.6 9.6 0 1 1 0 19.2 9.6 9.6 0 0 1 0-19.2M5.4 5.4 18.6 18.6' }),
  should: draw('should', { line: 'M12 1.8 22.2 12 12 22.2 1.8 12ZM12 7.2v5.6M12 16.2v.4' }),
  may: draw('may', { line: 'M12 2.2a9.8 9.8 0 1 1 0 19.6 9.8 9.8 0 0 1 0-19.6M7.4 12.4l3.2 3.2 6-6.6' }),
  note: draw('note', { line: 'M3.5 2.8h17v18.4h-17zM7.5 8h9M7.5 12h9M7.5 16h5' }),
};

function draw(force: Force, paths: Paths): HTMLString {
  const drawn = Object.entries(paths).map(([part, d]) => `<path d="${d}" class="${part}"></path>`);
  return new HTMLString(
    `<svg class="sign" data-force="${force}" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">${drawn.join('')}</svg>`,
  );
}
