import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContentError, pathText, problems, type Problem, type ProblemCode } from '../../src/data/problems.ts';
import { readContent } from '../../src/data/read.ts';
import { add, differing, inWorld, norrviksAnswers, swap, twin, type Edit } from '../fixtures/world.ts';

const people = 'policies/norrvik/sections/01-people.yaml';
const channels = 'policies/norrvik/sections/02-channels.yaml';
const policy = 'policies/norrvik/policy.yaml';
const scenarios = 'policies/norrvik/scenarios.yaml';
const opened = 'policies/norrvik/sections/03-opening.yaml';
const clauses = 'policies/norrvik/clauses.yaml';
const opening = 'policies/norrvik/opening.yaml';
const form = 'channel.yaml';
const glossary = 'glossary.yaml';
const tool = 'tools/publish.yaml';
const review = 'tools/review.yaml';
const points = 'points.yaml';
const answers = 'policies/norrvik/comparison.yaml';

interface Fault {
  edits: Record<string, Edit>;
  /** file, path */
  at: [string, string];
  near?: string;
  /** What the report adds of its own. */
  detail?: string;
  /** Where the fault cannot help bringing others with it. */
  among?: true;
}

const identityNumber = ['19811218', '9876'].join('-');
const address = ['someone', 'norrvik.test'].join('@');
const wholeFact = `
- id: spare
  choose: one
  question: { sv: Är det klart?, en: Is it done? }
  why: { sv: Det kan spela roll., en: It may matter. }
  options:
    - { id: ready, label: { sv: Ja, en: 'Yes' }, said: { sv: Det är klart., en: It is done. } }
    - { id: unready, label: { sv: Nej, en: 'No' }, said: { sv: Det är inte klart., en: It is not done. } }
`;

const shortcut = (answers: string) => `shortcut:
  label: { sv: Blev det fel?, en: Was it a mistake? }
  answers: { ${answers} }
`;
/** A second tool, the same as the first but for what it asks. */
const secondTool = (facts: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/shared', tool), 'utf8').replace(
    /^facts: .*$/m,
    `facts: ${facts}`,
  );
/** Puts these rules, by their ids without the policy's, into both tools. */
const both =
  (...ids: string[]): Edit =>
  (text) =>
    ids.reduce((whole, id) => {
      const start = whole.indexOf(`- id: norrvik-${id}\n`);
      const at = whole.indexOf('tools: [publish]', start);
      if (start === -1 || at === -1) throw new Error(`The fixture has no rule "${id}" in a tool.`);
      return `${whole.slice(0, at)}tools: [publish, review]${whole.slice(at + 'tools: [publish]'.length)}`;
    }, text);

