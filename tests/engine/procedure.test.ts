import { describe, expect, it } from 'vitest';
import type { Status } from '../../src/engine/judge.ts';
import { bySteps, procedure, type ProcedureRule } from '../../src/engine/procedure.ts';
import { steps } from '../../src/model/rule.ts';

const reason = (status: Status, rule: ProcedureRule) => ({ rule, finding: { status } });

describe('the procedure', () => {
  it('follows the steps, then what has none; in each, what is heaviest first', () => {
    const lines = procedure(
      [
        reason('duty', { id: 'none', do: 'None.' }),
        ...steps.toReversed().map((step) => reason('duty', { id: step, do: `Do ${step}.`, step })),
        reason('broken', { id: 'broken', do: 'Broken.', step: 'act' }),
        reason('unmet', { id: 'unmet', do: 'Unmet.', step: 'act' }),
        reason('unmet', { id: 'unmet-none', do: 'Unmet, none.' }),
      ],
      [],
    );
    expect(lines.map(({ id }) => id)).toEqual([
      'preserve',
      'broken',
      'unmet',
      'act',
      ...steps.slice(2),
      'unmet-none',
      'none',
    ]);
  });

  it('holds what is broken, unmet or a duty and says what to do, and nothing else', () => {
    const statuses = ['open', 'advice', 'permission', 'fulfilled', 'followed', 'does-not-apply'] as const;
    const others = statuses.map((status) => reason(status, { id: status, do: `${status}.` }));
    expect(procedure([...others, reason('duty', { id: 'silent' })], [])).toEqual([]);
  });

  it('says an equal line once, where it first stands, and cites every rule that asks for it', () => {
    const lines = procedure(
      [
        reason('duty', { id: 'late', do: 'Save it.', step: 'report' }),
        reason('duty', { id: 'early', do: 'Save it.', step: 'preserve' }),
      ],
      [],
    );
    expect(lines).toMatchObject([{ id: 'early', step: 'preserve', rules: [{ id: 'early' }, { id: 'late' }] }]);
  });

  it('puts a proposal into its step, before the rules and marked with what the policy does not say', () => {
    const lines = procedure(
      [
        reason('duty', { id: 'report', do: 'Report it.', step: 'report' }),
        reason('duty', { id: 'tell', do: 'Tell the dean.', step: 'tell' }),
      ],
      [
        { id: 'silence', text: 'It is silent.', proposal: { do: 'Tell the author.', step: 'tell' } },
        { id: 'silence-only', text: 'Silent too.' },
      ],
    );
    expect(lines.map(({ id, silence }) => [id, silence])).toEqual([
      ['report', undefined],
      ['silence', 'It is silent.'],
      ['tell', undefined],
    ]);
  });

  it('does not mark as a proposal what a rule asks for, in whatever step', () => {
    const silence = { id: 'silence', text: 'It is silent.', proposal: { do: 'Save it.', step: 'preserve' as const } };
    const lines = procedure([reason('duty', { id: 'rule', do: 'Save it.', step: 'tell' })], [silence]);
    expect(lines).toEqual([
      { id: 'rule', text: 'Save it.', step: 'preserve', rules: [{ id: 'rule', do: 'Save it.', step: 'tell' }] },
    ]);
  });

  it('groups lines under their step', () => {
    const lines = procedure(
      [
        reason('duty', { id: 'one', do: 'One.', step: 'act' }),
        reason('duty', { id: 'two', do: 'Two.', step: 'act' }),
        reason('duty', { id: 'three', do: 'Three.' }),
      ],
      [],
    );
    expect(bySteps(lines).map(({ step, lines: own }) => [step, own.length])).toEqual([
      ['act', 2],
      [undefined, 1],
    ]);
  });
});
