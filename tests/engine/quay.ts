import type { ChecklistBundle, ChecklistMore } from '../../src/engine/channelBundle.ts';
import { itemRules } from '../../src/engine/checklist.ts';
import type { Tick } from '../../src/model/channel.ts';

type LeanRule = ChecklistBundle['rules'][number];

function rule(id: string, part: Partial<LeanRule>): LeanRule {
  return {
    id,
    force: 'must',
    title: `Title of ${id}`,
    text: `Text of ${id}.`,
    do: `Do ${id}.`,
    place: 0,
    phase: 'before',
    topic: 'Plans',
    who: ['Harbour master'],
    stamp: 'now',
    ...part,
  };
}

/** What its folds need. */
export const quayMore: ChecklistMore = {
  policy: { id: 'quay', name: 'Quay University', short: 'QU', edition: 'edition 3' },
  fields: [
    { id: 'name', label: 'Name of the channel', kind: 'line' },
    { id: 'platform', label: 'Platform', kind: 'platform' },
    { id: 'purpose', label: 'Purpose', kind: 'text' },
  ],
  facts: [
    {
      id: 'account',
      choose: 'one',
      question: 'Which kind of account is it?',
      why: 'It decides who is told.',
      options: [
        { id: 'central', label: 'Central', said: 'The account is central.' },
        { id: 'specific', label: 'Specific', said: 'The account is a unit’s own.' },
        { id: 'unsure', label: 'No idea', said: 'You do not know.', unknown: true },
      ],
    },
    {
      id: 'risk',
      choose: 'several',
      question: 'What may happen?',
      why: 'It decides how often to look.',
      said: 'There may be {options}.',
      when: { fact: 'account', is: ['central'] },
      options: [
        { id: 'storms', label: 'Storms', said: 'storms' },
        { id: 'waves', label: 'Waves', said: 'waves' },
        { id: 'none', label: 'Nothing', said: 'Nothing may happen.', alone: true },
      ],
    },
  ],
  platforms: [{ id: 'pier', name: 'The *Brygga*' }],
  papers: [
    {
      id: 'basis',
      title: 'Basis for *beslut*',
      intro: 'For the harbour master.',
      about: ['name', 'platform', 'purpose', 'account', 'risk'],
      phases: ['before', 'opening'],
      lines: ['Decision', 'Date and signature'],
    },
    {
      id: 'mandate',
      title: 'Mandate',
      intro: 'For the mayor.',
      when: { fact: 'account', is: ['central', 'unsure'] },
      about: ['name'],
      phases: ['closing'],
    },
  ],
  words: {},
};

/** A made-up harbour's checklist: every force and phase, a rule that may not apply, and one that nobody can settle here. */
export const quayBundle: ChecklistBundle = {
  locale: 'en',
  policy: { id: 'quay' },
  facts: quayMore.facts,
  places: [
    { cite: '§ 1', page: '/en/quay/opening/' },
    { cite: '§ 1', page: '/en/quay/more/' },
    { cite: '§ 2', page: '/en/quay/opening/' },
  ],
  rules: [
    rule('quay-purpose', {}),
    rule('quay-notify', {
      when: { fact: 'account', is: ['specific', 'unsure'] },
      topic: 'Register',
      place: 1,
    }),
    rule('quay-plan', { force: 'should' }),
    rule('quay-sender', { phase: 'opening', topic: 'Sender', place: 2 }),
    rule('quay-no-rubbish', { phase: 'running', force: 'must-not', topic: 'Order' }),
    rule('quay-storm', { phase: 'running', when: { fact: 'risk', is: ['storms'] } }),
    rule('quay-mistake', { phase: 'running', when: { fact: 'stage', is: ['by-mistake'] } }),
  ],
  suggestions: [
    { id: 'tell-followers', phase: 'closing', title: 'Tell those who follow', text: 'In good time.' },
    { id: 'archive-first', phase: 'closing', title: 'Archive first', text: 'Before all else.', first: true },
  ],
  more: `data:application/json,${encodeURIComponent(JSON.stringify(quayMore))}`,
};

/** The same, as the engine takes it. */
export const quay = { ...quayBundle, rules: itemRules(quayBundle) };

export function tick(part: Partial<Tick> = {}): Tick {
  return { state: 'done', on: '2026-11-21', note: '', reason: '', stamp: 'now', ...part };
}
