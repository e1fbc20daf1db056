import type { CountedFact } from '../../src/engine/classes.ts';
import type { WholeTool } from '../../src/engine/enumerate.ts';
import type { JudgedRule } from '../../src/engine/judge.ts';

/** A made-up tool, small enough to count by hand and to walk without any shortcut: may the boat leave the harbour? */
export const facts: readonly CountedFact[] = [
  { id: 'weather', choose: 'one', options: [{ id: 'calm' }, { id: 'storm' }, { id: 'unsure', unknown: true }] },
  {
    id: 'shelter',
    choose: 'several',
    when: { fact: 'weather', is: ['storm'] },
    options: [{ id: 'moored' }, { id: 'reported' }, { id: 'nothing', alone: true }],
  },
  {
    id: 'cargo',
    choose: 'several',
    options: [
      { id: 'grain' },
      { id: 'timber' },
      { id: 'fuel' },
      { id: 'poison' },
      { id: 'none', alone: true },
      { id: 'unsure', alone: true, unknown: true },
    ],
  },
  {
    id: 'permit',
    choose: 'one',
    when: { not: { fact: 'cargo', is: ['none'] } },
    options: [{ id: 'signed' }, { id: 'unsigned' }, { id: 'unsure', unknown: true }],
  },
];

export const rules: readonly JudgedRule[] = [
  { id: 'keep-watch', force: 'must' },
  { id: 'no-poison', force: 'must-not', when: { fact: 'cargo', is: ['poison'] } },
  {
    id: 'no-fuel-unsigned',
    force: 'must-not',
    when: {
      all: [
        { fact: 'cargo', is: ['fuel'] },
        { fact: 'permit', is: ['unsigned'] },
      ],
    },
  },
  {
    id: 'permit-for-goods',
    force: 'must',
    when: { fact: 'cargo', is: ['grain', 'timber'] },
    met: { fact: 'permit', is: ['signed'] },
  },
  { id: 'moor', force: 'must', when: { fact: 'weather', is: ['storm'] }, met: { fact: 'shelter', is: ['moored'] } },
  {
    id: 'report',
    force: 'should',
    when: { fact: 'weather', is: ['storm'] },
    met: { fact: 'shelter', is: ['reported'] },
  },
  {
    id: 'be-sure',
    force: 'must',
    met: {
      not: {
        any: [
          { fact: 'weather', is: ['unsure'] },
          { fact: 'cargo', is: ['unsure'] },
          { fact: 'permit', is: ['unsure'] },
        ],
      },
    },
  },
  { id: 'calm-is-fine', force: 'may', when: { fact: 'weather', is: ['calm'] } },
  { id: 'what-cargo-is', force: 'note' },
];

export const order = ['weather', 'shelter', 'cargo', 'permit'];

export const harbour: WholeTool = { rules, facts: new Map(facts.map((fact) => [fact.id, fact])), order };

/** Every answer that somebody can give to a fact, one by one. */
export function rawAnswers(fact: CountedFact): string[][] {
  const single = fact.options.filter((option) => fact.choose === 'one' || option.alone).map((option) => option.id);
  const combinable = fact.options.map((option) => option.id).filter((id) => !single.includes(id));
  const subsets = combinable.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);
  return [...subsets.filter((set) => set.length > 0), ...single.map((id) => [id])];
}
