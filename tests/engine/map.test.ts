import { describe, expect, it } from 'vitest';
import type { CountedFact } from '../../src/engine/classes.ts';
import type { JudgedRule } from '../../src/engine/judge.ts';
import { ruleGroups, toolMap } from '../../src/engine/map.ts';

const fact = (id: string, when?: CountedFact['when']): CountedFact => ({
  id,
  choose: 'one',
  options: [{ id: 'yes' }, { id: 'no' }, { id: 'unsure', unknown: true }],
  ...(when && { when }),
});
const is = (id: string, ...options: string[]) => ({ fact: id, is: options });

const rules: JudgedRule[] = [
  { id: 'anchor', force: 'must-not', when: is('storm', 'yes') },
  {
    id: 'reef',
    force: 'must',
    when: { all: [is('storm', 'yes'), { not: is('harbour', 'yes') }] },
    met: is('crew', 'yes'),
  },
  { id: 'flag', force: 'must' },
  { id: 'lamp', force: 'must-not', when: is('storm', 'no', 'unsure') },
  { id: 'never', force: 'must', when: is('harbour', 'yes'), met: { any: [is('storm', 'yes'), is('harbour', 'yes')] } },
  { id: 'log', force: 'note' },
];
const facts = [fact('storm'), fact('harbour', is('storm', 'yes')), fact('crew')];
const map = toolMap({ rules, facts: new Map(facts.map((one) => [one.id, one])), order: facts.map(({ id }) => id) });

describe('a map', () => {
  it('says what each line asks of the answer, and whether it asks for the opposite', () => {
    expect(map.openings).toEqual([
      { from: 'storm', to: 'harbour', looks: [{ part: 'when', not: false, options: ['yes'] }] },
    ]);
    expect(map.weighings.filter(({ to }) => to === 'reef')).toEqual([
      { from: 'storm', to: 'reef', looks: [{ part: 'when', not: false, options: ['yes'] }] },
      { from: 'harbour', to: 'reef', looks: [{ part: 'when', not: true, options: ['yes'] }] },
      { from: 'crew', to: 'reef', looks: [{ part: 'met', not: false, options: ['yes'] }] },
    ]);
  });

  it('leads from a rule to the results that some answers give, and from a note nowhere', () => {
    expect(map.givings.map(({ from, status, to }) => `${from} ${status} ${to}`)).toEqual([
      'anchor broken stop',
      'reef unmet not-yet',
      'reef fulfilled go',
      'flag duty go',
      'lamp broken stop',
      // It is met wherever it applies.
      'never fulfilled go',
    ]);
    expect(map.rules).not.toContain('log');
    expect(map.levels).toEqual(['stop', 'not-yet', 'go']);
  });

  it('puts rules together that hang on the same questions and can end alike', () => {
    expect(ruleGroups(map).map((group) => group.rules)).toEqual([['anchor', 'lamp'], ['reef'], ['flag'], ['never']]);
  });
});
