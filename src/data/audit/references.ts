import type { ChannelForm } from '../../model/channelForm.ts';
import type { Condition } from '../../model/condition.ts';
import type { Fact } from '../../model/fact.ts';
import { factsBehind, leaves } from '../conditions.ts';
import type { Declared, Draft, DraftPolicy, Placed } from '../draft.ts';
import { nearest } from '../nearest.ts';
import type { Path, Problem, ProblemCode } from '../problems.ts';
import { channelTools, ownAddresses, ownAddressesOfPolicy } from '../site.ts';

type Source = Pick<Placed<unknown>, 'file' | 'path'>;

/** What points to something that is not there, stands twice, or has an id of another's. */
export function auditReferences(draft: Draft): Problem[] {
  const ids = {
    fact: idsOf(draft.facts.declared),
    topic: idsOf(draft.topics.declared),
    role: idsOf(draft.roles.declared),
    law: idsOf(draft.laws.declared),
    letter: idsOf(draft.letters.declared),
    form: idsOf(draft.forms.declared),
    tool: idsOf(draft.tools.declared),
  };
  const rules = idsOf(draft.policies.flatMap(({ sections }) => sections.flatMap(({ declared }) => declared)));
  const facts = new Map(draft.facts.items.map(({ value }) => [value.id, value]));

  const refer = (
    code: ProblemCode,
    known: ReadonlySet<string>,
    value: string | undefined,
    at: Source,
    ...path: Path
  ) => (value === undefined || known.has(value) ? [] : [unknown(code, known, value, at, path)]);
  const referAll = (
    code: ProblemCode,
    known: ReadonlySet<string>,
    values: readonly string[] | undefined,
    at: Source,
    key: string,
  ) => (values ?? []).flatMap((value, index) => refer(code, known, value, at, key, index));

  const condition = (value: Condition | undefined, at: Source, ...path: Path): Problem[] =>
    leaves(value, path).flatMap((leaf) => {
      if (!ids.fact.has(leaf.fact)) return [unknown('unknown-fact', ids.fact, leaf.fact, at, [...leaf.path, 'fact'])];
      const fact = facts.get(leaf.fact);
      if (!fact) return [];
      const options = new Set(fact.options.map((option) => option.id));
      return leaf.is.flatMap((option, index) =>
        refer('unknown-option', options, option, at, ...leaf.path, 'is', index),
      );
    });

  const answered = (factId: string, chosen: readonly string[], at: Source, ...path: Path): Problem[] => {
    if (!ids.fact.has(factId)) return [unknown('unknown-fact', ids.fact, factId, at, path)];
    const fact = facts.get(factId);
    if (!fact) return [];
    const options = new Set(fact.options.map((option) => option.id));
    return [
      ...chosen.flatMap((option, index) => refer('unknown-option', options, option, at, ...path, index)),
      ...(canAnswer(fact, chosen) ? [] : [badAnswers(at, path, chosen)]),
    ];
  };

  function auditPolicy(draftPolicy: DraftPolicy): Problem[] {
    const { id, file, policy, sections } = draftPolicy;
    const top = { file, path: [] };
    const places = policy && new Set(policy.outline.map((place) => place.id));
    const own = idsOf(sections.flatMap((section) => section.declared));
    return [
      ...(policy?.contacts ?? []).flatMap((contact, index) =>
        refer('unknown-role', ids.role, contact.role, top, 'contacts', index, 'role'),
      ),
      ...(policy?.silences ?? []).flatMap((silence, index) => {
        const at = { file, path: ['silences', index] };
        return [
          ...refer('unknown-topic', ids.topic, silence.topic, at, 'topic'),
          ...referAll('unknown-tool', ids.tool, silence.tools, at, 'tools'),
          ...condition(silence.when, at, 'when'),
          ...(silence.proposal?.letters ?? []).flatMap((value, letter) =>
            refer('unknown-letter', ids.letter, value, at, 'proposal', 'letters', letter),
          ),
        ];
      }),
      ...sections.flatMap((section) => [
        ...(places
          ? refer('unknown-place', places, section.head?.place, { file: section.file, path: [] }, 'place')
          : []),
        ...section.declared
          .filter((rule) => !rule.id.startsWith(`${id}-`))
          .map((rule): Problem => ({ code: 'foreign-id', file: rule.file, path: rule.path, value: rule.id })),
        ...section.rules.flatMap((at) => [
          ...(places ? refer('unknown-place', places, at.value.place, at, 'place') : []),
          ...refer('unknown-topic', ids.topic, at.value.topic, at, 'topic'),
          ...referAll('unknown-role', ids.role, at.value.who, at, 'who'),
          ...referAll('unknown-law', ids.law, at.value.law, at, 'law'),
          ...referAll('unknown-tool', ids.tool, at.value.tools, at, 'tools'),
          ...referAll('unknown-letter', ids.letter, at.value.letters, at, 'letters'),
          ...refer('unknown-form', ids.form, at.value.form, at, 'form'),
          ...condition(at.value.when, at, 'when'),
          ...condition(at.value.met, at, 'met'),
        ]),
      ]),
      ...draftPolicy.scenarios.flatMap((at) => [
        ...refer('unknown-tool', ids.tool, at.value.tool, at, 'tool'),
        ...at.value.expect.cites.flatMap((rule, index) =>
          refer('unknown-rule', own, rule, at, 'expect', 'cites', index),
        ),
        ...Object.entries(at.value.answers).flatMap(([factId, chosen]) =>
          answered(factId, chosen, at, 'answers', factId),
        ),
      ]),
    ];
  }

  return [
    ...duplicates(draft),
    ...takenAddresses(draft),
    ...circles(draft, facts),
    ...draft.facts.items.flatMap((at) => condition(at.value.when, at, 'when')),
    ...draft.tools.items.flatMap((at) => referAll('unknown-fact', ids.fact, at.value.facts, at, 'facts')),
    ...draft.tools.items.flatMap((at) =>
      Object.entries(at.value.shortcut?.answers ?? {}).flatMap(([factId, chosen]) =>
        answered(factId, chosen, at, 'shortcut', 'answers', factId),
      ),
    ),
    ...draft.letters.items.flatMap((at) => condition(at.value.when, at, 'when')),
    ...[...draft.letters.items, ...draft.forms.items].flatMap((at) =>
      at.value.fields.flatMap(({ fact, found, kind }, index): Problem[] => [
        ...refer('unknown-fact', ids.fact, fact, at, 'fields', index, 'fact'),
        ...(found && kind !== 'moment'
          ? [{ code: 'found-without-moment' as const, file: at.file, path: [...at.path, 'fields', index, 'found'] }]
          : []),
      ]),
    ),
    ...draft.laws.items.flatMap((at) => refer('unknown-law', ids.law, at.value.replacedBy, at, 'replacedBy')),
    ...draft.glossary.items.flatMap((at) => referAll('unknown-rule', rules, at.value.except, at, 'except')),
    ...draft.policies.flatMap(auditPolicy),
  ];
}

