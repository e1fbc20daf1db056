import type { Condition } from '../model/condition.ts';
import { match, unique, type Answers, type FactIndex } from './condition.ts';
import { judgeRule, type Finding, type JudgedRule } from './judge.ts';
import { leaves, withThoseBehind } from './support.ts';

/**
 * One rule on the ways through a tool: what the answers make of it, and what they have left of its conditions.
 * Answers that the rule does not tell apart lead to the same residual, which is worked out once.
 * Holds for answers in which every answered fact is known to arise, as when a tool asks.
 */
export class Residual {
  readonly finding: Finding;
  /** Two residuals of one call of `allOf` with the same key are of one rule and have the same future. */
  readonly key: number;
  readonly #of: Ruled;
  readonly #next = new Map<string, Map<number, Residual>>();

  private constructor(of: Ruled, answers: Answers) {
    const { rule, facts, keys } = of;
    this.#of = of;
    this.finding = judgeRule(rule, facts, answers);
    const open = this.finding.status === 'open';
    const words = `${rule.id} ${open ? `${left(rule.when, facts, answers)}=>${left(rule.met, facts, answers)}` : ''}`;
    this.key = keys.get(words) ?? keys.size;
    keys.set(words, this.key);
  }

  /** The rules before any answer. */
  static allOf(rules: readonly JudgedRule[], facts: FactIndex): Residual[] {
    const keys = new Map<string, number>();
    return rules.map((rule) => new Residual({ rule, facts, keys, ...sightOf(rule, facts) }, {}));
  }

  /** What the rule sees of an answer to the question: which of these lists of options it hits. */
  lists(question: string): Lists {
    return (this.finding.status === 'open' && this.#of.lists.get(question)) || [];
  }

  /** @param answers those so far, without the one to `question`, which is `chosen`. */
  after(question: string, chosen: readonly string[], answers: Answers): Residual {
    const hits = this.finding.status === 'open' ? this.#of.hits(question, chosen) : undefined;
    if (hits === undefined) return this;
    const nexts = this.#next.get(question) ?? new Map<number, Residual>();
    this.#next.set(question, nexts);
    const next = nexts.get(hits) ?? new Residual(this.#of, { ...answers, [question]: chosen });
    nexts.set(hits, next);
    return next;
  }
}

/** What all residuals of one rule share. `keys`: what is left of a rule, in words → its key. */
interface Ruled {
  rule: JudgedRule;
  facts: FactIndex;
  keys: Map<string, number>;
  lists: ReadonlyMap<string, Lists>;
  hits: Hits;
}

/** Lists of options that conditions name, of one fact. */
export type Lists = readonly (readonly string[])[];

/** Which of a rule's lists an answer hits, one bit for each: all that a condition sees of it. Undefined when it has none. */
type Hits = (question: string, chosen: readonly string[]) => number | undefined;

/** As many bits as a number holds. */
const mostLists = 31;

function sightOf({ id: rule, when, met }: JudgedRule, facts: FactIndex): Pick<Ruled, 'lists' | 'hits'> {
  const own = [when, met].flatMap((condition) => (condition ? leaves(condition) : []));
  const named = own.map(({ fact }) => fact);
  const behind = [...withThoseBehind(named, facts)].flatMap((id) => {
    const arises = facts.get(id)?.when;
    return arises ? leaves(arises) : [];
  });
  const lists = new Map<string, Lists>();
  const bits = new Map<string, Map<string, number>>();
  for (const [fact, about] of Map.groupBy([...own, ...behind], (leaf) => leaf.fact)) {
    if (about.length > mostLists) throw new Error(`The rule "${rule}" speaks of "${fact}" ${about.length} times.`);
    const ofFact = new Map<string, number>();
    const ofThis = about.map(({ is }) => is);
    lists.set(fact, ofThis);
    for (const [index, is] of ofThis.entries()) {
      for (const option of is) ofFact.set(option, (ofFact.get(option) ?? 0) | (1 << index));
    }
    bits.set(fact, ofFact);
  }
  const hits: Hits = (question, chosen) => {
    const ofFact = bits.get(question);
    if (!ofFact) return undefined;
    let found = 0;
    for (const option of chosen) found |= ofFact.get(option) ?? 0;
    return found;
  };
  return { lists, hits };
}

function left(condition: Condition | undefined, facts: FactIndex, answers: Answers): string {
  if (!condition) return 'yes';
  const truth = match(condition, facts, answers).truth;
  if (truth !== 'unknown') return truth;
  if ('not' in condition) return `!${left(condition.not, facts, answers)}`;
  if ('fact' in condition) {
    const when = left(facts.get(condition.fact)?.when, facts, answers);
    const leaf = `${condition.fact}[${[...condition.is].sort().join()}]`;
    return when === 'yes' ? leaf : `${leaf}<${when}>`;
  }
  // Parts that are settled without settling the whole no longer count, nor does their order.
  const [parts, sign] = 'all' in condition ? [condition.all, '&'] : [condition.any, '|'];
  const open = unique(
    parts.map((part) => left(part, facts, answers)).filter((part) => part !== 'yes' && part !== 'no'),
  );
  return open.length === 1 ? (open[0] ?? '') : `(${open.sort().join(sign)})`;
}
