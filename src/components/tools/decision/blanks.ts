import type { Spoken } from '../../../engine/bundle.ts';
import { chosenOptions } from '../../../engine/condition.ts';
import { localMoment } from '../../../engine/clock.ts';
import { joinList, plain } from '../../../engine/text.ts';
import type { Blank } from '../../../model/blank.ts';
import type { Locale } from '../../../model/text.ts';
import type { Decision } from './decision.svelte.ts';
import type { ToolFact } from './look.ts';
import type { Typed } from './typed.svelte.ts';

/** What the user has told about the channel that is worked on, by field id. */
export type Told = Readonly<Record<string, string>>;

/** A blank in one language, with what fills it until the user types something else. */
export interface FilledBlank {
  field: Spoken<Blank>;
  /** Under which the text is kept. */
  name: string;
  prefill: string;
}

interface Sources {
  /** Which letter or sheet, such as "letter/request". */
  paper: string;
  told: Told;
  /** Labels of the chosen options of a fact. */
  chosen: (fact: string) => readonly string[];
  locale: Locale;
}

/** The chosen options that tell something of the case: neither "none of these" nor "I don't know". */
export function tellingOptions(decision: Decision, fact: string): ToolFact['options'] {
  const chosen = chosenOptions(decision.settled.answers, fact) ?? [];
  return (decision.fact(fact)?.options ?? []).filter(
    (option) => chosen.includes(option.id) && !option.alone && !option.unknown,
  );
}

export function fillBlanks(fields: readonly Spoken<Blank>[], { paper, told, chosen, locale }: Sources): FilledBlank[] {
  return fields.map((field) => ({
    field,
    // The time that the clocks run from is the same wherever it is asked for.
    name: field.found ? 'found' : `${paper}/${field.id}`,
    prefill:
      (field.channel !== undefined && Object.hasOwn(told, field.channel) ? told[field.channel] : undefined) ??
      (field.fact === undefined ? '' : joinList(chosen(field.fact).map(plain), locale)),
  }));
}

/** What stands in the control; of a choice, the number of what is chosen. */
export function inControl({ name, prefill }: FilledBlank, typed: Typed): string {
  return typed.has(name) ? typed.get(name) : prefill;
}

/** Whether the user has typed or chosen something here, and not only elsewhere on the page. */
export function hasOwn(blanks: readonly FilledBlank[], typed: Typed): boolean {
  return blanks.some(({ field, name }) => !field.found && typed.has(name));
}

/** What was typed or chosen, by field id. A moment stands as 2026-11-21T14:30. */
export function typedTexts(blanks: readonly FilledBlank[], typed: Typed): Record<string, string> {
  return Object.fromEntries(
    blanks.map((blank) => {
      const text = inControl(blank, typed);
      const { id, choices } = blank.field;
      return [id, choices ? plain(choices[text === '' ? -1 : Number(text)] ?? '') : text];
    }),
  );
}

/** The same with moments in words. */
export function textsInWords(blanks: readonly FilledBlank[], typed: Typed, locale: Locale): Record<string, string> {
  const moments = new Set(blanks.flatMap(({ field }) => (field.kind === 'moment' ? field.id : [])));
  return Object.fromEntries(
    Object.entries(typedTexts(blanks, typed)).map(([id, text]) => [
      id,
      moments.has(id) ? localMoment(text, locale) : text,
    ]),
  );
}