function idsOf(declared: readonly Declared[]): Set<string> {
  return new Set(declared.map(({ id }) => id));
}

function unknown(code: ProblemCode, known: ReadonlySet<string>, value: string, at: Source, path: Path): Problem {
  return { code, file: at.file, path: [...at.path, ...path], value, ...nearest(value, known) };
}

function canAnswer(fact: Fact, chosen: readonly string[]): boolean {
  if (chosen.length === 1) return true;
  const alone = fact.options.some((option) => option.alone && chosen.includes(option.id));
  return fact.choose === 'several' && !alone && new Set(chosen).size === chosen.length;
}

function badAnswers(at: Source, path: Path, chosen: readonly string[]): Problem {
  return { code: 'bad-answers', file: at.file, path: [...at.path, ...path], value: chosen.join(', ') };
}

/** Rules, scenarios and silences are told apart across all policies: their ids stand in links and saved answers. */
function duplicates(draft: Draft): Problem[] {
  const silences = draft.policies.flatMap(({ file, policy }) =>
    (policy?.silences ?? []).map(({ id }, index): Declared => ({ id, file, path: ['silences', index, 'id'] })),
  );
  const within = (items: readonly { id: string }[], file: string, path: Path): Declared[] =>
    items.map(({ id }, index) => ({ id, file, path: [...path, index, 'id'] }));
  return [
    draft.facts.declared,
    draft.topics.declared,
    draft.points.declared,
    draft.roles.declared,
    draft.laws.declared,
    draft.glossary.declared,
    draft.letters.declared,
    draft.forms.declared,
    draft.platforms.declared,
    ...(draft.channelForm ? [within(draft.channelForm.value.fields, draft.channelForm.file, ['fields'])] : []),
    ...(draft.channelForm ? [asksOf(draft.channelForm)] : []),
    ...draft.policies.flatMap(({ userPolicy, opening }) => [
      ...(userPolicy ? [within(userPolicy.value.clauses, userPolicy.file, ['clauses'])] : []),
      ...(opening
        ? (['papers', 'suggestions', 'dates'] as const).map((key) => within(opening.value[key], opening.file, [key]))
        : []),
    ]),
    draft.policies.flatMap((policy) => policy.sections.flatMap((section) => section.declared)),
    draft.policies.flatMap((policy) => policy.declaredScenarios),
    silences,
    ...draft.policies.map((policy) =>
      policy.sections.map(({ slug, file }): Declared => ({ id: slug, file, path: [] })),
    ),
    ...draft.policies.map(({ policy, file }) => within(policy?.outline ?? [], file, ['outline'])),
    ...draft.facts.items.map(({ value, file, path }) => within(value.options, file, [...path, 'options'])),
    ...[...draft.letters.items, ...draft.forms.items].map(({ value, file, path }) =>
      within(value.fields, file, [...path, 'fields']),
    ),
    ...draft.policies.flatMap((policy) =>
      policy.sections.flatMap((section) =>
        section.rules.map(({ value, file, path }) => within(value.points ?? [], file, [...path, 'points'])),
      ),
    ),
  ].flatMap(repeated);
}

