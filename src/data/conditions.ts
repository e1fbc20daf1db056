import { match, type FactIndex } from '../engine/condition.ts';
import type { Condition } from '../model/condition.ts';
import type { Fact } from '../model/fact.ts';
import type { Path } from './problems.ts';

/** A part { fact, is } of a condition and where it stands. */
export interface Leaf {
  fact: string;
  is: readonly string[];
  path: Path;
}

export function leaves(condition: Condition | undefined, path: Path = []): Leaf[] {
  if (!condition) return [];
  if ('fact' in condition) return [{ ...condition, path }];
  if ('not' in condition) return leaves(condition.not, [...path, 'not']);
  const key = 'all' in condition ? 'all' : 'any';
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.flatMap((part, index) => leaves(part, [...path, key, index]));
}

/** Ids of the facts that the conditions are about, and of those that decide whether these arise. */
export function factsBehind(conditions: readonly (Condition | undefined)[], facts: FactIndex): Set<string> {
  const found = new Set<string>();
  const waiting = conditions.flatMap((condition) => leaves(condition));
  for (let leaf = waiting.pop(); leaf; leaf = waiting.pop()) {
    if (found.has(leaf.fact)) continue;
    found.add(leaf.fact);
    waiting.push(...leaves(facts.get(leaf.fact)?.when));
  }
  return found;
}

/**
 * Whether some answers make the condition hold. Exhaustive: options that stand in the same lists are one class,
 * and every set of classes that can be chosen is tried for each fact that matters.
 * @throws {Error} on a fact that `facts` does not hold.
 */
export function canHold(condition: Condition, facts: ReadonlyMap<string, Fact>): boolean {
  const behind = [...factsBehind([condition], facts)];
  const lists = [condition, ...behind.map((id) => facts.get(id)?.when)].flatMap((part) => leaves(part));
  const choices = new Map<string, string[][]>();
  const choicesOf = (id: string): string[][] => {
    const fact = facts.get(id);
    const known = choices.get(id) ?? (fact ? distinctChoices(fact, lists) : []);
    choices.set(id, known);
    return known;
  };
  const search = (answers: Record<string, readonly string[]>): boolean => {
    const result = match(condition, facts, answers);
    if (result.truth !== 'unknown') return result.truth === 'yes';
    const [next] = result.missing;
    return choicesOf(next).some((choice) => search({ ...answers, [next]: choice }));
  };
  return search({});
}

/** One answer for each set of answers that the lists cannot tell apart. */
function distinctChoices(fact: Fact, lists: readonly Leaf[]): string[][] {
  const classes = optionClasses(fact, lists);
  const several = fact.choose === 'several';
  const single = classes.flatMap((options) => options.slice(0, 1)).map((option) => [option]);
  if (!several) return single;
  const alone = new Set(fact.options.filter((option) => option.alone).map((option) => option.id));
  const combinable = classes.flatMap((options) => options.filter((option) => !alone.has(option)).slice(0, 1));
  const subsets = combinable.reduce<string[][]>(
    (sets, option) => [...sets, ...sets.map((set) => [...set, option])],
    [[]],
  );
  return [...subsets.filter((set) => set.length > 0), ...[...alone].map((option) => [option])];
}

/** The options of a fact by the lists they stand in; options of one class are treated alike by every list. */
export function optionClasses(fact: Fact, lists: readonly Leaf[]): string[][] {
  const own = lists.filter((leaf) => leaf.fact === fact.id);
  const classes = Map.groupBy(fact.options, (option) =>
    own.map((leaf) => (leaf.is.includes(option.id) ? '1' : '0')).join(''),
  );
  return [...classes.values()].map((options) => options.map((option) => option.id));
}
