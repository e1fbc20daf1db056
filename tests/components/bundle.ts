import type { ToolBundle, ToolMore } from '../../src/engine/bundle.ts';

/** A small tool of a made-up harbour: a several-choice question, one that may not arise, and every kind of finding. */
export const bundle: ToolBundle = {
  locale: 'en',
  tool: {
    id: 'publish',
    title: 'May it go out?',
    levels: {
      stop: { title: 'Do not publish', text: 'Something may not be published.' },
      open: { title: 'Not settled yet', text: 'Questions are left.' },
      'not-yet': { title: 'Not yet', text: 'Do what is missing.' },
      go: { title: 'You can publish', text: 'Nothing stands in the way.' },
    },
  },
  policy: { id: 'harbour' },
  facts: [
    {
      id: 'details',
      choose: 'several',
      question: 'What does the post hold?',
      why: 'The more it holds, the more is required.',
      said: 'The post holds {options}.',
      options: [
        { id: 'name', label: 'A name', said: 'a name', example: 'A *signatur* counts too.' },
        { id: 'picture', label: 'A picture', said: 'a picture' },
        { id: 'contact', label: 'One contact detail', said: 'one contact detail', finds: 'one-contact' },
        { id: 'more', label: 'More than that', said: 'more than that', finds: 'several-contacts' },
        { id: 'none', label: 'Nothing about anyone', said: 'The post holds nothing about anyone.', alone: true },
        { id: 'unsure', label: 'No idea', said: 'You do not know what it holds.', alone: true, unknown: true },
      ],
    },
    {
      id: 'sensitive',
      choose: 'several',
      question: 'Any of these?',
      why: 'Some data may never go out.',
      said: 'It also holds {options}.',
      options: [
        { id: 'identity-number', label: 'An identity number', said: 'an identity number', finds: 'identity-number' },
        { id: 'health', label: 'Health', said: 'something about health' },
        { id: 'none', label: 'None of these', said: 'It holds nothing sensitive.', alone: true },
      ],
    },
    {
      id: 'approval',
      choose: 'one',
      question: 'Has everyone agreed?',
      why: 'Those shown must have said yes.',
      when: { fact: 'details', is: ['picture'] },
      options: [
        { id: 'everyone', label: 'Yes, everyone', said: 'Everyone has agreed.' },
        { id: 'not-everyone', label: 'No, not everyone', said: 'Not everyone has agreed.' },
      ],
    },
    {
      id: 'rights',
      choose: 'one',
      question: 'May the material be used?',
      why: 'It may belong to somebody else.',
      options: [
        { id: 'cleared', label: 'It may', said: 'The material may be used.' },
        { id: 'not-cleared', label: 'It may not', said: 'The material may not be used.' },
      ],
    },
  ],
  rules: [
    {
      id: 'harbour-never',
      force: 'must-not',
      title: 'Never identity numbers or health',
      when: { fact: 'sensitive', is: ['identity-number', 'health'] },
      cite: '§ 1',
      page: '/harbour/data/',
    },
    {
      id: 'harbour-approval',
      force: 'must',
      title: 'Those shown agree first',
      when: { fact: 'details', is: ['picture'] },
      met: { fact: 'approval', is: ['everyone'] },
      cite: '§ 2',
      page: '/harbour/data/',
    },
    {
      id: 'harbour-rights',
      force: 'must',
      title: 'The rights are cleared',
      met: { fact: 'rights', is: ['cleared'] },
      cite: '§ 3',
      page: '/harbour/data/',
    },
    {
      id: 'harbour-assess',
      force: 'must',
      title: 'Assess each case',
      when: { not: { fact: 'details', is: ['none'] } },
      met: { not: { fact: 'details', is: ['unsure'] } },
      cite: '§ 4',
      page: '/harbour/data/',
    },
  ],
  page: '',
};

