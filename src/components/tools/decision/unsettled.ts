import { chosenOptions, match } from '../../../engine/condition.ts';
import type { ToolMore } from '../../../engine/bundle.ts';
import type { Condition } from '../../../model/condition.ts';
import type { Decision } from './decision.svelte.ts';

/** What the policy does not say about this case, or may not: what is not answered yet rules nothing out. */
export function silencesOf(decision: Decision): ToolMore['silences'] {
  return (decision.more?.silences ?? []).filter(({ when }) => truthOf(decision, when) !== 'no');
}

/** What the policy does not say about this case for certain. */
export function settledSilences(decision: Decision): ToolMore['silences'] {
  return (decision.more?.silences ?? []).filter(({ when }) => truthOf(decision, when) === 'yes');
}

/** Whether a condition holds for the answers; one that is left out does. */
export function truthOf({ bundle, settled }: Decision, when: Condition | undefined): 'yes' | 'no' | 'unknown' {
  if (!when) return 'yes';
  return match(when, new Map(bundle.facts.map((fact) => [fact.id, fact])), settled.answers).truth;
}

/** Ids of the facts whose answer is "I don't know". */
export function unsureOf(decision: Decision): string[] {
  const { answers, used } = decision.settled;
  return used.filter((id) =>
    decision.fact(id)?.options.some((option) => option.unknown && chosenOptions(answers, id)?.includes(option.id)),
  );
}
