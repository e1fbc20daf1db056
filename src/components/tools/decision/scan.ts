import { findPhoneNumbersInText } from 'libphonenumber-js/min';
import { find as findLinks } from 'linkifyjs';
import { findIdentityNumbers } from '../kit/identityNumber.ts';

/** What a text holds about somebody. `at`: where it starts, in UTF-16 units. */
export interface Found {
  kind: 'identity-number' | 'email' | 'phone';
  text: string;
  at: number;
}

/** How much of a text is searched: its first UTF-16 units. Whoever shows the result says so. */
export const scanLimit = 200_000;

/**
 * Searches a text for Swedish personal identity and coordination numbers, e-mail addresses and telephone numbers,
 * in the order they stand.
 */
export function scan(text: string): Found[] {
  const searched = text.slice(0, scanLimit);
  const numbers = findIdentityNumbers(searched).map((found): Found => ({ kind: 'identity-number', ...found }));
  const emails = findLinks(searched, 'email').map((hit): Found => ({ kind: 'email', text: hit.value, at: hit.start }));
  const taken = [...numbers, ...emails];
  // What is taken is blanked out, or a telephone number beside it would be read together with it.
  const rest = taken.reduce(
    (left, { at, text: what }) => left.slice(0, at) + '\n'.repeat(what.length) + left.slice(at + what.length),
    searched,
  );
  // Telephone numbers in a list are read together too. A slash stays: it may stand inside a number.
  const apart = rest.replace(/[,;]/g, '\n');
  const phones = findPhoneNumbersInText(apart, 'SE').map(({ startsAt, endsAt }): Found => ({
    kind: 'phone',
    text: searched.slice(startsAt, endsAt),
    at: startsAt,
  }));
  return [...taken, ...phones].toSorted((a, b) => a.at - b.at);
}
