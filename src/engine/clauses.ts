import type { Channel } from '../model/channel.ts';
import type { Clause } from '../model/clause.ts';
import { match, unique, type Answers, type FactIndex } from './condition.ts';

/** What decides whether and where a clause stands in the text. */
export type ClauseFrame = Pick<Clause, 'id' | 'required' | 'when' | 'rules'>;

/**
 * The clauses that concern the channel, in the user's order, also those that are left out.
 * One that nobody can tell yet whether it concerns the channel is among them.
 * @throws {Error} on a condition about a fact that `facts` does not hold.
 */
export function clausesFor<T extends ClauseFrame>(
  clauses: readonly T[],
  facts: FactIndex,
  answers: Answers,
  moved: readonly string[],
): T[] {
  return inOrder(clauses, moved).filter(({ when }) => !when || match(when, facts, answers).truth !== 'no');
}

/** Those of the clauses that stand in the text. A required one does, whatever is left out. */
export function kept<T extends ClauseFrame>(clauses: readonly T[], text: Pick<Channel['text'], 'out'>): T[] {
  return clauses.filter(({ id, required }) => required || !text.out.includes(id));
}

/**
 * Clauses in the user's order: the places of those that were moved are taken by the moved ones in the order of `moved`;
 * every other clause keeps its place. Ids without a clause are passed over.
 */
export function inOrder<T extends { id: string }>(clauses: readonly T[], moved: readonly string[]): T[] {
  const known = new Map(clauses.map((clause) => [clause.id, clause]));
  const order = unique(moved).flatMap((id) => known.get(id) ?? []);
  const places = new Set(order.map(({ id }) => id));
  let next = 0;
  return clauses.map((clause) => (places.has(clause.id) ? (order[next++] ?? clause) : clause));
}

/**
 * What `moved` becomes when a clause trades places with its neighbour among `shown`, one step towards the start (-1) or
 * the end (1); undefined where there is none. Clauses that are not shown keep their order.
 */
export function moveClause(
  clauses: readonly Pick<Clause, 'id'>[],
  moved: readonly string[],
  shown: readonly string[],
  id: string,
  step: -1 | 1,
): string[] | undefined {
  const at = shown.indexOf(id);
  const neighbour = at < 0 ? undefined : shown[at + step];
  if (neighbour === undefined) return undefined;
  const rest = inOrder(clauses, moved)
    .map((clause) => clause.id)
    .filter((other) => other !== id);
  const place = rest.indexOf(neighbour) + (step === 1 ? 1 : 0);
  const order = rest.toSpliced(place, 0, id);
  return order.filter((one, index) => one !== clauses[index]?.id);
}
