import { speak } from '../../src/data/bundle.ts';
import type { PolicyTexts } from '../../src/engine/channelBundle.ts';
import type { Material } from '../../src/engine/fullText.ts';
import type { UserPolicy } from '../../src/model/clause.ts';
import type { Locale } from '../../src/model/text.ts';

/** A made-up user policy: every kind of clause, slot and field. */
export const userPolicy: UserPolicy = {
  title: { sv: 'Om {name}', en: 'About {name}' },
  clauses: [
    {
      id: 'purpose',
      title: { sv: 'Syfte', en: 'Purpose' },
      rules: ['harbour-purpose'],
      required: true,
      full: [
        {
          sv: '{university} berättar här om {purpose} (*harbour news*).',
          en: 'Here {university} tells of {purpose}.',
        },
        { sv: 'Inte till för {not-for}.', en: 'Not for {not-for}.' },
      ],
      short: { sv: 'Här: {purpose}.', en: 'Here: {purpose}.' },
      signs: { sv: ['handlar om', 'syfte'], en: ['is about'] },
    },
    {
      id: 'deputy',
      title: { sv: 'Ersättare', en: 'Deputy' },
      rules: ['harbour-deputy'],
      full: [{ sv: 'Ersättare är {deputy}.', en: 'The deputy is {deputy}.' }],
      short: { sv: 'Ersättare: {deputy}.', en: 'Deputy: {deputy}.' },
      signs: { sv: ['ersättare'], en: ['deputy'] },
    },
    {
      id: 'cookies',
      title: { sv: 'Kakor', en: 'Cookies' },
      rules: ['harbour-cookies'],
      required: true,
      when: { fact: 'cookies', is: ['yes', 'unsure'] },
      full: [{ sv: 'Vi använder kakor.', en: 'We use cookies.' }],
      short: { sv: 'Kakor används.', en: 'Cookies are used.' },
      signs: { sv: ['kak'], en: ['cookie'] },
    },
    {
      id: 'hours',
      title: { sv: 'Svarstider', en: 'Reply times' },
      full: [{ sv: 'Vi på {platform} svarar {hours}.', en: 'On {platform} we reply {hours}.' }],
      short: { sv: 'Svar: {hours}.', en: 'Replies: {hours}.' },
      signs: { sv: ['svarar'], en: ['repl'] },
    },
  ],
  profiles: [
    { sv: '{university}: {purpose} {policy-address}', en: '{university}: {purpose} {policy-address}' },
    { sv: '{short}. Mer: {policy-address}', en: '{short}. More: {policy-address}' },
    { sv: '{short} {policy-address}', en: '{short} {policy-address}' },
  ],
};

const spoken = {
  names: { university: { sv: 'Norrviks universitet', en: 'Norrvik University' }, short: { sv: 'NU', en: 'NU' } },
  labels: {
    name: { sv: 'namn', en: 'name' },
    purpose: { sv: 'kanalens *syfte*', en: 'purpose' },
    'not-for': { sv: 'inte för', en: 'not for' },
    deputy: { sv: 'ersättare', en: 'deputy' },
    hours: { sv: 'svarstid', en: 'reply time' },
    platform: { sv: 'plattform', en: 'platform' },
    'policy-address': { sv: 'adress', en: 'address' },
  },
  platformNames: { fjord: { sv: 'Fjorden', en: 'The Fjord' } },
};

/** What a text is made of under a user policy, with nothing told. */
export function materialOf(policy: UserPolicy): Material & { texts: Record<Locale, PolicyTexts> } {
  return {
    clauses: policy.clauses,
    texts: { sv: textsOf(policy, 'sv'), en: textsOf(policy, 'en') },
    optional: ['not-for', 'deputy'],
    fields: [
      { id: 'name', kind: 'line', label: 'Name' },
      { id: 'platform', kind: 'platform', label: 'Platform' },
    ],
    facts: new Map([['cookies', { id: 'cookies' }]]),
    answers: {},
    typed: {},
    text: { language: 'sv', order: [], out: [], edits: {} },
  };
}

export const material = materialOf(userPolicy);

function textsOf(policy: UserPolicy, locale: Locale): PolicyTexts {
  const { title, clauses, profiles } = speak(policy, locale);
  return {
    title,
    profiles,
    clauses: Object.fromEntries(clauses.map((clause) => [clause.id, clause])),
    shorts: Object.fromEntries(clauses.map(({ id, short }) => [id, short])),
    ...speak(spoken, locale),
  };
}
