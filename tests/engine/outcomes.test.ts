import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { match, type Answers } from '../../src/engine/condition.ts';
import { judgeRule, type JudgedRule } from '../../src/engine/judge.ts';
import { entails, outcomes, primeTerms, ruleOutcomes, termCondition } from '../../src/engine/outcomes.ts';
import type { Condition } from '../../src/model/condition.ts';
import { anyCondition, anyRules } from './arbitrary.ts';
import { facts, harbour, rawAnswers } from './harbour.ts';

const everything = facts.reduce<Answers[]>(
  (sets, fact) => sets.flatMap((set) => rawAnswers(fact).map((chosen) => ({ ...set, [fact.id]: chosen }))),
  [{}],
);
const index = harbour.facts;

describe('the fixture', () => {
  it('has every full set of answers once', () => {
    expect(everything).toHaveLength(3 * 4 * 17 * 3);
  });
});

describe('what makes a rule have a status', () => {
  const said = outcomes(harbour).rules.map(({ rule, status, terms }) => [
    rule,
    status,
    terms.map((term) =>
      term.map(({ fact, options, negated }) => `${negated ? 'not ' : ''}${fact} ${options.join(' or ')}`).join(', '),
    ),
  ]);

  it('comes in the fewest words', () => {
    expect(said).toEqual([
      ['keep-watch', 'duty', ['']],
      ['no-poison', 'broken', ['cargo poison']],
      ['no-fuel-unsigned', 'broken', ['cargo fuel, permit unsigned']],
      ['permit-for-goods', 'unmet', ['cargo grain or timber, permit unsigned or unsure']],
      ['permit-for-goods', 'fulfilled', ['cargo grain or timber, permit signed']],
      ['moor', 'unmet', ['not shelter moored']],
      ['moor', 'fulfilled', ['shelter moored']],
      ['report', 'advice', ['not shelter reported']],
      ['report', 'followed', ['shelter reported']],
      ['be-sure', 'unmet', ['weather unsure', 'cargo unsure', 'permit unsure']],
      ['be-sure', 'fulfilled', [expect.any(String), expect.any(String)]],
      ['calm-is-fine', 'permission', ['weather calm']],
    ]);
  });

  it('does not name an option on both sides', () => {
    const condition: Condition = {
      all: [{ fact: 'cargo', is: ['grain', 'fuel'] }, { not: { fact: 'cargo', is: ['fuel'] } }],
    };
    expect(primeTerms(condition, index)).toEqual([
      [
        { fact: 'cargo', options: ['grain'] },
        { fact: 'cargo', options: ['fuel'], negated: true },
      ],
    ]);
  });

  it('has no terms where no answers can give it', () => {
    const when: Condition = {
      all: [
        { fact: 'cargo', is: ['none'] },
        { fact: 'permit', is: ['signed'] },
      ],
    };
    const never: JudgedRule = { id: 'never', force: 'must-not', when };
    expect(ruleOutcomes(never, index)).toEqual([{ rule: 'never', status: 'broken', terms: [] }]);
  });

  it('is exact: for any rules, some term holds just where the rule has the status', () => {
    fc.assert(
      fc.property(anyRules(facts), (rules) => {
        for (const rule of rules) {
          for (const { status, terms } of ruleOutcomes(rule, index)) {
            const covers = { any: terms.map((term) => termCondition(term, index)) };
            for (const answers of everything) {
              const holds = match(covers, index, answers).truth === 'yes';
              if (holds !== (judgeRule(rule, index, answers).status === status)) {
                expect.fail(`${JSON.stringify(rule)} ${status} ${JSON.stringify(answers)}`);
              }
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is minimal: no literal and no term can be left out', () => {
    fc.assert(
      fc.property(anyCondition(facts), (condition) => {
        const terms = primeTerms(condition, index);
        const holds = (some: typeof terms, answers: Answers) =>
          some.some((term) => match(termCondition(term, index), index, answers).truth === 'yes');
        for (const term of terms) {
          for (const literal of term) {
            const without = term.filter((other) => other !== literal);
            expect(everything.some((answers) => holds([without], answers) && !holds(terms, answers))).toBe(true);
          }
          const others = terms.filter((other) => other !== term);
          expect(everything.some((answers) => holds(terms, answers) && !holds(others, answers))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('one condition following from another', () => {
  it('is the same as trying all answers', () => {
    fc.assert(
      fc.property(anyCondition(facts), anyCondition(facts), (a, b) => {
        const tried = everything.every(
          (answers) => match(a, index, answers).truth === 'no' || match(b, index, answers).truth === 'yes',
        );
        expect(entails(a, b, index)).toBe(tried);
      }),
      { numRuns: 300 },
    );
  });
});