const faults: Record<string, [ProblemCode, Fault]> = {
  'a visitor who is told nothing': [
    'inform-without-clause',
    { edits: { [clauses]: () => undefined }, at: [opened, 'rules[1].inform'] },
  ],
  'a visitor who is told by a clause that can be left out': [
    'inform-without-clause',
    { edits: { [clauses]: swap('    required: true\n', '') }, at: [opened, 'rules[1].inform'] },
  ],
  'a visitor who is not told in every case': [
    'inform-without-clause',
    { edits: { [clauses]: swap('is: [yes, unsure]', 'is: [yes]') }, at: [opened, 'rules[1].inform'] },
  ],
  'B1 a clause on no such rule': [
    'unknown-rule',
    {
      edits: { [clauses]: swap('[norrvik-tell-about-cookies]', '[norrvik-tell-about-cookies, norrvik-watc]') },
      at: [clauses, 'clauses[1].rules[1]'],
      near: 'norrvik-watch',
    },
  ],
  'a clause with a slot that no field fills': [
    'unknown-slot',
    { edits: { [clauses]: swap('{purpose}.', '{porpose}.', 6) }, at: [clauses, 'clauses[0].short'] },
  ],
  'B2 two clauses with one id': [
    'duplicate-id',
    { edits: { [clauses]: swap('- id: purpose', '- id: cookies') }, at: [clauses, 'clauses[1].id'] },
  ],
  'a profile text that leads nowhere': [
    'profile-without-link',
    {
      edits: { [clauses]: swap('{short}. Läs mer: {policy-address}', '{short}', 1) },
      at: [clauses, 'profiles[1]'],
      among: true,
    },
  ],
  'a field that the form does not ask': [
    'not-in-form',
    { edits: { [form]: swap('not-for, cookies, ', 'cookies, ') }, at: [form, 'fields[2].id'] },
  ],
  'a clause about what the form does not ask': [
    'not-in-form',
    {
      edits: {
        [clauses]: swap(
          '{ fact: cookies, is: [yes, unsure] }',
          '{ any: [{ fact: cookies, is: [yes, unsure] }, { fact: stage, is: [planned] }] }',
        ),
      },
      at: [clauses, 'clauses[1].when.any[1]'],
    },
  ],
  'B1 a form that asks no such field': [
    'unknown-field',
    { edits: { [form]: swap('asks: [name, ', 'asks: [name, nme, ') }, at: [form, 'groups[0].asks[1]'], near: 'name' },
  ],
  'B2 a form that asks twice': [
    'duplicate-id',
    { edits: { [form]: swap('asks: [name, ', 'asks: [name, name, ') }, at: [form, 'groups[0].asks[1]'] },
  ],
  'B1 a register entry with no such field': [
    'unknown-field',
    {
      edits: { [opening]: swap('fields: [name, purpose]', 'fields: [name, puropse]') },
      at: [opening, 'register.fields[1]'],
      near: 'purpose',
    },
  ],
  'B1 a letter filled from no such field': [
    'unknown-field',
    {
      edits: { 'letters.yaml': swap("en: The person's name }", "en: The person's name }, channel: nme") },
      at: ['letters.yaml', '[0].fields[0].channel'],
      near: 'name',
    },
  ],
  'B1 a date that no field gives': [
    'unknown-field',
    { edits: { [opening]: swap('from: opens-on', 'from: purpose') }, at: [opening, 'dates[0].from'] },
  ],
  'B2 a suggestion with the id of a rule': [
    'duplicate-id',
    { edits: { [opening]: swap('id: tell-followers', 'id: norrvik-watch') }, at: [opening, 'suggestions[0].id'] },
  ],
  'an interval beside that of the rule': [
    'interval-without-effect',
    {
      edits: { [opening]: swap('    from: opens-on', '    every: P1W\n    from: opens-on') },
      at: [opening, 'dates[0].every'],
    },
  ],
  'a slot that a field takes for itself': [
    'reserved-id',
    {
      edits: {
        [form]: (text) => text.replace('id: name,', 'id: short,').replace('[name, ', '[short, '),
        [clauses]: (text) => text.replaceAll('{name}', '{short}'),
        [opening]: (text) => text.replaceAll('{name}', '{short}').replaceAll('[name, ', '[short, '),
      },
      at: [form, 'fields[0].id'],
    },
  ],

  'a file that the site needs': [
    'missing-file',
    { edits: { 'i18n/sv.json': () => undefined }, at: ['i18n/sv.json', ''], among: true },
  ],
  'a policy folder without policy.yaml': ['missing-file', { edits: { [policy]: () => undefined }, at: [policy, ''] }],
  'B14 a prose page without its twin': [
    'missing-file',
    { edits: { 'docs/about.md': () => '# Om' }, at: ['docs/en/about.md', ''] },
  ],
  'B14 a prose page in English only': [
    'missing-file',
    { edits: { 'docs/en/about.md': () => '# About' }, at: ['docs/about.md', ''] },
  ],
  'no day on which the content was read': [
    'missing-file',
    { edits: { 'site.yaml': () => undefined }, at: ['site.yaml', ''] },
  ],
  'B9 a day that there is not': [
    'bad-value',
    { edits: { 'site.yaml': swap('2026-01-01', '2026-13-01') }, at: ['site.yaml', 'contentDate'] },
  ],
  'a file that nothing reads': [
    'stray-file',
    { edits: { 'policies/norrvik/rules.yaml': () => '[]' }, at: ['policies/norrvik/rules.yaml', ''] },
  ],
  'a section without a number': [
    'bad-file-name',
    { edits: { 'policies/norrvik/sections/extra.yaml': () => '{}' }, at: ['policies/norrvik/sections/extra.yaml', ''] },
  ],
  'B13 a file name in composed letters': [
    'bad-file-name',
    {
      edits: { ['policies/norrvik/sections/04-råd.yaml'.normalize('NFD')]: () => '{}' },
      at: ['policies/norrvik/sections/04-råd.yaml'.normalize('NFD'), ''],
    },
  ],
  'B13 bytes that are not UTF-8': [
    'not-utf-8',
    { edits: { [people]: (text) => Buffer.from(text, 'latin1') }, at: [people, ''], among: true },
  ],
  'B13 a byte order mark': ['byte-order-mark', { edits: { [people]: (text) => `\uFEFF${text}` }, at: [people, ''] }],
  'B13 line ends of CRLF': [
    'carriage-return',
    { edits: { [people]: (text) => text.replaceAll('\n', '\r\n') }, at: [people, ''] },
  ],
  'bad indentation': [
    'bad-yaml',
    {
      edits: { [people]: swap('title: { sv: Personer i inlägg, en', 'title: { sv: Personer: x: y, en') },
      at: [people, ''],
      among: true,
    },
  ],
  'a key that stands twice': [
    'bad-yaml',
    { edits: { [channels]: add('place: other\n') }, at: [channels, ''], among: true },
  ],
  'interface words that nest': [
    'bad-json',
    {
      edits: { 'i18n/en.json': () => '{ "site": { "title": "Kanalguiden" } }' },
      at: ['i18n/en.json', ''],
      among: true,
    },
  ],

  'a misspelt key': [
    'unknown-key',
    {
      edits: { [people]: swap('    letters: [consent', '    lettres: [consent') },
      at: [people, 'rules[2].lettres'],
      near: 'letters',
    },
  ],
  'a key left out': [
    'missing-key',
    { edits: { [channels]: swap('    force: note\n', '') }, at: [channels, 'rules[0].force'] },
  ],
  'B3 a language left out': [
    'missing-language',
    {
      edits: { [channels]: swap('{ sv: Visa avsändaren, en: Show the sender }', '{ sv: Visa avsändaren }') },
      at: [channels, 'rules[1].title.en'],
    },
  ],
  'a force that there is not': [
    'bad-value',
    { edits: { [channels]: swap('force: should', 'force: shoud') }, at: [channels, 'rules[1].force'], near: 'should' },
  ],
  'a place that can be no anchor': [
    'bad-value',
    { edits: { [policy]: swap("id: '2.1'", "id: '§ 2.1'") }, at: [policy, 'outline[2].id'], among: true },
  ],
  'B9 a date that there is not': [
    'bad-value',
    { edits: { [policy]: swap("'2020-01-15'", "'2020-02-30'") }, at: [policy, 'decidedOn'] },
  ],
  'a condition without "is"': [
    'bad-condition',
    {
      edits: { [people]: swap('{ fact: stage, is: [by-mistake] }', '{ fact: stage }') },
      at: [people, 'rules[4].when.is'],
    },
  ],
  'an empty list of options': [
    'bad-value',
    {
      edits: { [people]: swap('{ fact: stage, is: [by-mistake] }', '{ fact: stage, is: [] }') },
      at: [people, 'rules[4].when.is'],
    },
  ],

  'B1 a rule about no such fact': [
    'unknown-fact',
    {
      edits: { [people]: swap('met: { fact: consent,', 'met: { fact: consnet,') },
      at: [people, 'rules[2].met.fact'],
      near: 'consent',
      among: true,
    },
  ],
  'B1 a tool that asks no such fact': [
    'unknown-fact',
    { edits: { [tool]: swap('[stage,', '[stagee,') }, at: [tool, 'facts[0]'], near: 'stage', among: true },
  ],
  'B1 no such option': [
    'unknown-option',
    {
      edits: { [people]: swap('is: [written-complete]', 'is: [writen-complete]') },
      at: [people, 'rules[2].met.is[0]'],
      near: 'written-complete',
      among: true,
    },
  ],
  'B1 no such option in an example': [
    'unknown-option',
    {
      edits: { [scenarios]: swap('consent: [not-in-writing]', 'consent: [not-in-writin]') },
      at: [scenarios, '[1].answers.consent[0]'],
      near: 'not-in-writing',
    },
  ],
  'B1 an example that cites no such rule': [
    'unknown-rule',
    {
      edits: { [scenarios]: swap('[norrvik-written-consent]', '[norrvik-writen-consent]') },
      at: [scenarios, '[1].expect.cites[0]'],
      near: 'norrvik-written-consent',
    },
  ],
  'B1 no such topic': [
    'unknown-topic',
    { edits: { [channels]: swap('topic: sender', 'topic: sendr') }, at: [channels, 'rules[1].topic'], near: 'sender' },
  ],
  'B1 no such role': [
    'unknown-role',
    { edits: { [channels]: swap('[creator]', '[creatr]') }, at: [channels, 'rules[1].who[0]'], near: 'creator' },
  ],
  'B1 no such act': [
    'unknown-law',
    {
      edits: { [people]: (text) => text.replace('law: [gdpr]', 'law: [gdrp]') },
      at: [people, 'rules[0].law[0]'],
      near: 'gdpr',
    },
  ],
  'B1 no such letter': [
    'unknown-letter',
    {
      edits: { [people]: swap('letters: [consent-request', 'letters: [consent-reqest') },
      at: [people, 'rules[2].letters[0]'],
      near: 'consent-request',
    },
  ],
  'B1 no such letter in a proposal': [
    'unknown-letter',
    {
      edits: { [policy]: swap('letters: [consent-request]', 'letters: [consent-reqest]') },
      at: [policy, 'silences[0].proposal.letters[0]'],
      near: 'consent-request',
    },
  ],
  'B1 a letter for no such answer': [
    'unknown-option',
    {
      edits: { 'letters.yaml': swap('is: [picture, more]', 'is: [pictur, more]') },
      at: ['letters.yaml', '[0].when.is[0]'],
      near: 'picture',
      among: true,
    },
  ],
  'B1 no such form': [
    'unknown-form',
    {
      edits: { [people]: swap('form: capture-sheet', 'form: capture-shet') },
      at: [people, 'rules[4].form'],
      near: 'capture-sheet',
    },
  ],
  'B1 a blank filled from no such fact': [
    'unknown-fact',
    {
      edits: { 'forms.yaml': swap('fact: details', 'fact: detials') },
      at: ['forms.yaml', '[0].fields[1].fact'],
      near: 'details',
    },
  ],
  'a clock that starts from one line of text': [
    'found-without-moment',
    {
      edits: { 'forms.yaml': swap('kind: moment, found: true', 'found: true') },
      at: ['forms.yaml', '[0].fields[0].found'],
    },
  ],
  'B1 a shortcut through no such fact': [
    'unknown-fact',
    {
      edits: { [tool]: add(shortcut('stagee: [by-mistake]')) },
      at: [tool, 'shortcut.answers.stagee'],
      near: 'stage',
      among: true,
    },
  ],
  'B1 a shortcut through no such option': [
    'unknown-option',
    {
      edits: { [tool]: add(shortcut('stage: [by-mistak]')) },
      at: [tool, 'shortcut.answers.stage[0]'],
      near: 'by-mistake',
    },
  ],
  'a shortcut with two answers to one question': [
    'bad-answers',
    {
      edits: { [tool]: add(shortcut('stage: [planned, by-mistake]')) },
      at: [tool, 'shortcut.answers.stage'],
    },
  ],
  'B5 a shortcut through what the tool does not ask': [
    'fact-not-asked',
    {
      edits: { [tool]: add(shortcut('cookies: [yes]')) },
      at: [tool, 'shortcut.answers.cookies'],
    },
  ],
  'B1 no such tool': [
    'unknown-tool',
    {
      edits: { [people]: (text) => text.replace('tools: [publish]', 'tools: [publsh]') },
      at: [people, 'rules[0].tools[0]'],
      near: 'publish',
      among: true,
    },
  ],
  'B6 no such place': [
    'unknown-place',
    { edits: { [channels]: swap("'2.1'", "'2.2'") }, at: [channels, 'rules[1].place'], among: true },
  ],
  'B2 a rule id of another rule': [
    'duplicate-id',
    { edits: { [channels]: swap('id: norrvik-scope', 'id: norrvik-purpose') }, at: [channels, 'rules[0].id'] },
  ],
  'B2 a fact id of another fact': [
    'duplicate-id',
    { edits: { 'facts.yaml': swap('- id: purpose', '- id: stage') }, at: ['facts.yaml', '[3].id'], among: true },
  ],
  'B2 an option id of another option': [
    'duplicate-id',
    { edits: { 'facts.yaml': swap('id: more', 'id: name') }, at: ['facts.yaml', '[1].options[2].id'], among: true },
  ],
  'B2 two sections with one address': [
    'duplicate-id',
    {
      edits: { 'policies/norrvik/sections/03-people.yaml': () => channelsAgain },
      at: ['policies/norrvik/sections/03-people.yaml', ''],
    },
  ],
  'B2 a rule id of another policy': [
    'foreign-id',
    { edits: { [channels]: swap('id: norrvik-scope', 'id: norvik-scope') }, at: [channels, 'rules[0].id'] },
  ],

  'B3 a text that was not translated': [
    'same-in-both-languages',
    { edits: { [channels]: swap('en: Show the sender', 'en: Visa avsändaren') }, at: [channels, 'rules[1].title'] },
  ],
  'B3 slots that differ': [
    'different-slots',
    { edits: { 'letters.yaml': swap('Dear {recipient}', 'Dear {recipent}') }, at: ['letters.yaml', '[0].body[0]'] },
  ],
  'B3 slots of interface words that differ': [
    'different-slots',
    { edits: { 'i18n/en.json': swap('{number}', '{count}') }, at: ['i18n/en.json', 'site.answers'] },
  ],
  'a slot of a letter that no field fills': [
    'unknown-slot',
    {
      edits: { 'letters.yaml': swap('{recipient}', '{recipent}', 2) },
      at: ['letters.yaml', '[0].body[0]'],
      near: '{recipient}',
    },
  ],
  'a file name with a slot that no field fills': [
    'unknown-slot',
    {
      edits: { 'forms.yaml': swap('{found}', '{fund}', 2) },
      at: ['forms.yaml', '[0].fileName'],
      near: '{found}',
    },
  ],
  'a field with the name of the slot for the university': [
    'reserved-id',
    {
      edits: {
        'letters.yaml': swap('  subject:', '    - { id: university, label: { sv: Namn, en: Its name } }\n  subject:'),
      },
      at: ['letters.yaml', '[0].fields[1].id'],
    },
  ],
  'a policy with the address of another page': [
    'reserved-id',
    {
      edits: { 'policies/compare/policy.yaml': () => '{}' },
      at: ['policies/compare/policy.yaml', ''],
      among: true,
    },
  ],
  'a policy with the address of the tools for a frame': [
    'reserved-id',
    {
      edits: { 'policies/embed/policy.yaml': () => '{}' },
      at: ['policies/embed/policy.yaml', ''],
      among: true,
    },
  ],
  'a section with the address of another page': [
    'reserved-id',
    {
      edits: { 'policies/norrvik/sections/04-find.yaml': () => '{}' },
      at: ['policies/norrvik/sections/04-find.yaml', ''],
      among: true,
    },
  ],
  'a tool with the address of a channel tool': [
    'reserved-id',
    { edits: { 'tools/checklist.yaml': () => '{}' }, at: ['tools/checklist.yaml', ''], among: true },
  ],
  'one asterisk': [
    'unpaired-asterisk',
    { edits: { [channels]: swap('en: The rules cover', 'en: The *regler cover') }, at: [channels, 'rules[0].text.en'] },
  ],
  'B10 a tag': [
    'markup',
    {
      edits: { [channels]: swap('sv: Reglerna gäller', 'sv: Reglerna <b>gäller</b>') },
      at: [channels, 'rules[0].text.sv'],
    },
  ],
  'B10 an address that runs a script': [
    'markup',
    {
      edits: { [channels]: swap('sv: Reglerna gäller', 'sv: Reglerna javascript:alert(1) gäller') },
      at: [channels, 'rules[0].text.sv'],
    },
  ],
  'B15 an e-mail address in a comment': [
    'email-address',
    { edits: { [channels]: add(`# ask ${address}\n`) }, at: [channels, ''] },
  ],
  'B15 an identity number': [
    'identity-number',
    {
      edits: { [channels]: swap('sv: Reglerna gäller', `sv: Reglerna ${identityNumber} gäller`) },
      at: [channels, ''],
    },
  ],
  'B3 a word in one language only': [
    'missing-word',
    {
      edits: { 'i18n/sv.json': swap('"site.title"', '"site.titel"') },
      at: ['i18n/sv.json', 'site.title'],
      near: 'site.titel',
      among: true,
    },
  ],

  'B5 a rule that no answers make apply': [
    'never-applies',
    {
      edits: {
        [people]: swap(
          '{ fact: details, is: [picture, more] }',
          '{ all: [{ fact: stage, is: [planned] }, { fact: stage, is: [by-mistake] }] }',
        ),
      },
      at: [people, 'rules[2].when'],
    },
  ],
  'B5 a letter that no answers make suit': [
    'never-applies',
    {
      edits: {
        'letters.yaml': swap(
          'when: { fact: details, is: [picture, more] }',
          'when: { all: [{ fact: details, is: [picture] }, { fact: details, is: [none] }] }',
        ),
      },
      at: ['letters.yaml', '[0].when'],
    },
  ],
  'B5 a rule that turns on nothing that one of its tools asks': [
    'never-applies',
    {
      edits: { [review]: () => secondTool('[stage]'), [people]: both('remove-mistakes', 'written-consent') },
      at: [people, 'rules[2].tools[1]'],
      detail: 'Tool "review".',
    },
  ],
  'B5 a rule that no answers make apply in one of its tools': [
    'never-applies',
    {
      edits: {
        [review]: () => secondTool('[stage, details, purpose]'),
        [people]: (text) =>
          swap(
            'when: { fact: details, is: [picture, more] }',
            'when: { all: [{ fact: details, is: [none] }, { any: [{ fact: sensitive, is: [none] }, { fact: purpose, is: [other] }] }] }',
          )(String(both('remove-mistakes', 'written-consent', 'purpose')(text))),
      },
      at: [people, 'rules[2].tools[1]'],
      detail: 'Tool "review".',
      among: true,
    },
  ],
  'B5 a silence that turns on nothing that one of its tools asks': [
    'never-applies',
    {
      edits: {
        [review]: () => secondTool('[stage]'),
        [people]: both('remove-mistakes'),
        [policy]: swap('tools: [publish]', 'tools: [publish, review]'),
      },
      at: [policy, 'silences[0].tools[1]'],
      detail: 'Tool "review".',
    },
  ],
  'B5 a rule about options that cannot be chosen together': [
    'never-applies',
    {
      edits: {
        [people]: swap(
          '{ fact: details, is: [picture, more] }',
          '{ all: [{ fact: details, is: [picture] }, { fact: details, is: [none] }] }',
        ),
      },
      at: [people, 'rules[2].when'],
    },
  ],
  'B5 a rule about a fact that does not arise there': [
    'never-applies',
    {
      edits: {
        [people]: swap(
          '{ fact: details, is: [picture, more] }',
          '{ all: [{ fact: details, is: [none] }, { fact: consent, is: [unsure] }] }',
        ),
      },
      at: [people, 'rules[2].when'],
    },
  ],
  'B5 a rule that is never met where it applies': [
    'never-applies',
    {
      edits: {
        [people]: swap(
          'met: { fact: consent, is: [written-complete] }',
          'met: { all: [{ fact: details, is: [none] }, { fact: consent, is: [written-complete] }] }',
        ),
      },
      at: [people, 'rules[2].met'],
    },
  ],
  'B4 facts that wait for each other': [
    'circular-when',
    {
      edits: {
        'facts.yaml': swap(
          '  why: { sv: Misstag åtgärdas först., en: Mistakes come first. }\n',
          '  why: { sv: Misstag åtgärdas först., en: Mistakes come first. }\n  when: { fact: stage, is: [planned] }\n',
        ),
      },
      at: ['facts.yaml', '[0].when'],
    },
  ],
  'B5 an option that is treated as none of these': [
    'option-makes-no-difference',
    {
      edits: { [people]: swap('[health, identity-number]', '[identity-number]') },
      at: ['facts.yaml', '[2].options[1]'],
    },
  ],
  'B5 options that nothing tells apart': [
    'option-makes-no-difference',
    {
      edits: { [people]: swap('{ fact: stage, is: [by-mistake] }', '{ fact: stage, is: [by-mistake, planned] }') },
      at: ['facts.yaml', '[0].options[0]'],
      among: true,
    },
  ],
  'B5 a question that no rule waits for': [
    'question-never-asked',
    {
      edits: { 'facts.yaml': add(wholeFact), [tool]: swap('consent]', 'consent, spare]') },
      at: [tool, 'facts[5]'],
      among: true,
    },
  ],
  'B5 a rule about a fact that the tool does not ask': [
    'fact-not-asked',
    { edits: { [tool]: swap('[stage, ', '[') }, at: [people, 'rules[4].when.fact'] },
  ],
  'B5 a rule about a fact that none of its tools asks': [
    'fact-not-asked',
    {
      edits: {
        'facts.yaml': add(wholeFact),
        [review]: () => secondTool('[stage]'),
        [people]: (text) =>
          swap(
            'when: { fact: stage, is: [by-mistake] }',
            'when: { any: [{ fact: stage, is: [by-mistake] }, { fact: spare, is: [ready] }] }',
          )(String(both('remove-mistakes')(text))),
      },
      at: [people, 'rules[4].when.any[1].fact'],
      detail: 'Tool "publish", "review".',
    },
  ],
  'B5 a fact that arises from one that the tool does not ask': [
    'fact-not-asked',
    {
      edits: {
        'facts.yaml': swap('when: { not: { fact: details, is: [none] } }', 'when: { fact: details, is: [name] }', 2),
        [tool]: swap('details, ', ''),
      },
      at: [tool, 'facts[2]'],
      detail: '"purpose" needs it.',
      among: true,
    },
  ],
  'B5 a silence about a fact that the tool does not ask': [
    'fact-not-asked',
    {
      edits: {
        'facts.yaml': add(wholeFact),
        [policy]: swap('{ fact: details, is: [picture] }', '{ fact: spare, is: [ready] }'),
      },
      at: [policy, 'silences[0].when.fact'],
    },
  ],
  'B5 a question before the one that it depends on': [
    'asked-too-early',
    {
      edits: {
        [tool]: swap('[stage, details, sensitive, purpose, consent]', '[stage, purpose, details, sensitive, consent]'),
      },
      at: [tool, 'facts[1]'],
    },
  ],
  'a must-not with an exception that is not weighed': [
    'met-not-weighed',
    {
      edits: {
        [people]: swap(
          '    when: { fact: sensitive, is: [health, identity-number] }\n',
          '    when: { fact: sensitive, is: [health, identity-number] }\n    met: { fact: consent, is: [written-complete] }\n',
        ),
      },
      at: [people, 'rules[0].met'],
    },
  ],
  'a condition on a rule that no tool weighs': [
    'no-tool-weighs',
    {
      edits: { [channels]: swap('    phase: opening', '    when: { fact: stage, is: [planned] }') },
      at: [channels, 'rules[1].when'],
    },
  ],
  'a note that a tool would weigh': [
    'no-tool-weighs',
    {
      edits: { [channels]: swap('    force: note\n', '    force: note\n    tools: [publish]\n') },
      at: [channels, 'rules[0].tools'],
    },
  ],
  'a silence with a condition and no tool to tell it': [
    'no-tool-weighs',
    { edits: { [policy]: swap('    tools: [publish]\n', '') }, at: [policy, 'silences[0].when'] },
  ],
  'a must that does not tell what to do': [
    'must-without-do',
    {
      edits: { [people]: swap('    do: { sv: Ta bort inlägget., en: Remove the post. }\n', '') },
      at: [people, 'rules[4]'],
    },
  ],
  'B6 a heading without rules': [
    'place-without-rules',
    { edits: { [channels]: swap("    place: '2.1'\n", '') }, at: [policy, 'outline[2]'] },
  ],
  'a fact with several options and no sentence for them': [
    'said-without-options',
    {
      edits: {
        'facts.yaml': swap("  said: { sv: 'I inlägget finns {options}.', en: 'The post holds {options}.' }\n", ''),
      },
      at: ['facts.yaml', '[2].said'],
    },
  ],
  'an option that stands alone among one': [
    'alone-in-one',
    {
      edits: {
        'facts.yaml': swap(
          "en: You don't know what the purpose is. }",
          "en: You don't know what the purpose is. }\n      alone: true",
        ),
      },
      at: ['facts.yaml', '[3].options[2]'],
    },
  ],
  'B2 two terms with one id': [
    'duplicate-id',
    { edits: { [glossary]: swap('- id: mistake', '- id: sensitive-data') }, at: [glossary, '[1].id'] },
  ],
  'B3 a term in one language only': [
    'missing-language',
    {
      edits: { [glossary]: swap('term: { sv: misstag, en: mistake }', 'term: { sv: misstag }') },
      at: [glossary, '[1].term.en'],
    },
  ],
  'a term with a mark in it': [
    'bad-value',
    { edits: { [glossary]: swap('[mistake, mistakes]', '[mistake, mistakes?]') }, at: [glossary, '[1].forms.en[1]'] },
  ],
  'words that stand for two terms': [
    'form-twice',
    {
      edits: { [glossary]: swap('[mistake, mistakes]', '[mistake, mistakes, Sensitive data]') },
      at: [glossary, '[1].forms.en[2]'],
      detail: 'First in "sensitive-data".',
    },
  ],
  'a term that no text uses': [
    'term-not-used',
    { edits: { [glossary]: swap('sv: [misstag]', 'sv: [missöde]') }, at: [glossary, '[1].forms.sv'] },
  ],
  'B1 a term that means something else in no such rule': [
    'unknown-rule',
    {
      edits: { [glossary]: add('  except: [norrvik-remove-mistake]\n') },
      at: [glossary, '[1].except[0]'],
      near: 'norrvik-remove-mistakes',
    },
  ],
  'a point about no such topic': [
    'unknown-topic',
    {
      edits: { [points]: swap('topic: sender', 'topic: sendr') },
      at: [points, '[1].topic'],
      near: 'sender',
      among: true,
    },
  ],
  'two points with one id': [
    'duplicate-id',
    { edits: { [points]: swap('- id: from-afar', '- id: consent') }, at: [points, '[4].id'], among: true },
  ],
  'a difference between policies that there are not': [
    'unknown-policy',
    {
      edits: { [points]: differing('norrvik', 'norvik') },
      at: [points, '[0].difference.between[1]'],
      near: 'norrvik',
    },
  ],
  'a difference between policies that are not compared': [
    'policy-not-compared',
    {
      edits: { ...twin('sydvik'), [points]: differing('norrvik', 'sydvik') },
      at: [points, '[0].difference.between[1]'],
    },
  ],
  'two policies side by side and no word on what differs': [
    'difference-missing',
    { edits: twin('sydvik', norrviksAnswers), at: [points, '[0]'] },
  ],
  'an answer to no such point': [
    'unknown-point',
    {
      edits: { [answers]: swap('point: mistakes', 'point: mistake') },
      at: [answers, '[5].point'],
      near: 'mistakes',
      among: true,
    },
  ],
  'an answer without rules': [
    'missing-key',
    { edits: { [answers]: swap('  rules: [norrvik-remove-mistakes]\n', '') }, at: [answers, '[5].rules'] },
  ],
  'an answer and a silence at once': [
    'unknown-key',
    { edits: { [answers]: add('  silent: true\n') }, at: [answers, '[5].silent'] },
  ],
  'an answer that lists no such rule': [
    'unknown-rule',
    {
      edits: { [answers]: swap('[norrvik-remove-mistakes]', '[norrvik-remove-mistake]') },
      at: [answers, '[5].rules[0]'],
      near: 'norrvik-remove-mistakes',
      among: true,
    },
  ],
  "an answer that lists another policy's rule": [
    'unknown-rule',
    {
      edits: {
        ...twin('sydvik'),
        [answers]: swap('[norrvik-remove-mistakes]', '[norrvik-remove-mistakes, sydvik-remove-mistakes]'),
      },
      at: [answers, '[5].rules[1]'],
      near: 'norrvik-remove-mistakes',
      detail: 'It is a rule of "sydvik".',
    },
  ],
  'a silence that is not said': [
    'unknown-silence',
    {
      edits: { [answers]: swap('[norrvik-silent-pictures]', '[norrvik-silent-picture]') },
      at: [answers, '[4].silences[0]'],
      near: 'norrvik-silent-pictures',
    },
  ],
  'a point that a policy answers twice': [
    'answered-twice',
    { edits: { [answers]: add('- { point: mistakes, silent: true }\n') }, at: [answers, '[6].point'] },
  ],
  'a point that a compared policy does not answer': [
    'point-without-answer',
    {
      edits: { [answers]: swap('- point: from-afar\n  silent: true\n  silences: [norrvik-silent-pictures]\n', '') },
      at: [answers, ''],
    },
  ],
  'a rule that no answer lists': [
    'rule-not-compared',
    { edits: { [answers]: swap(', norrvik-watch]', ']') }, at: [opened, 'rules[2]'] },
  ],
  'a topic that no point compares': [
    'topic-without-point',
    {
      edits: { [points]: swap('topic: published-by-mistake', 'topic: sender') },
      at: [people, 'rules[4].topic'],
    },
  ],
  'an example with two answers to one question': [
    'bad-answers',
    {
      edits: { [scenarios]: swap('consent: [not-in-writing]', 'consent: [not-in-writing, unsure]') },
      at: [scenarios, '[1].answers.consent'],
    },
  ],
  'an example with "none of these" and more': [
    'bad-answers',
    {
      edits: { [scenarios]: swap('details: [name, picture]', 'details: [name, none]') },
      at: [scenarios, '[1].answers.details'],
    },
  ],
};

