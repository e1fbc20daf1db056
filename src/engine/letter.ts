import { clean, cleanLine, isBlank } from './clean.ts';
import { fill, plain } from './text.ts';

/** A letter in one language. */
export interface LetterTemplate {
  fields: readonly { id: string; label: string }[];
  /** Blank where nothing is sent. */
  subject: string;
  body: readonly string[];
}

/**
 * Subject and body with the blanks filled in. What the user typed stands as typed; a blank field shows as its label in
 * square brackets. `values` holds the fields by id, and `university`.
 */
export function writeLetter(
  letter: LetterTemplate,
  values: Readonly<Record<string, string>>,
): { subject: string; body: string } {
  const shown = Object.fromEntries([
    ...Object.entries(values).map(([id, value]) => [id, clean(value).trim()] as const),
    ...letter.fields.flatMap((field) =>
      isBlank(ownValue(values, field.id)) ? [[field.id, `[${plain(field.label)}]`] as const] : [],
    ),
  ]);
  return {
    subject: cleanLine(fill(plain(letter.subject), shown)),
    body: letter.body.map((paragraph) => fill(plain(paragraph), shown)).join('\n\n'),
  };
}

/** The letter as one text to copy or save. */
export function letterText(
  letter: LetterTemplate,
  values: Readonly<Record<string, string>>,
  words: { subject: string },
): string {
  const { subject, body } = writeLetter(letter, values);
  return subject === '' ? `${body}\n` : `${words.subject}: ${subject}\n\n${body}\n`;
}

function ownValue(values: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(values, id) ? (values[id] ?? '') : '';
}
