import { answerClasses, type AnswerClass, type CountedFact } from '../../src/engine/classes.ts';
import type { JudgedRule } from '../../src/engine/judge.ts';
import { leaves } from '../../src/engine/support.ts';

/** Every fact's answers, in the classes that these rules and the facts themselves tell apart. */
export function classesByFact(
  rules: readonly Pick<JudgedRule, 'when' | 'met'>[],
  facts: ReadonlyMap<string, CountedFact>,
): Map<string, AnswerClass[]> {
  const conditions = [
    ...rules.flatMap((rule) => [rule.when, rule.met]),
    ...[...facts.values()].map((fact) => fact.when),
  ];
  const all = conditions.flatMap((condition) => (condition ? leaves(condition) : []));
  return new Map(
    [...facts].map(([id, fact]) => [
      id,
      answerClasses(
        fact,
        all.filter((leaf) => leaf.fact === id).map((leaf) => leaf.is),
      ),
    ]),
  );
}
