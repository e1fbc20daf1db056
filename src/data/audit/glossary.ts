import { termFinder } from '../../engine/terms.ts';
import { locales, type Locale } from '../../model/text.ts';
import type { Draft } from '../draft.ts';
import type { Problem } from '../problems.ts';
import { isRecord } from '../schema.ts';

/** Words that stand for two terms. */
export function auditGlossary(draft: Draft): Problem[] {
  return locales.flatMap((locale) => {
    const owners = new Map<string, string>();
    return draft.glossary.items.flatMap(({ value: { id, forms }, file, path }) =>
      forms[locale].flatMap((value, index): Problem[] => {
        const form = value.toLowerCase();
        const owner = owners.get(form);
        owners.set(form, owner ?? id);
        if (owner === undefined) return [];
        return [
          { code: 'form-twice', file, path: [...path, 'forms', locale, index], value, detail: `First in "${owner}".` },
        ];
      }),
    );
  });
}

/** Terms that no text uses. What the glossary says of its own terms does not count. */
export function auditTermUse(draft: Draft): Problem[] {
  const file = 'glossary.yaml';
  const { items } = draft.glossary;
  const texts = draft.files
    .filter((source) => source.file !== file && source.file.endsWith('.yaml'))
    .flatMap(({ value }) => bilingual(value));
  return locales.flatMap((locale) => {
    const find = termFinder(items.map(({ value: { id, forms } }) => ({ id, forms: forms[locale] })));
    const used = new Set<string>();
    for (const text of [...Object.values(draft.words[locale]), ...texts.map((both) => both[locale])]) {
      if (used.size === items.length) break;
      for (const { term } of find(text)) if (term !== undefined) used.add(term);
    }
    return items
      .filter(({ value }) => !used.has(value.id))
      .map(({ value, path }): Problem => ({
        code: 'term-not-used',
        file,
        path: [...path, 'forms', locale],
        value: value.term[locale],
      }));
  });
}

/** Every text that stands in both languages. */
function bilingual(value: unknown): Record<Locale, string>[] {
  if (Array.isArray(value)) return value.flatMap(bilingual);
  if (!isRecord(value)) return [];
  const { sv, en } = value;
  if (typeof sv === 'string' && typeof en === 'string') return [{ sv, en }];
  return Object.values(value).flatMap(bilingual);
}
