import type { ChecklistBundle, ChecklistMore, ItemRule } from '../../src/engine/channelBundle.ts';
import type { Tick } from '../../src/model/channel.ts';

function rule(id: string, part: Partial<ItemRule>): ItemRule {
  return {
    id,
    force: 'must',
    title: `Title of ${id}`,
    text: `Text of ${id}.`,
    do: `Do ${id}.`,
    cite: '§ 1',
    url: `/en/quay/opening/#${id}`,
    phase: 'before',
    topic: 'Plans',
    who: ['Harbour master'],
    stamp: 'now',
    ...part,
  };
}

/** What its sheets need. */
export const quayMore: ChecklistMore = {
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
  platforms: [{ id: 'pier', name: 'The *Brygga*', evidence: 'It is there.' }],
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
export const quay: ChecklistBundle = {
  locale: 'en',
  policy: { id: 'quay', name: 'Quay University', short: 'QU', edition: 'edition 3' },
  facts: quayMore.facts,
  rules: [
    rule('quay-purpose', {}),
    rule('quay-notify', {
      when: { fact: 'account', is: ['specific', 'unsure'] },
      topic: 'Register',
      url: '/en/quay/more/#quay-notify',
    }),
    rule('quay-plan', { force: 'should' }),
    rule('quay-sender', { phase: 'opening', topic: 'Sender', cite: '§ 2' }),
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

export function tick(part: Partial<Tick> = {}): Tick {
  return { state: 'done', on: '2026-11-21', note: '', reason: '', stamp: 'now', ...part };
}
