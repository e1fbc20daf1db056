import type { FactIndex } from '../engine/condition.ts';
import { entails } from '../engine/outcomes.ts';
import { support } from '../engine/support.ts';
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
  return new Set(
    support(
      conditions.flatMap((condition) => condition ?? []),
      facts,
    ),
  );
}

/**
 * Whether some answers make the condition hold. Exact: every set of answers that conditions can tell apart is tried.
 * @throws {Error} on a fact that `facts` does not hold.
 */
export function canHold(condition: Condition, facts: ReadonlyMap<string, Fact>): boolean {
  return !entails(condition, never, facts);
}

/** What no answers make hold. */
const never: Condition = { any: [] };

/** The options of a fact by the lists they stand in; options of one class are treated alike by every list. */
export function optionClasses(fact: Fact, lists: readonly Leaf[]): string[][] {
  const own = lists.filter((leaf) => leaf.fact === fact.id);
  const classes = Map.groupBy(fact.options, (option) =>
    own.map((leaf) => (leaf.is.includes(option.id) ? '1' : '0')).join(''),
  );
  return [...classes.values()].map((options) => options.map((option) => option.id));
}

/**
 * A condition as a tool weighs it: a fact that the tool does not ask has none of its options there, as one that does not
 * arise. True or false where that settles it.
 */
export function restrict(condition: Condition, asked: ReadonlySet<string>): Condition | boolean {
  return reduce(condition, asked, { leaf: false, either: false });
}

/**
 * A condition as far as the facts of a channel can tell: what only a single case can tell may come about there.
 * True or false where that settles it.
 */
export function conceivable(condition: Condition, asked: ReadonlySet<string>): Condition | boolean {
  return reduce(condition, asked, { leaf: true, either: true });
}

/** `leaf`: what a fact that is not asked counts as. `either`: it may turn out both ways, so that "not" turns it too. */
function reduce(
  condition: Condition,
  asked: ReadonlySet<string>,
  unasked: { leaf: boolean; either: boolean },
): Condition | boolean {
  if ('fact' in condition) return asked.has(condition.fact) ? condition : unasked.leaf;
  if ('not' in condition) {
    const part = reduce(condition.not, asked, { ...unasked, leaf: unasked.either ? !unasked.leaf : unasked.leaf });
    return typeof part === 'boolean' ? !part : { not: part };
  }
  const settling = 'any' in condition;
  const parts = (settling ? condition.any : condition.all).map((part) => reduce(part, asked, unasked));
  if (parts.includes(settling)) return settling;
  const open = parts.filter((part) => typeof part !== 'boolean');
  const [first] = open;
  if (!first) return !settling;
  if (open.length === 1) return first;
  return settling ? { any: open } : { all: open };
}

/**
 * A rule, a fact or a silence as a tool takes it. What cannot apply in the tool is left out; a `met` of which the tool
 * asks nothing counts as left out, so that the rule becomes a duty.
 */
export function restrictRecord<T extends { when?: Condition | undefined; met?: Condition | undefined }>(
  record: T,
  asked: ReadonlySet<string>,
): T | undefined {
  const { when, met, ...rest } = record;
  const applies = when === undefined || restrict(when, asked);
  if (applies === false) return undefined;
  const isMet = met === undefined || restrict(met, asked);
  return {
    ...rest,
    ...(applies !== true && { when: applies }),
    ...(typeof isMet !== 'boolean' && { met: isMet }),
  } as T;
}
