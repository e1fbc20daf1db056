import type { Condition } from '../model/condition.ts';
import { answerClasses, type CountedFact } from './classes.ts';
import { match, unique, type Answers } from './condition.ts';
import { enumerate, type Enumeration, type WholeTool } from './enumerate.ts';
import type { JudgedRule, Status } from './judge.ts';
import { leaves, support, type Leaf } from './support.ts';

type Facts = ReadonlyMap<string, CountedFact>;

/** The fact is asked and one of the options is chosen; `negated`: it is asked and none of them is. */
export interface Literal {
  fact: string;
  options: readonly string[];
  negated?: true;
}

/** Literals that hold together. An empty term always holds. */
export type Term = readonly Literal[];

/** The smallest combinations of answers that give a rule a status: each is enough, and together they are all there is. */
export interface RuleOutcome {
  rule: string;
  status: Exclude<Status, 'open' | 'does-not-apply'>;
  terms: readonly Term[];
}

/** Everything that a tool can say for one policy, for a reviewer to read. */
export function outcomes(tool: WholeTool): { enumeration: Enumeration; rules: RuleOutcome[] } {
  const known = new Map<string, readonly Term[]>();
  return { enumeration: enumerate(tool), rules: tool.rules.flatMap((rule) => ruleOutcomes(rule, tool.facts, known)) };
}

/**
 * A status that no answers give has no terms.
 * @param known the terms of conditions met before: many rules of a tool have one in common.
 */
export function ruleOutcomes(
  rule: JudgedRule,
  facts: Facts,
  known = new Map<string, readonly Term[]>(),
): RuleOutcome[] {
  return statusConditions(rule).map(({ status, condition }) => {
    const key = JSON.stringify(condition);
    const terms = known.get(key) ?? primeTerms(condition, facts);
    known.set(key, terms);
    return { rule: rule.id, status, terms };
  });
}

const always: Condition = { all: [] };

/** The design's table, read the other way: for each status, the condition under which a rule has it. */
export function statusConditions(rule: JudgedRule): { status: RuleOutcome['status']; condition: Condition }[] {
  const when = rule.when ?? always;
  if (rule.force === 'note') return [];
  if (rule.force === 'must-not') return [{ status: 'broken', condition: when }];
  if (rule.force === 'may') return [{ status: 'permission', condition: when }];
  const must = rule.force === 'must';
  if (!rule.met) return [{ status: must ? 'duty' : 'advice', condition: when }];
  return [
    { status: must ? 'unmet' : 'advice', condition: { all: [when, { not: rule.met }] } },
    { status: must ? 'fulfilled' : 'followed', condition: { all: [when, rule.met] } },
  ];
}

/** A term as a condition. */
export function termCondition(term: Term, facts: Facts): Condition {
  return { all: term.map((literal) => literalCondition(literal, facts)) };
}

function literalCondition({ fact, options, negated }: Literal, facts: Facts): Condition {
  const chosen = { fact, is: [...options] };
  // "Asked" is the same as any option at all being chosen.
  return negated ? { all: [{ fact, is: optionIds(fact, facts) }, { not: chosen }] } : chosen;
}

/**
 * A cover of the condition by terms from which nothing can be left out, and none of which the others make needless.
 * A different cover of the same size may exist; that they say the same is what counts.
 */
export function primeTerms(condition: Condition, facts: Facts): Term[] {
  let terms = dnf(condition, true, facts).filter((term) => !entails(termCondition(term, facts), { any: [] }, facts));
  for (let joined = true; joined;) {
    const short = terms.map((term) => shorten(term, condition, facts));
    const fewer = join(short, facts);
    terms = withoutNeedless(fewer, facts);
    // Where no two became one, another round would find nothing.
    joined = fewer.length < short.length;
  }
  return terms;
}

/** Leaves out what the term can do without, in the light of the whole condition. */
function shorten(term: Term, condition: Condition, facts: Facts): Term {
  return term.reduce<Term>((kept, literal) => {
    const without = kept.filter((other) => other !== literal);
    return entails(termCondition(without, facts), condition, facts) ? without : kept;
  }, term);
}

/** Two terms that differ in the options of one fact are one term with the options of both. */
function join(terms: readonly Term[], facts: Facts): Term[] {
  const joined: Term[] = [];
  for (const term of terms) {
    const at = joined.findIndex((other) => joinTwo(other, term, facts) !== undefined);
    const both = joined[at] && joinTwo(joined[at], term, facts);
    if (both) joined[at] = both;
    else joined.push(term);
  }
  return joined;
}

function joinTwo(a: Term, b: Term, facts: Facts): Term | undefined {
  if (a.length !== b.length) return undefined;
  const onlyA = a.filter((literal) => !b.some((other) => sameLiteral(literal, other)));
  const onlyB = b.filter((literal) => !a.some((other) => sameLiteral(literal, other)));
  const [left, right] = [onlyA[0], onlyB[0]];
  if (!left || !right) return a;
  if (onlyA.length > 1 || onlyB.length > 1 || left.fact !== right.fact || left.negated || right.negated)
    return undefined;
  return a.map((literal) =>
    literal === left
      ? { fact: left.fact, options: inOrder(left.fact, [...left.options, ...right.options], facts) }
      : literal,
  );
}

