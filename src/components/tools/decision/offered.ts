import type { ToolMore } from '../../../engine/bundle.ts';
import type { Decision } from './decision.svelte.ts';
import type { Line } from './nextSteps.ts';
import { settledSilences, truthOf } from './unsettled.ts';

type Form = ToolMore['forms'][number];
type Letter = ToolMore['letters']['texts'][number];

/** A sheet or a letter that helps with a line, and the id of its heading on the page. */
export interface LinePaper {
  id: string;
  title: string;
}

/** The sheets that the rules to act on want. None until `more` is there. */
export function offeredForms(decision: Decision): Form[] {
  const wanted = new Set(toActOn(decision).flatMap(({ form }) => form ?? []));
  return (decision.more?.forms ?? []).filter(({ id }) => wanted.has(id));
}

/** The letters that the rules to act on, or our proposals, name, and that fit the answers and the verdict. */
export function offeredLetters(decision: Decision): Letter[] {
  const proposals = settledSilences(decision).flatMap(({ proposal }) => proposal ?? []);
  const wanted = new Set([...toActOn(decision), ...proposals].flatMap(({ letters }) => letters ?? []));
  const { level } = decision.settled.verdict;
  return (decision.more?.letters.texts ?? []).filter(
    ({ id, levels, when }) => wanted.has(id) && levels?.includes(level) !== false && truthOf(decision, when) === 'yes',
  );
}

/** Those of the offered papers that a line of the procedure asks for. */
export function papersOf(decision: Decision, line: Line): LinePaper[] {
  const silence = line.silence === undefined ? undefined : decision.more?.silences.find(({ id }) => id === line.id);
  const forms = new Set(line.rules.flatMap(({ form }) => form ?? []));
  const letters = new Set([...line.rules, silence?.proposal].flatMap((one) => one?.letters ?? []));
  const { locale } = decision.bundle;
  return [
    ...offeredForms(decision).flatMap(({ id, title }) => (forms.has(id) ? { id: formId(id), title } : [])),
    ...offeredLetters(decision).flatMap(({ id, title }) =>
      letters.has(id) ? { id: letterId(id), title: title[locale] } : [],
    ),
  ];
}

export function formId(form: string): string {
  return `tool-form-${form}`;
}

export function letterId(letter: string): string {
  return `tool-letter-${letter}`;
}

function toActOn(decision: Decision) {
  return decision.reasons('broken', 'unmet', 'duty').map(({ rule }) => rule);
}
