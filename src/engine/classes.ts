import type { Fact, Option } from '../model/fact.ts';

/** What counting answers needs of a fact. */
export type CountedFact = Pick<Fact, 'id' | 'when' | 'choose'> & {
  readonly options: readonly Pick<Option, 'id' | 'alone' | 'unknown'>[];
};

/** Answers to one fact that no condition tells apart. `chosen` is one of them, as short as any; `count` is how many they are. */
export interface AnswerClass {
  chosen: readonly string[];
  unknown: boolean;
  count: bigint;
}

/**
 * Sorts all the answers that somebody can give to a fact into classes: two answers are in one class when each of `lists`
 * is hit by both or by neither, and both or neither hold an "I don't know". Conditions see nothing else of an answer.
 * Exact, without writing out the answers: adding the options one at a time, each class splits into "with" and "without".
 */
export function answerClasses(fact: CountedFact, lists: readonly (readonly string[])[]): AnswerClass[] {
  const unknown = fact.options.filter((option) => option.unknown).map((option) => option.id);
  // Many conditions ask for the same options.
  const distinct = new Map(lists.map((list) => [[...list].sort().join(), list])).values();
  const told = [unknown, ...distinct];
  const hits = (id: string) =>
    told.reduce((mask, list, index) => (list.includes(id) ? mask | (1n << BigInt(index)) : mask), 0n);
  const classes = new Map<bigint, { chosen: readonly string[]; count: bigint }>();
  const add = (mask: bigint, chosen: readonly string[], count: bigint) => {
    const known = classes.get(mask);
    const shorter = known && known.chosen.length <= chosen.length ? known.chosen : chosen;
    classes.set(mask, { chosen: shorter, count: (known?.count ?? 0n) + count });
  };

  const single = fact.options.filter((option) => fact.choose === 'one' || option.alone);
  for (const { id } of fact.options.filter((option) => !single.includes(option))) {
    const own = hits(id);
    for (const [mask, { chosen, count }] of [...classes]) add(mask | own, [...chosen, id], count);
    add(own, [id], 1n);
  }
  for (const { id } of single) add(hits(id), [id], 1n);
  return [...classes].map(([mask, { chosen, count }]) => ({ chosen, count, unknown: (mask & 1n) === 1n }));
}
