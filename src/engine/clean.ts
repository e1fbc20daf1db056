/** Control characters but tab and newline, and what no file format wants. Joiners stay: emoji need them. */
// eslint-disable-next-line no-control-regex -- control characters are what it is for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\ufeff\ufffe\uffff]/g;
const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/g;
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * What a user typed, fit for a text file: whole characters in composed form (NFC), "\n" as the only line break,
 * no control characters but tab. Otherwise as typed.
 */
export function clean(text: string): string {
  return text.toWellFormed().replace(lineBreaks, '\n').replace(unprintable, '').normalize('NFC');
}

/** `clean`, on one line and without marks that turn the direction of writing: for subjects and first lines. */
export function cleanLine(text: string): string {
  return clean(text).replace(directionMarks, '').replace(/\s+/g, ' ').trim();
}

/** Blank to the reader: nothing but spaces and invisible characters. "0" and "-" are text. */
export function isBlank(text: string): boolean {
  return cleanLine(text) === '';
}
