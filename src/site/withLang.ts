import { escapeHTML, HTMLString } from 'astro/runtime/server/index.js';
import { segments } from '../engine/text.ts';
import type { Locale } from '../model/text.ts';

/**
 * A text of the content, for a page in `locale`: words in the other language are marked as such.
 * A function and not a component, since a page has hundreds of texts and Astro takes longer over a component than over one.
 * @returns what Astro puts between tags, and only there: a text that Astro escapes, or HTML in which all is escaped.
 */
export function withLang(text: string, locale: Locale): string | HTMLString {
  const parts = segments(text);
  if (!parts.some(({ foreign }) => foreign)) return text;
  const other = locale === 'sv' ? 'en' : 'sv';
  const html = parts.map((part) => {
    const words = escapeHTML(part.text);
    return part.foreign ? `<i lang="${other}">${words}</i>` : words;
  });
  return new HTMLString(html.join(''));
}
