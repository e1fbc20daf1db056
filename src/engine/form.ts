import type { Blank } from '../model/blank.ts';
import type { Form } from '../model/form.ts';
import type { Locale } from '../model/text.ts';
import type { Spoken } from './bundle.ts';
import { clean, isBlank } from './clean.ts';
import { localMoment } from './clock.ts';
import type { Paper } from './paper.ts';
import { fill, plain, type Say } from './text.ts';

/** What the user typed, by field id: a moment as 2026-11-21T14:30. */
export type Filled = Readonly<Record<string, string>>;

export interface FormContext {
  locale: Locale;
  policy: { name: string; edition: string };
  /** The rules that want the sheet, with whole addresses. */
  rules: readonly { title: string; cite: string; href: string }[];
  /** Gives the words that start with "tool.form.". */
  say: Say;
}

/** The sheet: every field with what was typed, or room to write by hand; then the policy and the rules that want it. */
export function formPaper(form: Spoken<Form>, filled: Filled, { locale, policy, rules, say }: FormContext): Paper {
  return {
    title: plain(form.title),
    locale,
    blocks: [
      {
        kind: 'table',
        head: [say('tool.form.detail'), say('tool.form.value')],
        rows: form.fields.map((field) => [plain(field.label), shown(field, valueOf(field, filled), locale)]),
      },
      {
        kind: 'text',
        runs: [{ text: say('tool.form.policy', { policy: plain(policy.name), edition: plain(policy.edition) }) }],
      },
      ...(rules.length > 0
        ? [
            {
              kind: 'list' as const,
              items: rules.map(({ title, cite, href }) => [
                { text: plain(title), href },
                { text: ` (${plain(cite)})` },
              ]),
            },
          ]
        : []),
    ],
  };
}

/** The sheet as a row of a table, under a row of headings. Moments stand so that a spreadsheet can sort them. */
export function formTable(form: Spoken<Form>, filled: Filled): string[][] {
  return [
    form.fields.map(({ label }) => plain(label)),
    form.fields.map((field) => {
      const value = valueOf(field, filled);
      return field.kind === 'moment' ? value.replace('T', ' ') : value;
    }),
  ];
}

/** What the files are to be called, in words; `fileName` makes it fit for a file. Blank fields leave no trace in it. */
export function formName(form: Pick<Spoken<Form>, 'fileName' | 'fields'>, filled: Filled): string {
  return fill(plain(form.fileName), Object.fromEntries(form.fields.map((field) => [field.id, valueOf(field, filled)])));
}

function shown({ kind }: Pick<Blank, 'kind'>, value: string, locale: Locale): string {
  return kind === 'moment' ? localMoment(value, locale) : value;
}

function valueOf({ id }: { id: string }, filled: Filled): string {
  const text = Object.hasOwn(filled, id) ? (filled[id] ?? '') : '';
  return isBlank(text) ? '' : clean(text).trim();
}
