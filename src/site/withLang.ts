import { escapeHTML, HTMLString } from 'astro/runtime/server/index.js';
import type { Mention } from '../engine/terms.ts';
import { segments } from '../engine/text.ts';
import type { Locale } from '../model/text.ts';

/**
 * A text of the content, for a page in `locale`: words in the other language are marked as such.
 * A function and not a component, since a page has hundreds of texts and Astro takes longer over a component than over one.
 * @returns what Astro puts between tags, and only there: a text that Astro escapes, or HTML in which all is escaped.
 */
export function withLang(text: string, locale: Locale): string | HTMLString {
  return text.includes('*') ? withTerms(segments(text), locale) : text;
}

/** The same for a text that has been split at the glossary's terms: each opens what Meanings.astro has for it. */
export function withTerms(parts: readonly Mention[], locale: Locale): HTMLString {
  const other = locale === 'sv' ? 'en' : 'sv';
  const html = parts.map(({ text, foreign, term }) => {
    const words = escapeHTML(text);
    if (term !== undefined) return `<button type="button" class="term" popovertarget="term-${term}">${words}</button>`;
    return foreign ? `<i lang="${other}">${words}</i>` : words;
  });
  return new HTMLString(html.join(''));
}
