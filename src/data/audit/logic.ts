import type { Condition } from '../../model/condition.ts';
import type { Fact } from '../../model/fact.ts';
import type { Rule } from '../../model/rule.ts';
import type { Tool } from '../../model/tool.ts';
import { canHold, factsBehind, leaves, restrictRecord } from '../conditions.ts';
import type { Draft, Placed } from '../draft.ts';
import type { Path, Problem } from '../problems.ts';

/** What is wrong with one record by itself, or with its conditions: things that no answers can bring about. */
export function auditLogic(draft: Draft): Problem[] {
  const facts = new Map(draft.facts.items.map(({ value }) => [value.id, value]));
  const never = (condition: Condition | undefined, { file, path }: Placed<unknown>, key: string): Problem[] => {
    if (!condition || !isKnown(condition, facts) || canHold(condition, facts)) return [];
    return [{ code: 'never-applies', file, path: [...path, key] }];
  };
  return [
    ...draft.facts.items.flatMap((at) => [...never(at.value.when, at, 'when'), ...form(at)]),
    ...draft.policies.flatMap(({ file, policy }) =>
      (policy?.silences ?? []).flatMap((value, index) =>
        never(value.when, { file, path: ['silences', index], value }, 'when'),
      ),
    ),
    ...draft.policies.flatMap(({ file, policy }) =>
      (policy?.silences ?? []).flatMap(({ when, tools, id }, index): Problem[] =>
        when && !tools ? [{ code: 'no-tool-weighs', file, path: ['silences', index, 'when'], value: id }] : [],
      ),
    ),
    ...draft.policies
      .flatMap((policy) => policy.sections.flatMap((section) => section.rules))
      .flatMap((at) => {
        const { when, met, tools, force } = at.value;
        const impossible = never(when, at, 'when');
        const both = met && when ? { all: [when, met] } : met;
        return [
          ...impossible,
          ...(impossible.length > 0 ? [] : never(both, at, 'met')),
          ...(tools && force === 'must' && !at.value.do
            ? [{ code: 'must-without-do' as const, file: at.file, path: at.path, value: at.value.id }]
            : []),
          ...withoutEffect(at),
        ];
      }),
    ...draft.letters.items.flatMap((at) => never(at.value.when, at, 'when')),
    ...draft.tools.items.flatMap((at) => [...askedTooEarly(at.value.facts, at, facts), ...shortcutUnasked(at)]),
  ];
}

/** Keys that an editor may count on and that nothing reads. */
function withoutEffect({ file, path, value: rule }: Placed<Rule>): Problem[] {
  const problem = (code: Problem['code'], key: string): Problem => ({
    code,
    file,
    path: [...path, key],
    value: rule.id,
  });
  if (rule.tools && rule.force === 'note') return [problem('no-tool-weighs', 'tools')];
  if (!rule.tools) {
    // The checklist and the user policy weigh "when" as well.
    const onlyTools = ['met', 'letters', 'form', 'points'] as const;
    const idle = ((rule.phase ?? rule.inform) ? onlyTools : (['when', ...onlyTools] as const)).filter(
      (key) => rule[key] !== undefined,
    );
    return idle.map((key) => problem('no-tool-weighs', key));
  }
  return rule.met && rule.force !== 'must' && rule.force !== 'should' ? [problem('met-not-weighed', 'met')] : [];
}

function isKnown(condition: Condition, facts: ReadonlyMap<string, Fact>): boolean {
  return [...factsBehind([condition], facts)].every((id) => facts.has(id));
}

function form({ file, path, value: fact }: Placed<Fact>): Problem[] {
  const problem = (code: Problem['code'], ...inner: Path): Problem => ({
    code,
    file,
    path: [...path, ...inner],
    value: fact.id,
  });
  if (fact.choose === 'several') {
    const told = fact.said?.sv.includes('{options}') && fact.said.en.includes('{options}');
    return told ? [] : [problem('said-without-options', 'said')];
  }
  return fact.options.flatMap((option, index) => (option.alone ? [problem('alone-in-one', 'options', index)] : []));
}

/** A fact is asked after those that decide whether it arises; one that needs the answer to what is not asked never arises. */
function askedTooEarly(order: readonly string[], at: Placed<unknown>, facts: ReadonlyMap<string, Fact>): Problem[] {
  const asked = new Set(order);
  return order.flatMap((id, index) => {
    const fact = facts.get(id);
    const place = { file: at.file, path: [...at.path, 'facts', index] };
    const own = fact && restrictRecord(fact, asked);
    if (fact && !own) {
      const lacking = new Set(leaves(fact.when).flatMap((leaf) => (asked.has(leaf.fact) ? [] : leaf.fact)));
      return [...lacking].map((value): Problem => ({
        code: 'fact-not-asked',
        ...place,
        value,
        detail: `"${id}" needs it.`,
      }));
    }
    const late = new Set(leaves(own?.when).flatMap((leaf) => (order.indexOf(leaf.fact) > index ? leaf.fact : [])));
    return [...late].map((behind): Problem => ({
      code: 'asked-too-early',
      ...place,
      value: id,
      detail: `It needs "${behind}".`,
    }));
  });
}

/** A tool does not read an answer to what it never asks. */
function shortcutUnasked({ file, path, value: { facts, shortcut } }: Placed<Tool>): Problem[] {
  return Object.keys(shortcut?.answers ?? {})
    .filter((id) => !facts.includes(id))
    .map((value) => ({ code: 'fact-not-asked', file, path: [...path, 'shortcut', 'answers', value], value }));
}
