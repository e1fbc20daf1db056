import { expect, it } from 'vitest';
import { factsIn, leaves, support } from '../../src/engine/support.ts';
import type { Condition } from '../../src/model/condition.ts';
import { harbour } from './harbour.ts';

const condition: Condition = {
  any: [
    { not: { fact: 'permit', is: ['signed'] } },
    {
      all: [
        { fact: 'weather', is: ['calm'] },
        { fact: 'permit', is: ['unsure'] },
      ],
    },
  ],
};

it('finds every leaf, and each fact once', () => {
  expect(leaves(condition).map((leaf) => leaf.is.join())).toEqual(['signed', 'calm', 'unsure']);
  expect(factsIn(condition)).toEqual(['permit', 'weather']);
});

it('follows facts to those that decide whether they arise, through chains', () => {
  expect(support([condition], harbour.facts)).toEqual(['permit', 'weather', 'cargo']);
  const chain = new Map(
    ['a', 'b', 'c'].map(
      (id, at, ids) => [id, { id, ...(at > 0 && { when: { fact: ids[at - 1] ?? '', is: ['x'] } }) }] as const,
    ),
  );
  expect(support([{ fact: 'c', is: ['x'] }], chain)).toEqual(['c', 'b', 'a']);
});
