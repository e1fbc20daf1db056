import type { Condition } from '../model/condition.ts';
import { unique, type FactIndex } from './condition.ts';

/** One `{ fact, is }` of a condition. */
export type Leaf = Extract<Condition, { fact: string }>;

/** Every `{ fact, is }` in a condition, in reading order. */
export function leaves(condition: Condition): Leaf[] {
  if ('fact' in condition) return [condition];
  if ('not' in condition) return leaves(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(leaves);
}

/** Ids of the facts that a condition names, each once. */
export function factsIn(condition: Condition): string[] {
  return unique(leaves(condition).map((leaf) => leaf.fact));
}

/** Ids of the facts that conditions name, and of those that decide whether they arise. */
export function support(conditions: readonly Condition[], facts: FactIndex): string[] {
  return [...withThoseBehind(conditions.flatMap(factsIn), facts)];
}

/** The facts and those that decide whether they arise, through chains. */
export function withThoseBehind(ids: Iterable<string>, facts: FactIndex): ReadonlySet<string> {
  const found = new Set(ids);
  // A Set takes in what is added while it is walked, so this follows chains of facts.
  for (const id of found) {
    const when = facts.get(id)?.when;
    if (when) for (const behind of factsIn(when)) found.add(behind);
  }
  return found;
}
