import { describe, expect, it } from 'vitest';
import { judge, type JudgedRule } from '../../src/engine/judge.ts';
import { nextQuestion, unusedAnswers } from '../../src/engine/questions.ts';
import type { Answers } from '../../src/engine/condition.ts';
import { harbour } from './harbour.ts';

const { rules, facts, order } = harbour;
const next = (answers: Answers) => nextQuestion(order, judge(rules, facts, answers));
const unused = (answers: Answers) => unusedAnswers(order, judge(rules, facts, answers), answers, facts);

describe('the next question', () => {
  it('comes in the order of the tool, whatever order the rules have', () => {
    expect(next({})).toBe('weather');
    expect(nextQuestion(order, judge([...rules].reverse(), facts, {}))).toBe('weather');
  });

  it('skips what does not arise and asks what does', () => {
    expect(next({ weather: ['calm'] })).toBe('cargo');
    expect(next({ weather: ['storm'] })).toBe('shelter');
    expect(next({ weather: ['calm'], cargo: ['none'] })).toBeUndefined();
    expect(next({ weather: ['calm'], cargo: ['grain'] })).toBe('permit');
  });

  it('goes on after a stop until nothing is missing', () => {
    const answers = { weather: ['calm'], cargo: ['poison'] };
    expect(judge(rules, facts, answers).level).toBe('stop');
    expect(next(answers)).toBe('permit');
    expect(next({ ...answers, permit: ['signed'] })).toBeUndefined();
  });

  it('is not asked for the sake of advice alone', () => {
    const advice = rules.filter((rule) => rule.force === 'should' || rule.force === 'may');
    expect(advice).toHaveLength(2);
    expect(nextQuestion(order, judge(advice, facts, {}))).toBeUndefined();
  });
});

describe('answers that are not used', () => {
  it('are those to questions that no longer arise; nothing is dropped', () => {
    const answers = { weather: ['calm'], shelter: ['moored'], cargo: ['none'], permit: ['signed'] };
    expect(unused(answers)).toEqual(['shelter', 'permit']);
    expect(unused({ ...answers, weather: ['storm'], cargo: ['grain'] })).toEqual([]);
  });

  it('do not include the answer that made another question arise', () => {
    const only: JudgedRule[] = [{ id: 'permit', force: 'must', met: { fact: 'permit', is: ['signed'] } }];
    const answers = { cargo: ['fuel'], permit: ['signed'] };
    expect(unusedAnswers(order, judge(only, facts, answers), answers, facts)).toEqual([]);
  });

  it('change no verdict', () => {
    const answers = { weather: ['calm'], cargo: ['none'] };
    expect(judge(rules, facts, { ...answers, shelter: ['nothing'], permit: ['unsigned'] }).level).toBe(
      judge(rules, facts, answers).level,
    );
  });
});
