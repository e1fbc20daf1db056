import type { PolicyTexts, UserPolicyBundle } from './channelBundle.ts';
import { clean, isBlank } from './clean.ts';
import { cut, plain, slots } from './text.ts';

/**
 * guide: words from the content. typed: the user's own; `href` where they are a web address and nothing else.
 * blank: the label of a field that is still to be filled in, in brackets. `field`: where it is filled in.
 */
export type Piece =
  | { kind: 'guide'; text: string }
  | { kind: 'typed'; text: string; field?: string; href?: string }
  | { kind: 'blank'; text: string; field: string };

/** A stretch of text without a break between paragraphs, but for those that the user typed. */
export type Passage = readonly Piece[];

/** What texts in one language are filled from. `typed`: what the user typed, by field id. */
export interface Filling
  extends Pick<PolicyTexts, 'names' | 'labels' | 'platformNames'>, Pick<UserPolicyBundle, 'optional' | 'fields'> {
  typed: Readonly<Record<string, string>>;
}

/**
 * A text of the content with its {slots} filled, in one pass: what was typed stands as typed, cleaned and without the
 * space around it. A blank field stands as its label in brackets.
 */
export function passage(template: string, filling: Filling): Passage {
  return cut(plain(template))
    .map((part, index): Piece => (index % 2 === 0 ? { kind: 'guide', text: part } : fillSlot(part, filling)))
    .filter(({ text }) => text !== '');
}

/** What the user typed, as a passage. */
export function ownPassage(text: string): Passage {
  return [{ kind: 'typed', text: clean(text) }];
}

export function passageText(pieces: Passage): string {
  return pieces.map(({ text }) => text).join('');
}

/** Whether a text needs something that a channel may do without, and that this one has not told. */
export function fallsAway(template: string, filling: Pick<Filling, 'optional' | 'typed'>): boolean {
  return slots(template).some((id) => filling.optional.includes(id) && isBlank(typedIn(filling, id)));
}

function fillSlot(id: string, filling: Filling): Piece {
  const name = valueOf<string>(filling.names, id);
  if (name) return { kind: 'guide', text: name };
  const label = valueOf(filling.labels, id);
  if (!label) return { kind: 'guide', text: `{${id}}` };
  const text = clean(typedIn(filling, id)).trim();
  if (isBlank(text)) return { kind: 'blank', text: `[${plain(label)}]`, field: id };
  const isPlatform = filling.fields.some((field) => field.id === id && field.kind === 'platform');
  const platform = isPlatform ? valueOf(filling.platformNames, text) : undefined;
  if (platform) return { kind: 'guide', text: platform };
  return { kind: 'typed', text, field: id, ...(/^https?:\/\/\S+$/i.test(text) && { href: text }) };
}

function typedIn({ typed }: Pick<Filling, 'typed'>, id: string): string {
  return valueOf(typed, id) ?? '';
}

/** Safe against ids such as "constructor". */
function valueOf<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
