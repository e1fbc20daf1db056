import { chosenOptions, match } from '../../../engine/condition.ts';
import type { Decision } from './decision.svelte.ts';

/** What the policy does not say about this case. */
export function silencesOf({ bundle, more, settled }: Decision): string[] {
  const facts = new Map(bundle.facts.map((fact) => [fact.id, fact]));
  return (more?.silences ?? [])
    .filter(({ when }) => !when || match(when, facts, settled.answers).truth !== 'no')
    .map(({ text }) => text);
}

/** Ids of the facts whose answer is "I don't know". */
export function unsureOf(decision: Decision): string[] {
  const { answers, used } = decision.settled;
  return used.filter((id) =>
    decision.fact(id)?.options.some((option) => option.unknown && chosenOptions(answers, id)?.includes(option.id)),
  );
}
