import type { ChannelPageBundle } from '../../src/engine/channelBundle.ts';

/** A small form: a field of every kind, and a choice of each sort. */
export const bundle: ChannelPageBundle = {
  locale: 'en',
  policy: { id: 'norrvik', name: 'Norrvik University', short: 'NU', edition: 'Edition 3' },
  fields: [
    { id: 'name', label: 'Name of the channel', hint: 'As in the profile.', kind: 'line' },
    { id: 'platform', label: 'Platform', kind: 'platform' },
    { id: 'address', label: 'Address', kind: 'url' },
    { id: 'purpose', label: 'Purpose', kind: 'text' },
    { id: 'responsible', label: 'Person responsible', kind: 'line', autocomplete: 'name' },
    { id: 'opens-on', label: 'Opens on', kind: 'date' },
  ],
  facts: [
    {
      id: 'account',
      choose: 'one',
      question: 'What sort of account is it?',
      why: 'A central one needs a *mandat*.',
      options: [
        { id: 'central', label: 'Central', said: 'It is central.' },
        { id: 'specific', label: 'Specific', said: 'It is specific.' },
      ],
    },
    {
      id: 'watch-risk',
      choose: 'several',
      question: 'Any of these?',
      why: 'It may have to be watched more often.',
      said: 'It draws {options}.',
      options: [
        { id: 'offensive-comments', label: 'Offensive comments', said: 'offensive comments' },
        { id: 'sensitive-data', label: 'Sensitive data', said: 'sensitive data' },
        { id: 'none', label: 'None of these', said: 'It draws none of these.', alone: true },
      ],
    },
    {
      id: 'mandate',
      choose: 'one',
      question: 'Is there a mandate?',
      why: 'A central account needs one.',
      when: { fact: 'account', is: ['central'] },
      options: [
        { id: 'given', label: 'It is given', said: 'There is one.' },
        { id: 'not-given', label: 'It is not', said: 'There is none.' },
      ],
    },
  ],
  platforms: [
    { id: 'mastodon', name: 'Mastodon' },
    { id: 'other', name: 'Another one' },
  ],
  groups: [
    { id: 'what', title: 'The channel', asks: ['name', 'platform', 'address', 'purpose', 'account', 'mandate'] },
    { id: 'who', title: 'Those responsible', asks: ['responsible', 'watch-risk', 'opens-on'] },
  ],
};
