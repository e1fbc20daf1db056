import type { Suggestion } from '../model/opening.ts';
import type { Silence } from '../model/policy.ts';
import type { Phase, ProcedureStep, Rule } from '../model/rule.ts';
import type { Term } from '../model/term.ts';
import { phaseOrder } from './checklist.ts';
import { stepOrder } from './procedure.ts';

/** One part of a way, with what the policy says of it. Where all is empty the policy says nothing. */
export interface Station<Id extends string, One extends Rule> {
  id: Id;
  rules: readonly One[];
  /** What the policy does not say, where the guide has something to propose. */
  silences: readonly Silence[];
  /** What the guide proposes beside the rules. */
  suggestions: readonly Suggestion[];
}

export type PostStation = 'seen' | ProcedureStep | 'archived';

/**
 * The way of a post once it is published, in the order of a procedure. To be seen and to be archived are no steps: there
 * stand the rules about those topics. A prohibition is a reason for a step, not a part of it.
 */
export function postCourse<One extends Rule>(
  rules: readonly One[],
  silences: readonly Silence[],
  topics: readonly Term[],
): Station<PostStation, One>[] {
  const topicOf = ({ topic }: { topic: string }) => topics.find(({ id }) => id === topic)?.post;
  const binding = rules.filter(({ force }) => force !== 'note' && force !== 'must-not');
  const about = (id: 'seen' | 'archived') => ({
    id,
    rules: binding.filter((rule) => !rule.step && topicOf(rule) === id),
    silences: silences.filter((silence) => topicOf(silence) === id && !silence.proposal?.step),
    suggestions: [],
  });
  const steps = stepOrder.map((id) => ({
    id,
    rules: binding.filter(({ step }) => step === id),
    silences: silences.filter(({ proposal }) => proposal?.step === id),
    suggestions: [],
  }));
  return [about('seen'), ...steps, about('archived')];
}

/** The way of a channel: the rules that are lines of the checklist, by phase, and what the guide proposes there. */
export function channelCourse<One extends Rule>(
  rules: readonly One[],
  suggestions: readonly Suggestion[],
): Station<Phase, One>[] {
  return phaseOrder.map((id) => ({
    id,
    rules: rules.filter(({ phase, force }) => phase === id && force !== 'note'),
    silences: [],
    suggestions: suggestions.filter(({ phase }) => phase === id),
  }));
}
