import type { Fact } from '../../model/fact.ts';
import type { Rule } from '../../model/rule.ts';
import { factsBehind, leaves, optionClasses, type Leaf } from '../conditions.ts';
import type { Draft, DraftPolicy, Placed } from '../draft.ts';
import type { Problem } from '../problems.ts';

/** What stands in the content and is never used, and what a tool would need and never asks. */
export function auditUse(draft: Draft): Problem[] {
  const facts = new Map(draft.facts.items.map(({ value }) => [value.id, value]));
  const needed = (rules: readonly Placed<Rule>[]) =>
    factsBehind(
      rules.flatMap(({ value }) => [value.when, value.met]),
      facts,
    );
  return [
    ...draft.facts.items.flatMap((fact) => optionsWithoutEffect(fact, allLists(draft))),
    ...draft.policies.flatMap(placesWithoutRules),
    ...draft.tools.declared.flatMap(({ id, file }, index) => {
      const order = draft.tools.items[index]?.value.facts ?? [];
      const asked = draft.policies.map((policy) => ({
        policy,
        // Only what binds asks: a question that could change nothing but advice is not put.
        facts: new Set([...needed(weighed(policy, id).filter(binds))].filter((fact) => order.includes(fact))),
      }));
      return [
        ...order.flatMap((fact, position): Problem[] =>
          asked.some((policy) => policy.facts.has(fact))
            ? []
            : [{ code: 'question-never-asked', file, path: ['facts', position], value: fact }],
        ),
        ...asked.flatMap(({ policy, facts: known }) => notAsked(policy, id, known)),
      ];
    }),
  ];
}

function weighed(policy: DraftPolicy, tool: string): Placed<Rule>[] {
  return policy.sections
    .flatMap((section) => section.rules)
    .filter(({ value }) => value.force !== 'note' && value.tools?.includes(tool));
}

function binds({ value }: Placed<Rule>): boolean {
  return value.force === 'must' || value.force === 'must-not';
}

/** Facts that a rule or a silence speaks of and that the tool never asks for this policy. */
function notAsked(policy: DraftPolicy, tool: string, asked: ReadonlySet<string>): Problem[] {
  const silences = (policy.policy?.silences ?? []).flatMap(({ when, tools }, index) =>
    tools?.includes(tool) ? leaves(when, ['silences', index, 'when']).map((leaf) => ({ leaf, file: policy.file })) : [],
  );
  const rules = weighed(policy, tool).flatMap(({ value, file, path }) =>
    [...leaves(value.when, [...path, 'when']), ...leaves(value.met, [...path, 'met'])].map((leaf) => ({ leaf, file })),
  );
  return [...rules, ...silences]
    .filter(({ leaf }) => !asked.has(leaf.fact))
    .map(({ leaf, file }) => ({
      code: 'fact-not-asked',
      file,
      path: [...leaf.path, 'fact'],
      value: leaf.fact,
      detail: `Tool "${tool}".`,
    }));
}

function placesWithoutRules({ file, policy, sections }: DraftPolicy): Problem[] {
  const used = new Set(
    sections.flatMap(({ head, rules }) => rules.map(({ value }) => value.place ?? head?.place ?? '')),
  );
  return (policy?.outline ?? []).flatMap(({ id }, index) =>
    used.has(id) ? [] : [{ code: 'place-without-rules' as const, file, path: ['outline', index], value: id }],
  );
}

function allLists(draft: Draft): Leaf[] {
  const rules = draft.policies.flatMap((policy) => policy.sections.flatMap((section) => section.rules));
  return [
    ...rules.flatMap(({ value }) => [value.when, value.met]),
    ...draft.policies.flatMap(({ userPolicy, opening }) =>
      [
        ...(userPolicy?.value.clauses ?? []),
        ...(opening ? [...opening.value.papers, ...opening.value.suggestions, ...opening.value.dates] : []),
      ].map(({ when }) => when),
    ),
    ...draft.facts.items.map(({ value }) => value.when),
    ...draft.policies.flatMap(({ policy }) => (policy?.silences ?? []).map((silence) => silence.when)),
  ].flatMap((condition) => leaves(condition));
}

/**
 * An option need not stand in a list to matter: "not listed" is an answer too. It makes no difference when,
 * in a fact with several options, every list treats it as it treats "none of these"; and, in a fact with one
 * option, when no list tells any of the options apart, "I don't know" aside.
 */
function optionsWithoutEffect({ file, path, value: fact }: Placed<Fact>, lists: readonly Leaf[]): Problem[] {
  const classOf = new Map(
    optionClasses(fact, lists).flatMap((options) => options.map((option) => [option, options] as const)),
  );
  const known = fact.options.filter((option) => !option.unknown);
  const none = known.filter((option) => option.alone).map((option) => option.id);
  const idle = known.filter(({ id, alone }) => {
    const alike = classOf.get(id) ?? [];
    if (fact.choose === 'several') return !alone && none.some((other) => alike.includes(other));
    return known.every((other) => alike.includes(other.id));
  });
  return idle.map((option) => ({
    code: 'option-makes-no-difference',
    file,
    path: [...path, 'options', fact.options.indexOf(option)],
    value: `${fact.id}: ${option.id}`,
  }));
}
