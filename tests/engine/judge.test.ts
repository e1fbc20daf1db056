import { describe, expect, it } from 'vitest';
import type { FactIndex } from '../../src/engine/condition.ts';
import {
  draw,
  judge,
  judgeRule,
  type Finding,
  type JudgedRule,
  type Status,
  type Verdict,
} from '../../src/engine/judge.ts';
import type { Condition } from '../../src/model/condition.ts';
import type { Force } from '../../src/model/rule.ts';

const facts: FactIndex = new Map(['w', 'm'].map((id) => [id, { id }]));
const yes = { all: [] } satisfies Condition;
const no = { any: [] } satisfies Condition;
const ask = (fact: string): Condition => ({ fact, is: ['on'] });
const conditions = { absent: undefined, yes, no, unknown: ask('w') } as const;
const metConditions = { absent: undefined, yes, no, unknown: ask('m') } as const;
type Value = keyof typeof conditions;

const rule = (force: Force, when: Value, met: Value): JudgedRule => ({
  id: 'r',
  force,
  when: conditions[when],
  met: metConditions[met],
});

/** The design's table, row by row: when, met, and the status by force. */
type Row = readonly [when: Value, met: Value, byForce: Readonly<Record<Exclude<Force, 'note'>, Status>>];
const values: readonly Value[] = ['absent', 'yes', 'no', 'unknown'];
const same = (status: Status) => ({ 'must-not': status, must: status, should: status, may: status });
const table: readonly Row[] = [
  ...values.map((met): Row => ['no', met, same('does-not-apply')]),
  ...values.map((met): Row => ['unknown', met, same('open')]),
  ...(['absent', 'yes'] as const).flatMap((when): Row[] => [
    [when, 'absent', { 'must-not': 'broken', must: 'duty', should: 'advice', may: 'permission' }],
    [when, 'yes', { 'must-not': 'broken', must: 'fulfilled', should: 'followed', may: 'permission' }],
    [when, 'no', { 'must-not': 'broken', must: 'unmet', should: 'advice', may: 'permission' }],
    [when, 'unknown', { 'must-not': 'broken', must: 'open', should: 'open', may: 'permission' }],
  ]),
];

describe("the design's table", () => {
  it('has a row for every pair of when and met', () => {
    expect(new Set(table.map(([when, met]) => `${when} ${met}`)).size).toBe(16);
  });

  const rows = table.flatMap(([when, met, byForce]) =>
    Object.entries(byForce).map(([force, status]) => ({ when, met, force: force as Force, status })),
  );
  it.each(rows)('$force, when $when, met $met: $status', ({ when, met, force, status }) => {
    expect(judgeRule(rule(force, when, met), facts, {}).status).toBe(status);
  });

  it('says which facts an open rule waits for, and what a settled one rests on', () => {
    expect(judgeRule(rule('must', 'unknown', 'unknown'), facts, {})).toMatchObject({ status: 'open', missing: ['w'] });
    expect(judgeRule(rule('must', 'unknown', 'unknown'), facts, { w: ['on'] })).toMatchObject({
      missing: ['m'],
      because: ['w'],
    });
    expect(judgeRule(rule('must', 'unknown', 'unknown'), facts, { w: ['on'], m: ['off'] })).toEqual({
      rule: 'r',
      force: 'must',
      status: 'unmet',
      because: ['w', 'm'],
      missing: [],
    });
  });
});

describe('the verdict', () => {
  const statuses = {
    'must-not': ['broken', 'open', 'does-not-apply'],
    must: ['unmet', 'open', 'duty', 'fulfilled', 'does-not-apply'],
    should: ['advice', 'open', 'followed', 'does-not-apply'],
    may: ['permission', 'open', 'does-not-apply'],
  } as const;
  const pairs = Object.entries(statuses).flatMap(([force, list]) =>
    list.map((status) => ({ force: force as Force, status })),
  );
  const finding = ({ force, status }: { force: Force; status: Status }, index: number): Finding => {
    const about = { rule: `rule-${index}`, force, because: [] };
    return status === 'open' ? { ...about, status, missing: [`fact-${index}`] } : { ...about, status, missing: [] };
  };

  it('depends on nothing but the set of forces and statuses: all 32,768 sets', () => {
    expect(pairs).toHaveLength(15);
    for (let set = 0; set < 2 ** pairs.length; set++) {
      const chosen = pairs.filter((_, index) => set & (1 << index)).map(finding);
      const has = (force: Force, status: Status) => chosen.some((one) => one.force === force && one.status === status);
      const level = has('must-not', 'broken')
        ? 'stop'
        : has('must', 'open') || has('must-not', 'open')
          ? 'open'
          : has('must', 'unmet')
            ? 'not-yet'
            : 'go';
      if (draw(chosen).level !== level) expect(draw(chosen).level, JSON.stringify(chosen)).toBe(level);
      const doubledAndTurned = [...chosen, ...chosen].reverse();
      if (draw(doubledAndTurned).level !== level)
        expect(draw(doubledAndTurned).level, JSON.stringify(chosen)).toBe(level);
    }
  });

  it('names what open binding rules miss, and nothing that advice or permission misses', () => {
    const open = pairs.filter((pair) => pair.status === 'open').map(finding);
    const binding = open.filter((one) => one.force === 'must' || one.force === 'must-not');
    expect(draw(open).missing).toEqual(binding.flatMap((one) => one.missing));
    expect(draw(open.filter((one) => !binding.includes(one)))).toMatchObject({ level: 'go', missing: [] });
  });

  it('is a stop at once, and still offers what is unknown', () => {
    const rules = [rule('must-not', 'yes', 'absent'), rule('must', 'unknown', 'absent')];
    expect(judge(rules, facts, {})).toMatchObject({ level: 'stop', missing: ['w'] });
  });

  it('never weighs a note', () => {
    expect(judge([rule('note', 'unknown', 'unknown')], facts, {})).toEqual({ level: 'go', missing: [], findings: [] });
  });

  it('cannot be written down wrongly', () => {
    // @ts-expect-error nothing can be missing from a go
    const go: Verdict = { level: 'go', missing: ['w'], findings: [] };
    // @ts-expect-error an open verdict is missing something
    const open: Verdict = { level: 'open', missing: [], findings: [] };
    // @ts-expect-error an open finding is missing something
    const waiting: Finding = { rule: 'r', force: 'must', because: [], status: 'open', missing: [] };
    expect([go, open, waiting]).toHaveLength(3);
  });
});