const channelsAgain = `
place: '2'
title: { sv: Mer om kanaler, en: More on channels }
intro: { sv: Mer., en: More. }
rules:
  - id: norrvik-more
    force: note
    who: [publisher]
    topic: scope
    title: { sv: Mer finns att läsa, en: There is more to read }
    text: { sv: Mer finns att läsa., en: There is more to read. }
    find: { sv: [mer], en: [more] }
`;

function errorOf(edits: Record<string, Edit>): ContentError {
  return inWorld(edits, (dir) => {
    try {
      readContent(dir);
    } catch (error) {
      if (error instanceof ContentError) return error;
      throw error;
    }
    throw new Error('The content was found sound.');
  });
}

const placeOf = (problem: Problem): [string, string] => [problem.file, pathText(problem.path)];

describe('the audit', () => {
  it('finds the fixture sound, so that each fault below is the only one', () => {
    const content = inWorld({}, readContent);
    expect(content.policies.map(({ id }) => id)).toEqual(['norrvik']);
    expect(content.policies[0]?.rules).toHaveLength(10);
    expect(content.policies[0]?.rules.map(({ section, place }) => `${section} ${place}`)).toContain('channels 2.1');
  });

  it.each(Object.entries(faults))('names %s', (_name, [code, fault]) => {
    const { problems: found, message } = errorOf(fault.edits);
    const problem = found.find(
      (candidate) => candidate.code === code && String(placeOf(candidate)) === String(fault.at),
    );
    expect(problem, message).toBeDefined();
    if (!fault.among) expect(new Set(found.map((other) => other.code)), message).toEqual(new Set([code]));
    expect(message).toContain(fault.at[0]);
    expect(message).toContain(problems[code]);
    if (fault.detail !== undefined) expect(problem?.detail).toBe(fault.detail);
    if (fault.near !== undefined) {
      expect(problem?.near).toBe(fault.near);
      expect(message).toContain(`did you mean "${fault.near}"?`);
    }
  });

  it('has a fixture for every kind of problem', () => {
    const covered = new Set(Object.values(faults).map(([code]) => code));
    expect(Object.keys(problems).filter((code) => !covered.has(code as ProblemCode))).toEqual([]);
  });

  it('names every problem in one report, with line, value, the id that was meant and what to do', () => {
    const { problems: found, message } = errorOf({
      [people]: swap('met: { fact: consent,', 'met: { fact: consnet,'),
      [channels]: (text) => text.replace('topic: sender', 'topic: sendr').replace('    force: note\n', ''),
    });
    expect(found.map(({ code }) => code).sort()).toEqual(['missing-key', 'unknown-fact', 'unknown-topic']);
    const line =
      readFileSync(join(import.meta.dirname, '../fixtures', people), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('met: { fact: consent,')) + 1;
    expect(line).toBeGreaterThan(0);
    expect(message).toContain(
      `${people}  rules[2].met.fact  line ${line}\n  unknown-fact  "consnet": did you mean "consent"?  Facts are declared in src/content/facts.yaml.`,
    );
    expect(message).toMatch(/3 problems in 2 files\. Nothing was built\.$/);
  });

  it('does not blame a reference to a rule that is there but faulty', () => {
    const { problems: found } = errorOf({ [people]: swap('    letters: [consent', '    lettres: [consent') });
    expect(found.map(({ code }) => code)).toEqual(['unknown-key']);
  });

  it('leaves names alone that are the same in both languages', () => {
    const title = swap(
      '{ sv: Visa avsändaren, en: Show the sender }',
      '{ sv: Instagram Stories 2, en: Instagram Stories 2 }',
    );
    expect(() => inWorld({ [channels]: title }, readContent)).not.toThrow();
  });
});
