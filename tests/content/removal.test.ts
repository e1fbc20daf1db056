import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';
import { toldSilences, weighedRules } from '../../src/data/tools.ts';
import { match, type Answers } from '../../src/engine/condition.ts';
import type { CountedFact } from '../../src/engine/classes.ts';
import { judge, type JudgedRule } from '../../src/engine/judge.ts';
import { procedure } from '../../src/engine/procedure.ts';
import { anyAnswers } from '../engine/arbitrary.ts';
import { wholeTools } from './tools.ts';

const content = loadContent();
const moderation = wholeTools(content).filter(({ tool }) => tool === 'moderate');

it('every policy says what to do with a post', () => {
  expect(moderation.map(({ policy }) => policy)).toEqual(content.policies.map(({ id }) => id));
});

describe.each(moderation)('$name', ({ policy: policyId, tool: toolId, whole }) => {
  const policy = content.policies.find(({ id }) => id === policyId);
  const tool = content.tools.find(({ id }) => id === toolId);
  if (!policy || !tool) throw new Error(`No tool "${toolId}" for "${policyId}".`);
  const weighed = new Map(weighedRules(policy, tool).map((rule) => [rule.id, rule]));
  const silences = toldSilences(policy, tool);
  const grounds = whole.rules.filter(({ force }) => force === 'must-not');

  /** What is to be done, in its order: the steps, and the sheets to fill in for them. */
  function toDo(answers: Answers): { steps: (string | undefined)[]; forms: string[] } {
    const reasons = judge(whole.rules, whole.facts, answers).findings.flatMap((finding) => {
      const rule = weighed.get(finding.rule);
      if (!rule) return [];
      const { id, do: text, step, form } = rule;
      return [{ rule: { id, ...(text && { do: text.sv }), ...(step && { step }), ...(form && { form }) }, finding }];
    });
    const applying = silences
      .filter(({ when }) => !when || match(when, whole.facts, answers).truth === 'yes')
      .map(({ id, text, proposal }) => ({
        id,
        text: text.sv,
        ...(proposal && { proposal: { do: proposal.do.sv, ...(proposal.step && { step: proposal.step }) } }),
      }));
    const lines = procedure(reasons, applying);
    return {
      steps: lines.map(({ step }) => step),
      forms: lines.flatMap(({ rules }) => rules.flatMap(({ form }) => form ?? [])),
    };
  }

  it('has grounds on which a post has to go', () => {
    expect(grounds.length).toBeGreaterThan(0);
  });

  it.each(grounds.map(({ id }) => id))('%s: the post has to go, and is saved first, with a sheet to fill in', (id) => {
    const ground = grounds.find((rule) => rule.id === id);
    const ways = ground ? breaking(ground, whole.facts) : [];
    expect(ways.length).toBeGreaterThan(0);
    for (const answers of ways) {
      expect(judge(whole.rules, whole.facts, answers).level, JSON.stringify(answers)).toBe('stop');
      const { steps, forms } = toDo(answers);
      expect(steps[0], JSON.stringify(answers)).toBe('preserve');
      expect(steps, JSON.stringify(answers)).toContain('act');
      expect(forms.length, JSON.stringify(answers)).toBeGreaterThan(0);
    }
  });

  it('whatever else is answered, what has to go is saved first', () => {
    const facts = [...whole.facts.values()];
    let stops = 0;
    fc.assert(
      fc.property(anyAnswers(facts), (answers) => {
        if (judge(whole.rules, whole.facts, answers).level !== 'stop') return;
        stops += 1;
        const { steps } = toDo(answers);
        expect(steps[0]).toBe('preserve');
        expect(steps).toContain('act');
      }),
      { numRuns: 500 },
    );
    expect(stops).toBeGreaterThan(0);
  });
});

/** The sets of answers, one option each, that break a must-not and that can spare none of the questions as they are put. */
function breaking(rule: JudgedRule, facts: ReadonlyMap<string, CountedFact>, answers: Answers = {}): Answers[] {
  const applies = match(rule.when ?? { all: [] }, facts, answers);
  if (applies.truth !== 'unknown') return applies.truth === 'yes' ? [answers] : [];
  const [ask] = applies.missing;
  return (facts.get(ask)?.options ?? []).flatMap(({ id }) => breaking(rule, facts, { ...answers, [ask]: [id] }));
}
