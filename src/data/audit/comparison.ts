import type { Draft, DraftPolicy, Placed } from '../draft.ts';
import { nearest } from '../nearest.ts';
import type { Path, Problem, ProblemCode } from '../problems.ts';

/** Points and answers that name something that is not there, and points that a policy answers twice. */
export function auditAnswers(draft: Draft): Problem[] {
  const topics = new Set(draft.topics.declared.map(({ id }) => id));
  const points = new Set(draft.points.declared.map(({ id }) => id));
  const policies = new Set(draft.policies.map(({ id }) => id));
  const ownerOf = new Map(
    draft.policies.flatMap((policy) => rulesOf(policy).map((rule) => [rule, policy.id] as const)),
  );

  function auditPolicy(policy: DraftPolicy): Problem[] {
    const rules = new Set(rulesOf(policy));
    const silences = policy.policy && new Set(policy.policy.silences.map(({ id }) => id));
    const answered = new Set<string>();
    return (policy.comparison?.answers ?? []).flatMap((at) => {
      const { value } = at;
      const twice = answered.has(value.point);
      answered.add(value.point);
      return [
        ...refer('unknown-point', points, [value.point], at, () => ['point']),
        ...(twice ? [problem('answered-twice', at, ['point'], value.point)] : []),
        ...('rules' in value
          ? refer('unknown-rule', rules, value.rules, at, (index) => ['rules', index]).map((found) => {
              const owner = ownerOf.get(found.value ?? '');
              return owner === undefined ? found : { ...found, detail: `It is a rule of "${owner}".` };
            })
          : silences
            ? refer('unknown-silence', silences, value.silences ?? [], at, (index) => ['silences', index])
            : []),
      ];
    });
  }

  return [
    ...draft.points.items.flatMap((at) => [
      ...refer('unknown-topic', topics, [at.value.topic], at, () => ['topic']),
      ...refer('unknown-policy', policies, at.value.difference?.between ?? [], at, between),
    ]),
    ...draft.policies.flatMap(auditPolicy),
  ];
}

/** What the comparison lacks. Can be told only of content that could be read as a whole. */
export function auditComparison(draft: Draft): Problem[] {
  const compared = new Set(draft.policies.filter(({ comparison }) => comparison).map(({ id }) => id));
  const known = new Set(draft.policies.map(({ id }) => id));
  const covered = new Set(draft.points.items.map(({ value }) => value.topic));
  const uncovered = new Set(draft.topics.declared.flatMap(({ id }) => (covered.has(id) ? [] : id)));
  return [
    ...draft.points.items.flatMap((at) => [
      ...(compared.size > 1 && !at.value.difference ? [problem('difference-missing', at, [], at.value.id)] : []),
      ...(at.value.difference?.between ?? []).flatMap((policy, index) =>
        known.has(policy) && !compared.has(policy) ? [problem('policy-not-compared', at, between(index), policy)] : [],
      ),
    ]),
    ...draft.policies.flatMap(({ sections, comparison }) => {
      if (!comparison) return [];
      const answered = new Set(comparison.answers.map(({ value }) => value.point));
      const listed = new Set(comparison.answers.flatMap(({ value }) => ('rules' in value ? value.rules : [])));
      return [
        ...draft.points.items
          .filter(({ value }) => !answered.has(value.id))
          .map(({ value }) => problem('point-without-answer', { file: comparison.file, path: [] }, [], value.id)),
        ...sections
          .flatMap(({ rules }) => rules)
          .flatMap((at) => [
            ...(at.value.force !== 'note' && !listed.has(at.value.id)
              ? [problem('rule-not-compared', at, [], at.value.id)]
              : []),
            ...(uncovered.has(at.value.topic) ? [problem('topic-without-point', at, ['topic'], at.value.topic)] : []),
          ]),
      ];
    }),
  ];
}

type Source = Pick<Placed<unknown>, 'file' | 'path'>;

const between = (index: number): Path => ['difference', 'between', index];

function rulesOf({ sections }: DraftPolicy): string[] {
  return sections.flatMap(({ declared }) => declared.map(({ id }) => id));
}

function problem(code: ProblemCode, at: Source, path: Path, value: string): Problem {
  return { code, file: at.file, path: [...at.path, ...path], value };
}

function refer(
  code: ProblemCode,
  known: ReadonlySet<string>,
  values: readonly string[],
  at: Source,
  path: (index: number) => Path,
): Problem[] {
  return values.flatMap((value, index) =>
    known.has(value) ? [] : [{ ...problem(code, at, path(index), value), ...nearest(value, known) }],
  );
}
