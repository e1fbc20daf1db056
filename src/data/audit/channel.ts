import { linkField } from '../../engine/compose.ts';
import { entails } from '../../engine/outcomes.ts';
import { slots } from '../../engine/text.ts';
import type { Condition } from '../../model/condition.ts';
import type { Fact } from '../../model/fact.ts';
import type { Rule } from '../../model/rule.ts';
import type { Localized } from '../../model/text.ts';
import { canHold, leaves } from '../conditions.ts';
import type { Draft, DraftPolicy, Placed } from '../draft.ts';
import { nearest } from '../nearest.ts';
import type { Path, Problem, ProblemCode } from '../problems.ts';

/** Slots that no field gives: the policy's names. */
const ownSlots = ['university', 'short'] as const;

/** What is wrong with the form of a channel, and with what the policies say of opening one. */
export function auditChannel(draft: Draft): Problem[] {
  const { channelForm: form } = draft;
  if (!form) return [];
  const fields = new Map(form.value.fields.map((field) => [field.id, field]));
  const facts = new Map(draft.facts.items.map(({ value }) => [value.id, value]));
  const asked = new Set(form.value.groups.flatMap((group) => group.asks));
  const factsAsked = new Set([...asked].filter((id) => facts.has(id) && !fields.has(id)));
  const slotNames = new Set<string>([...fields.keys(), ...ownSlots]);

  const unknownIn = (known: ReadonlySet<string>, code: ProblemCode, value: string, file: string, path: Path) =>
    known.has(value) ? [] : [{ code, file, path, value, ...nearest(value, known) }];
  const fieldNames = new Set(fields.keys());
  const askable = new Set([...fieldNames, ...draft.facts.declared.map(({ id }) => id)]);

  /** A condition that only a channel's answers can settle. */
  const condition = (value: Condition | undefined, file: string, path: Path): Problem[] =>
    leaves(value, path).flatMap((leaf): Problem[] => {
      const fact = facts.get(leaf.fact);
      if (!fact) return unknownIn(new Set(facts.keys()), 'unknown-fact', leaf.fact, file, [...leaf.path, 'fact']);
      if (!factsAsked.has(leaf.fact)) return [{ code: 'not-in-form', file, path: leaf.path, value: leaf.fact }];
      const options = new Set(fact.options.map((option) => option.id));
      return leaf.is.flatMap((option, index) =>
        unknownIn(options, 'unknown-option', option, file, [...leaf.path, 'is', index]),
      );
    });
  const holds = (value: Condition | undefined, file: string, path: Path): Problem[] => {
    const wrong = condition(value, file, path);
    if (wrong.length > 0 || !value || canHold(value, facts)) return wrong;
    return [{ code: 'never-applies', file, path }];
  };
  const slotted = (text: Localized, file: string, path: Path): Problem[] =>
    slots(text.sv).flatMap((slot) => unknownIn(slotNames, 'unknown-slot', slot, file, path));

  function formProblems(): Problem[] {
    if (!form) return [];
    const { file, value } = form;
    return [
      ...value.fields.flatMap(({ id }, index): Problem[] => {
        const path = ['fields', index, 'id'];
        if ((ownSlots as readonly string[]).includes(id)) return [{ code: 'reserved-id', file, path, value: id }];
        return asked.has(id) ? [] : [{ code: 'not-in-form', file, path, value: id }];
      }),
      ...value.groups.flatMap(({ asks }, group) =>
        asks.flatMap((id, index) => unknownIn(askable, 'unknown-field', id, file, ['groups', group, 'asks', index])),
      ),
    ];
  }

  function policyProblems(policy: DraftPolicy): Problem[] {
    const rules = policy.sections.flatMap((section) => section.rules);
    const own = new Set(policy.sections.flatMap((section) => section.declared.map(({ id }) => id)));
    return [
      ...rules
        .filter(({ value }) => !value.tools && (value.phase ?? value.inform))
        .flatMap(({ file, path, value }) => condition(value.when, file, [...path, 'when']))
        // The others are told of every rule's condition.
        .filter(({ code }) => code === 'not-in-form'),
      ...clauseProblems(policy, own),
      ...openingProblems(policy, own, rules),
    ];
  }

  function clauseProblems({ userPolicy }: DraftPolicy, own: ReadonlySet<string>): Problem[] {
    if (!userPolicy) return [];
    const { file, value } = userPolicy;
    return [
      ...slotted(value.title, file, ['title']),
      ...value.clauses.flatMap((clause, index) => {
        const path = ['clauses', index];
        return [
          ...(clause.rules ?? []).flatMap((rule, at) =>
            unknownIn(own, 'unknown-rule', rule, file, [...path, 'rules', at]),
          ),
          ...holds(clause.when, file, [...path, 'when']),
          ...slotted(clause.title, file, [...path, 'title']),
          ...slotted(clause.short, file, [...path, 'short']),
          ...clause.full.flatMap((text, at) => slotted(text, file, [...path, 'full', at])),
        ];
      }),
      ...value.profiles.flatMap((text, index): Problem[] => [
        ...slotted(text, file, ['profiles', index]),
        ...(slots(text.sv).includes(linkField)
          ? []
          : [{ code: 'profile-without-link' as const, file, path: ['profiles', index] }]),
      ]),
    ];
  }

  function openingProblems(
    { opening }: DraftPolicy,
    own: ReadonlySet<string>,
    rules: readonly Placed<Rule>[],
  ): Problem[] {
    if (!opening) return [];
    const { file, value } = opening;
    const dateFields = new Set([...fields.values()].filter(({ kind }) => kind === 'date').map(({ id }) => id));
    const paced = new Set(rules.filter((rule) => rule.value.every !== undefined).map((rule) => rule.value.id));
    return [
      ...value.papers.flatMap((paper, index) => [
        ...holds(paper.when, file, ['papers', index, 'when']),
        ...paper.about.flatMap((id, at) => unknownIn(asked, 'unknown-field', id, file, ['papers', index, 'about', at])),
      ]),
      ...value.suggestions.flatMap(({ id, when }, index): Problem[] => [
        ...holds(when, file, ['suggestions', index, 'when']),
        // What is ticked is kept by id, whether a rule or a suggestion.
        ...(own.has(id)
          ? [
              {
                code: 'duplicate-id' as const,
                file,
                path: ['suggestions', index, 'id'],
                value: id,
                detail: 'A rule has it.',
              },
            ]
          : []),
      ]),
      ...(value.register.rule === undefined
        ? []
        : unknownIn(own, 'unknown-rule', value.register.rule, file, ['register', 'rule'])),
      ...value.register.fields.flatMap((id, index) =>
        unknownIn(fieldNames, 'unknown-field', id, file, ['register', 'fields', index]),
      ),
      ...(['subject', 'message'] as const).flatMap((key) => slotted(value.register[key], file, ['register', key])),
      ...value.dates.flatMap(({ rule, when, from, every }, index): Problem[] => [
        ...unknownIn(own, 'unknown-rule', rule, file, ['dates', index, 'rule']),
        ...holds(when, file, ['dates', index, 'when']),
        ...unknownIn(dateFields, 'unknown-field', from, file, ['dates', index, 'from']),
        ...(every !== undefined && paced.has(rule)
          ? [{ code: 'interval-without-effect' as const, file, path: ['dates', index, 'every'], value: every }]
          : []),
      ]),
    ];
  }

  const blankProblems = [...draft.letters.items, ...draft.forms.items].flatMap(({ file, path, value }) =>
    value.fields.flatMap(({ channel }, index) =>
      channel === undefined
        ? []
        : unknownIn(fieldNames, 'unknown-field', channel, file, [...path, 'fields', index, 'channel']),
    ),
  );
  return [...formProblems(), ...blankProblems, ...draft.policies.flatMap(policyProblems)];
}

/** Rules with `inform` that some channel would leave untold. @throws {Error} on a condition about an unknown fact. */
export function auditTold(draft: Draft): Problem[] {
  const facts = new Map(draft.facts.items.map(({ value }) => [value.id, value]));
  return draft.policies.flatMap((policy) => untold(policy, facts));
}

function untold({ userPolicy, sections }: DraftPolicy, facts: ReadonlyMap<string, Fact>): Problem[] {
  const required = (userPolicy?.value.clauses ?? []).filter((clause) => clause.required);
  return sections
    .flatMap((section) => section.rules)
    .filter(({ value }) => value.inform)
    .flatMap(({ file, path, value: { id, when } }): Problem[] => {
      const telling = required.filter((clause) => clause.rules?.includes(id)).map((clause) => clause.when ?? always);
      if (telling.length > 0 && entails(when ?? always, { any: telling }, facts)) return [];
      return [{ code: 'inform-without-clause', file, path: [...path, 'inform'], value: id }];
    });
}

const always: Condition = { all: [] };
