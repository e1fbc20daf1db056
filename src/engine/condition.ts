import type { Condition } from '../model/condition.ts';
import type { Fact } from '../model/fact.ts';

/** fact id → chosen option ids. A fact without an entry is not answered. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** What a condition needs to know of a fact. */
export type FactNode = Pick<Fact, 'id' | 'when'>;
export type FactIndex = ReadonlyMap<string, FactNode>;

/** `because`: the answered facts that settled it. `missing`: the facts whose answers could. */
export type Match =
  { truth: 'yes' | 'no'; because: readonly string[] } | { truth: 'unknown'; missing: readonly [string, ...string[]] };

/**
 * Weighs a condition against the answers so far, in three values (Kleene's strong logic).
 * A fact that does not arise counts as answered with none of its options.
 * @throws {Error} on a fact that `facts` does not hold; the audit keeps such data from being built.
 */
export function match(condition: Condition, facts: FactIndex, answers: Answers): Match {
  if ('fact' in condition) return matchFact(condition.fact, condition.is, facts, answers);
  if ('not' in condition) {
    const part = match(condition.not, facts, answers);
    if (part.truth === 'unknown') return part;
    return { truth: part.truth === 'yes' ? 'no' : 'yes', because: part.because };
  }
  return 'all' in condition
    ? combine(
        condition.all.map((part) => match(part, facts, answers)),
        'no',
      )
    : combine(
        condition.any.map((part) => match(part, facts, answers)),
        'yes',
      );
}

function matchFact(id: string, is: readonly string[], facts: FactIndex, answers: Answers): Match {
  const fact = facts.get(id);
  if (!fact) throw new Error(`No fact "${id}".`);
  if (fact.when) {
    const arises = match(fact.when, facts, answers);
    if (arises.truth === 'unknown') return arises;
    if (arises.truth === 'no') return { truth: 'no', because: arises.because };
  }
  const chosen = chosenOptions(answers, id);
  if (!chosen) return { truth: 'unknown', missing: [id] };
  return { truth: chosen.some((option) => is.includes(option)) ? 'yes' : 'no', because: [id] };
}

/** `settling` is the value that settles the whole as soon as one part has it: "no" for all, "yes" for any. */
function combine(parts: readonly Match[], settling: 'yes' | 'no'): Match {
  const settled = parts.find((part) => part.truth === settling);
  if (settled) return settled;
  const missing = unique(parts.flatMap((part) => (part.truth === 'unknown' ? part.missing : [])));
  if (isNonEmpty(missing)) return { truth: 'unknown', missing };
  return {
    truth: settling === 'yes' ? 'no' : 'yes',
    because: unique(parts.flatMap((part) => (part.truth === 'unknown' ? [] : part.because))),
  };
}

/**
 * The chosen options of a fact, or undefined when it has no answer. Safe against ids such as "constructor".
 * An empty list is no answer: "none of these" is an option of its own, and only choosing it says so.
 */
export function chosenOptions(answers: Answers, factId: string): readonly string[] | undefined {
  const chosen = Object.hasOwn(answers, factId) ? answers[factId] : undefined;
  return chosen && chosen.length > 0 ? chosen : undefined;
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

export function isNonEmpty<T>(values: readonly T[]): values is readonly [T, ...T[]] {
  return values.length > 0;
}