/** What the form asks, each once. */
function asksOf({ value, file }: Placed<ChannelForm>): Declared[] {
  return value.groups.flatMap(({ asks }, group) =>
    asks.map((id, index) => ({ id, file, path: ['groups', group, 'asks', index] })),
  );
}

/** A policy, a section or a tool with the name of another page would stand in its place. */
function takenAddresses({ policies, tools, prose }: Draft): Problem[] {
  const ofSite = [...ownAddresses, ...prose.map((file) => file.replace(/^docs\/|\.mdx?$/g, ''))];
  return [
    ...among(policies, ofSite),
    ...among(
      policies.flatMap(({ sections }) => sections.map(({ slug, file }) => ({ id: slug, file }))),
      ownAddressesOfPolicy,
    ),
    ...among(tools.declared, channelTools),
  ];
}

function among(named: readonly Pick<Declared, 'id' | 'file'>[], taken: readonly string[]): Problem[] {
  return named
    .filter(({ id }) => taken.includes(id))
    .map(({ id: value, file }) => ({ code: 'reserved-id', file, path: [], value }));
}

function repeated(declared: readonly Declared[]): Problem[] {
  const first = new Map<string, Declared>();
  return declared.flatMap((record) => {
    const earlier = first.get(record.id);
    if (!earlier) first.set(record.id, record);
    const { id: value, file, path } = record;
    return earlier ? [{ code: 'duplicate-id' as const, file, path, value, detail: `First in ${earlier.file}.` }] : [];
  });
}

function circles(draft: Draft, facts: ReadonlyMap<string, Fact>): Problem[] {
  return draft.facts.items
    .filter(({ value }) => factsBehind([value.when], facts).has(value.id))
    .map(({ value, file, path }) => ({ code: 'circular-when', file, path: [...path, 'when'], value: value.id }));
}
