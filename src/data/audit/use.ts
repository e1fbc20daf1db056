import type { Fact } from '../../model/fact.ts';
import type { Rule } from '../../model/rule.ts';
import { canHold, factsBehind, leaves, optionClasses, restrictRecord, type Leaf } from '../conditions.ts';
import type { Draft, DraftPolicy, Placed } from '../draft.ts';
import type { Problem } from '../problems.ts';
import { askableFacts } from '../tools.ts';

/** What stands in the content and is never used, and what a tool would need and never asks. */
export function auditUse(draft: Draft): Problem[] {
  const facts = new Map(draft.facts.items.map(({ value }) => [value.id, value]));
  const tools = draft.tools.declared.map(({ id, file }, index) => {
    const order = draft.tools.items[index]?.value.facts ?? [];
    return { id, file, order, askable: askableFacts(facts, order) };
  });
  /** The facts that a tool asks for a policy. Only what binds asks: a question that could change nothing but advice is not put. */
  const asks = (policy: DraftPolicy, { id, askable }: DraftTool): ReadonlySet<string> =>
    factsBehind(
      weighed(policy, id)
        .filter(binds)
        .flatMap(({ value }) => restrictRecord(value, new Set(askable.keys())) ?? [])
        .flatMap((rule) => [rule.when, rule.met]),
      askable,
    );
  const asked = draft.policies.map((policy) => ({
    policy,
    byTool: new Map(tools.map((tool) => [tool.id, asks(policy, tool)])),
  }));
  const lists = allLists(draft);
  return [
    ...draft.facts.items.flatMap((fact) => optionsWithoutEffect(fact, lists)),
    ...draft.policies.flatMap(placesWithoutRules),
    ...tools.flatMap(({ id, file, order }) =>
      order.flatMap((fact, position): Problem[] =>
        asked.some(({ byTool }) => byTool.get(id)?.has(fact))
          ? []
          : [{ code: 'question-never-asked', file, path: ['facts', position], value: fact }],
      ),
    ),
    ...asked.flatMap(({ policy, byTool }) => notAsked(policy, byTool)),
    ...draft.policies.flatMap((policy) => tools.flatMap((tool) => idle(policy, tool))),
  ];
}

interface DraftTool {
  id: string;
  /** The facts that can arise in it, as it asks them. */
  askable: ReadonlyMap<string, Fact>;
}

function weighed(policy: DraftPolicy, tool: string): Placed<Rule>[] {
  return policy.sections
    .flatMap((section) => section.rules)
    .filter(({ value }) => value.force !== 'note' && value.tools?.includes(tool));
}

function binds({ value }: Placed<Rule>): boolean {
  return value.force === 'must' || value.force === 'must-not';
}

/** Facts that a rule or a silence speaks of and that none of its tools asks for this policy. */
function notAsked(policy: DraftPolicy, byTool: ReadonlyMap<string, ReadonlySet<string>>): Problem[] {
  const silences = (policy.policy?.silences ?? []).map(({ when, tools }, index) => ({
    file: policy.file,
    tools,
    leaves: leaves(when, ['silences', index, 'when']),
  }));
  const rules = policy.sections
    .flatMap((section) => section.rules)
    .filter(({ value }) => value.force !== 'note')
    .map(({ value: { when, met, tools }, file, path }) => ({
      file,
      tools,
      leaves: [...leaves(when, [...path, 'when']), ...leaves(met, [...path, 'met'])],
    }));
  return [...rules, ...silences].flatMap(({ file, tools = [], leaves: spokenOf }) =>
    spokenOf
      .filter(({ fact }) => tools.length > 0 && !tools.some((tool) => byTool.get(tool)?.has(fact)))
      .map(({ fact, path }): Problem => ({
        code: 'fact-not-asked',
        file,
        path: [...path, 'fact'],
        value: fact,
        detail: `Tool ${tools.map((tool) => `"${tool}"`).join(', ')}.`,
      })),
  );
}

/**
 * Rules and silences that name several tools and can never apply in one of them, since it does not ask what they turn on.
 * Where there is only one, what it does not ask is named.
 */
function idle(policy: DraftPolicy, { id: tool, askable }: DraftTool): Problem[] {
  const asked = new Set(askable.keys());
  const silences = (policy.policy?.silences ?? []).map((value, index) => ({
    file: policy.file,
    path: ['silences', index],
    value,
  }));
  return [...weighed(policy, tool), ...silences.filter(({ value }) => value.tools?.includes(tool))]
    .filter(({ value }) => {
      if (value.tools?.length === 1) return false;
      const own = restrictRecord(value, asked);
      return !own || (own.when && !canHold(own.when, askable));
    })
    .map(({ value, file, path }) => ({
      code: 'never-applies',
      file,
      path: [...path, 'tools', value.tools?.indexOf(tool) ?? 0],
      value: value.id,
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
    ...draft.letters.items.map(({ value }) => value.when),
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
