import fc from 'fast-check';
import type { CountedFact } from '../../src/engine/classes.ts';
import type { JudgedRule } from '../../src/engine/judge.ts';
import type { Condition } from '../../src/model/condition.ts';
import { forces } from '../../src/model/rule.ts';
import { rawAnswers } from './harbour.ts';

/** Any condition about these facts, three levels deep. */
export function anyCondition(facts: readonly CountedFact[]): fc.Arbitrary<Condition> {
  const leaf = fc.constantFrom(...facts).chain((fact) =>
    fc
      .subarray(
        fact.options.map((option) => option.id),
        { minLength: 1 },
      )
      .map((is): Condition => ({ fact: fact.id, is })),
  );
  const deeper = (part: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc.oneof(
      { weight: 2, arbitrary: leaf },
      { weight: 1, arbitrary: part.map((not): Condition => ({ not })) },
      { weight: 2, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })) },
      { weight: 2, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })) },
    );
  return deeper(deeper(deeper(leaf)));
}

/** Up to four rules about these facts. */
export function anyRules(facts: readonly CountedFact[]): fc.Arbitrary<JudgedRule[]> {
  const condition = fc.option(anyCondition(facts), { nil: undefined });
  return fc
    .array(fc.record({ force: fc.constantFrom(...forces), when: condition, met: condition }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((rules) => rules.map((rule, index) => ({ id: `rule-${index}`, ...rule })));
}

/** Any answers to some of these facts, also to such as do not arise. */
export function anyAnswers(facts: readonly CountedFact[]): fc.Arbitrary<Record<string, string[]>> {
  return fc
    .tuple(...facts.map((fact) => fc.option(fc.constantFrom(...rawAnswers(fact)), { nil: undefined })))
    .map((chosen) =>
      Object.fromEntries(facts.flatMap((fact, index) => (chosen[index] ? [[fact.id, chosen[index]]] : []))),
    );
}
