import personnummer from 'personnummer';
import type { Locale } from '../../model/text.ts';
import type { Draft } from '../draft.ts';
import type { SourceFile } from '../files.ts';
import { nearest } from '../nearest.ts';
import type { Path, Problem } from '../problems.ts';
import { isRecord } from '../schema.ts';

/** What is wrong with texts, in any file and at any key. */
export function auditTexts(draft: Draft): Problem[] {
  return [
    ...draft.files.flatMap((source) => [...texts(source), ...personal(source)]),
    ...letters(draft),
    ...fileNames(draft),
    ...words(draft),
    ...prose(draft),
  ];
}

/** Tags, entities and addresses that run something. Stored text is put on pages as text, and has to read as text. */
const markup = /<[a-z!/?]|&(#\d+|#x[0-9a-f]+|[a-z]+);|javascript:/i;

/** Keys whose text cannot be the same in both languages unless it is a name. */
const translated = new Set(['title', 'text', 'do', 'question']);

function texts({ file, value }: SourceFile): Problem[] {
  return walk(value, []).flatMap(({ path, value: found }): Problem[] => {
    if (typeof found === 'string') return markup.test(found) ? [{ code: 'markup', file, path, value: found }] : [];
    const { sv, en } = found;
    const key = path.at(-1);
    return [
      ...slotProblems(sv, en, file, path),
      ...(['sv', 'en'] as const)
        .filter((locale) => (found[locale].match(/\*/g)?.length ?? 0) % 2 === 1)
        .map((locale): Problem => ({ code: 'unpaired-asterisk', file, path: [...path, locale], value: found[locale] })),
      ...(sv === en && typeof key === 'string' && translated.has(key) && !isName(sv)
        ? [{ code: 'same-in-both-languages' as const, file, path, value: sv }]
        : []),
    ];
  });
}

function slotProblems(sv: string, en: string, file: string, path: Path): Problem[] {
  const [one, other] = [slots(sv).join(' '), slots(en).join(' ')];
  if (one === other) return [];
  return [{ code: 'different-slots', file, path, detail: `sv: ${one || 'none'}; en: ${other || 'none'}.` }];
}

function slots(text: string): string[] {
  return [...new Set(text.match(/\{[^{}]*\}/g))].sort();
}

/** One word, or several that each begin with a capital or a figure: nothing to translate. */
function isName(text: string): boolean {
  const parts = text.split(/\s+/);
  return parts.length === 1 || parts.every((part) => /^[\p{Lu}\d]/u.test(part));
}

type Found = { path: Path; value: string | Record<Locale, string> };

/** Every string, and every text that stands in both languages. */
function walk(value: unknown, path: Path): Found[] {
  if (typeof value === 'string') return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, [...path, index]));
  if (!isRecord(value)) return [];
  const { sv, en } = value;
  const own = typeof sv === 'string' && typeof en === 'string' ? [{ path, value: { sv, en } }] : [];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => walk(part, [...path, key]))];
}

const email = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;
const identity = /(?<![\d-])(\d{2})?\d{6}[-+]?\d{4}(?![\d-])/g;

/** Personal data anywhere in a file, in comments too. Addresses under "example" are nobody's. */
function personal({ file, text }: SourceFile): Problem[] {
  return text.split('\n').flatMap((content, index): Problem[] => {
    const at = { file, path: [], line: index + 1 };
    // Most lines have no "@", and looking for what could stand before one takes long.
    const addresses = ((content.includes('@') && content.match(email)) || []).filter(
      (address) => !/@(.*\.)?example(\.\w+)?$/.test(address),
    );
    const numbers = (content.match(identity) ?? []).filter((number) => personnummer.valid(number));
    return [
      ...addresses.map((value): Problem => ({ code: 'email-address', ...at, value })),
      ...numbers.map((): Problem => ({ code: 'identity-number', ...at })),
    ];
  });
}

/** A letter's slots are its own fields, and the university's name, which is no field's to give. */
function letters(draft: Draft): Problem[] {
  return draft.letters.items.flatMap(({ value: { fields, subject, body }, file, path }) => {
    const ids = fields.map((field) => field.id);
    const known = new Set([...ids, 'university'].map((id) => `{${id}}`));
    const places = [
      ...(subject ? [{ text: subject, at: [...path, 'subject'] }] : []),
      ...body.map((text, index) => ({ text, at: [...path, 'body', index] })),
    ];
    return [
      ...places.flatMap(({ text, at }) =>
        slots(text.sv)
          .filter((slot) => !known.has(slot))
          .map((value): Problem => ({ code: 'unknown-slot', file, path: at, value, ...nearest(value, known) })),
      ),
      ...ids.flatMap((value, index): Problem[] =>
        value === 'university' ? [{ code: 'reserved-id', file, path: [...path, 'fields', index, 'id'], value }] : [],
      ),
    ];
  });
}

/** The name of a form's files has the form's own fields as slots. */
function fileNames(draft: Draft): Problem[] {
  return draft.forms.items.flatMap(({ value: { fields, fileName }, file, path }) => {
    const known = new Set(fields.map(({ id }) => `{${id}}`));
    return slots(fileName.sv)
      .filter((slot) => !known.has(slot))
      .map((value): Problem => ({
        code: 'unknown-slot',
        file,
        path: [...path, 'fileName'],
        value,
        ...nearest(value, known),
      }));
  });
}

/** Without its twin, a page would be shown in the wrong language. */
function prose(draft: Draft): Problem[] {
  const twins = draft.prose.map((file) =>
    file.startsWith('docs/en/') ? file.replace('docs/en/', 'docs/') : file.replace('docs/', 'docs/en/'),
  );
  return twins
    .filter((file) => !draft.prose.includes(file))
    .map((file): Problem => ({ code: 'missing-file', file, path: [] }));
}

function words(draft: Draft): Problem[] {
  const { sv, en } = draft.words;
  const lacking = (locale: Locale, own: Readonly<Record<string, string>>, twin: Readonly<Record<string, string>>) =>
    Object.keys(twin)
      .filter((key) => !Object.hasOwn(own, key))
      .map((key): Problem => ({
        code: 'missing-word',
        file: `i18n/${locale}.json`,
        path: [key],
        value: key,
        ...nearest(key, Object.keys(own)),
      }));
  return [
    ...lacking('sv', sv, en),
    ...lacking('en', en, sv),
    ...Object.entries(sv).flatMap(([key, word]) => {
      const twin = en[key];
      return twin === undefined ? [] : slotProblems(word, twin, 'i18n/en.json', [key]);
    }),
  ];
}