const more: ToolMore = {
  policy: { name: 'Harbour University', edition: 'Edition 3' },
  rules: {
    'harbour-never': {
      text: 'You must never publish those.',
      do: 'Take it out.',
      step: 'act',
      form: 'log',
      note: 'The *lag* behind it is new.',
    },
    'harbour-approval': {
      text: 'Everyone shown has to agree.',
      do: 'Ask everyone.',
      letters: ['request'],
    },
    'harbour-rights': {
      text: 'The rights have to be cleared.',
      do: 'Clear the rights.',
      within: 'PT48H',
      every: 'P6M',
      step: 'preserve',
    },
    'harbour-assess': {
      text: 'Each case is assessed.',
      do: 'Find out what you do not know.',
      points: [
        { id: 'purpose', label: 'The purpose' },
        { id: 'spread', label: 'The spread' },
      ],
    },
  },
  silences: [
    { id: 'harbour-silent-music', text: 'It says nothing about music.' },
    {
      id: 'harbour-silent-tell',
      text: 'It does not say whom to tell.',
      when: { fact: 'sensitive', is: ['health'] },
      proposal: { do: 'Tell the author.', step: 'tell', letters: ['reply', 'other-reply'] },
    },
  ],
  letters: {
    university: { sv: 'Hamnens universitet', en: 'Harbour University' },
    options: {
      sensitive: {
        'identity-number': { sv: 'Ett personnummer', en: 'An identity number' },
        health: { sv: 'Hälsa', en: 'Health' },
        none: { sv: 'Inget av detta', en: 'None of these' },
      },
    },
    texts: [
      {
        id: 'request',
        title: { sv: 'Fråga om lov', en: 'Ask for leave' },
        intro: { sv: 'Skicka den.', en: 'Send it.' },
        fields: [{ id: 'recipient', label: { sv: 'Namn', en: 'Name' }, channel: 'responsible' }],
        subject: { sv: 'Får vi?', en: 'May we?' },
        body: [{ sv: 'Hej {recipient}, från {university}', en: 'Dear {recipient}, from {university}' }],
      },
      {
        id: 'reply',
        title: { sv: 'Besked', en: 'Reply' },
        intro: { sv: 'Visa det.', en: 'Show it.' },
        when: { fact: 'details', is: ['name'] },
        fields: [
          {
            id: 'action',
            label: { sv: 'Åtgärd', en: 'Action' },
            choices: [
              { sv: 'dolt', en: 'hidden' },
              { sv: 'tagit bort', en: 'removed' },
            ],
          },
          { id: 'ground', label: { sv: 'Skäl', en: 'Reason' }, fact: 'sensitive' },
        ],
        body: [{ sv: 'Vi har {action} det: {ground}.', en: 'We have {action} it: {ground}.' }],
      },
      {
        id: 'other-reply',
        title: { sv: 'Annat besked', en: 'Other reply' },
        intro: { sv: 'Visa det.', en: 'Show it.' },
        when: { fact: 'details', is: ['picture'] },
        fields: [],
        body: [{ sv: 'Hej', en: 'Hello' }],
      },
    ],
  },
  forms: [
    {
      id: 'log',
      title: 'The log',
      intro: 'Fill it in first.',
      fields: [
        { id: 'found', label: 'Found', kind: 'moment', found: true },
        { id: 'wharf', label: 'Wharf', channel: 'name' },
        { id: 'ground', label: 'Ground', fact: 'sensitive' },
        { id: 'cargo', label: 'Cargo', kind: 'long' },
        { id: 'kept', label: 'Kept', choices: ['On board', 'Ashore'] },
      ],
      fileName: 'log-{found}',
    },
  ],
  calendar: {
    dates: [
      {
        id: 'harbour-review',
        title: 'Look at the rights',
        text: 'All of them.',
        rule: { id: 'harbour-rights', force: 'must', title: 'The rights are cleared', cite: '§ 3', url: '/x/' },
        from: 'opened',
        every: 'P6M',
      },
    ],
    facts: [],
    avoid: [],
  },
  scenarios: [
    {
      id: 'harbour-quay',
      name: 'A picture of the quay',
      story: 'Nobody is in it.',
      answers: { details: ['none'], sensitive: ['none'], rights: ['cleared'] },
    },
  ],
  words: {},
};
// What stands after the page's own address is then the fragment.
bundle.page = `data:application/json,${encodeURIComponent(JSON.stringify(more))}#`;