function withoutNeedless(terms: readonly Term[], facts: Facts): Term[] {
  return terms.reduceRight<Term[]>(
    (kept, term) => {
      const others = kept.filter((other) => other !== term);
      const covered = entails(
        termCondition(term, facts),
        { any: others.map((other) => termCondition(other, facts)) },
        facts,
      );
      return covered ? others : kept;
    },
    [...terms],
  );
}

/** Does `b` hold wherever `a` does? Looks for answers that say otherwise, and asks no more than it needs to. */
export function entails(a: Condition, b: Condition, facts: Facts): boolean {
  const classes = new Map<string, readonly (readonly string[])[]>();
  let all: Leaf[] | undefined;
  const answersTo = (id: string) => {
    const fact = facts.get(id);
    const known = classes.get(id);
    if (known || !fact) return known ?? [];
    all ??= [a, b, ...support([a, b], facts).flatMap((behind) => facts.get(behind)?.when ?? [])].flatMap(leaves);
    const lists = all.filter((leaf) => leaf.fact === id).map((leaf) => leaf.is);
    const found = answerClasses(fact, lists).map((one) => one.chosen);
    classes.set(id, found);
    return found;
  };
  const holds = (answers: Answers): boolean => {
    const first = match(a, facts, answers);
    if (first.truth === 'no') return true;
    const second = match(b, facts, answers);
    if (second.truth === 'yes') return true;
    const open = first.truth === 'unknown' ? first : second;
    if (open.truth !== 'unknown') return false;
    const ask = open.missing[0];
    return answersTo(ask).every((chosen) => holds({ ...answers, [ask]: chosen }));
  };
  return holds({});
}

/** The condition as alternatives; a literal that is not met is either not asked or answered otherwise. */
function dnf(condition: Condition, wanted: boolean, facts: Facts): Term[] {
  if ('not' in condition) return dnf(condition.not, !wanted, facts);
  if ('fact' in condition) {
    const { fact, is } = condition;
    if (wanted) return [[{ fact, options: inOrder(fact, is, facts) }]];
    const when = facts.get(fact)?.when;
    const notAsked = when ? dnf(when, false, facts) : [];
    const others = optionIds(fact, facts).filter((id) => !is.includes(id));
    const otherwise: Literal =
      facts.get(fact)?.choose === 'one'
        ? { fact, options: others }
        : { fact, options: inOrder(fact, is, facts), negated: true };
    return others.length > 0 ? [...notAsked, [otherwise]] : notAsked;
  }
  const parts = ('all' in condition ? condition.all : condition.any).map((part) => dnf(part, wanted, facts));
  if ('any' in condition === wanted) return tidy(parts.flat());
  return parts.reduce<Term[]>(
    (product, terms) => tidy(product.flatMap((a) => terms.flatMap((b) => conjoin([...a, ...b], facts)))),
    [[]],
  );
}

/** The literals as one term, or nothing when they contradict one another. */
function conjoin(literals: Term, facts: Facts): Term[] {
  const term = unique(literals.map((literal) => literal.fact)).flatMap((fact) => {
    const about = literals.filter((literal) => literal.fact === fact);
    const yes = about.filter((literal) => !literal.negated).map((literal) => literal.options);
    const no = unique(about.flatMap((literal) => (literal.negated ? literal.options : [])));
    const positive =
      facts.get(fact)?.choose === 'one'
        ? yes.slice(0, 1).map((first) => first.filter((id) => yes.every((options) => options.includes(id))))
        : yes.map((options) => options.filter((id) => !no.includes(id)));
    return [
      ...positive.map((options): Literal => ({ fact, options })),
      ...(no.length > 0 ? [{ fact, options: inOrder(fact, no, facts), negated: true } satisfies Literal] : []),
    ];
  });
  const distinct = term.filter((literal, index) => term.findIndex((other) => sameLiteral(literal, other)) === index);
  return distinct.some((literal) => literal.options.length === 0) ? [] : [distinct];
}

/** Without terms that say more than another one does. */
function tidy(terms: readonly Term[]): Term[] {
  const says = (term: Term, other: Term) => other.every((literal) => term.some((own) => sameLiteral(own, literal)));
  return terms.filter(
    (term, index) =>
      !terms.some((other, at) => at !== index && says(term, other) && (!says(other, term) || at < index)),
  );
}

function sameLiteral(a: Literal, b: Literal): boolean {
  return (
    a.fact === b.fact &&
    a.negated === b.negated &&
    a.options.length === b.options.length &&
    a.options.every((id) => b.options.includes(id))
  );
}

function optionIds(fact: string, facts: Facts): string[] {
  return (facts.get(fact)?.options ?? []).map((option) => option.id);
}

function inOrder(fact: string, ids: readonly string[], facts: Facts): string[] {
  return optionIds(fact, facts).filter((id) => ids.includes(id));
}
