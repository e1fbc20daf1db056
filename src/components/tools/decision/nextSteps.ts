import { withinWords } from '../../../engine/clock.ts';
import { unique } from '../../../engine/condition.ts';
import { procedure, type ProcedureLine } from '../../../engine/procedure.ts';
import type { Decision, Reason } from './decision.svelte.ts';
import { settledSilences } from './unsettled.ts';

export type Line = ProcedureLine<Reason['rule']>;

/** What to do next, in order. */
export function nextSteps(decision: Decision): Line[] {
  return procedure(decision.reasons('broken', 'unmet', 'duty'), settledSilences(decision));
}

/** How soon a line is to be done, in words: the rules that ask for it may say different things. */
export function clockWords(decision: Decision, { rules }: Line): string[] {
  const { locale } = decision.bundle;
  return unique(
    rules.flatMap(({ within }) =>
      within === undefined ? [] : withinWords(within, locale, (key, values) => decision.say(key, values)),
    ),
  );
}
