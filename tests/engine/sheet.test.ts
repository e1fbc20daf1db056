import { describe, expect, test } from 'vitest';
import { checklist } from '../../src/engine/checklist.ts';
import { paperText } from '../../src/engine/export/text.ts';
import type { Block, Paper } from '../../src/engine/paper.ts';
import { sheet, sheetsFor } from '../../src/engine/sheet.ts';
import { fill, type Say } from '../../src/engine/text.ts';
import type { Channel } from '../../src/model/channel.ts';
import words from '../../src/content/i18n/en.json' with { type: 'json' };
import fc from '../seeded.ts';
import { quay, quayMore, tick } from './quay.ts';

const say: Say = (key, slots = {}) => fill((words as Record<string, string>)[key] ?? expect.fail(key), slots);
const [basis, mandate] = quayMore.papers;

function make(
  channel: Partial<Pick<Channel, 'fields' | 'answers' | 'ticks'>> = {},
  form = basis,
  rules = quay.rules,
): Paper {
  const { fields = {}, answers = {}, ticks = {} } = channel;
  return sheet({
    form: form ?? expect.fail('No such sheet.'),
    bundle: { ...quay, ...quayMore },
    channel: { fields, answers },
    checklist: checklist({ ...quay, rules, answers, ticks }),
    date: '2026-11-21',
    address: (url) => `https://guide.test${url}`,
    say,
  });
}

type Kind<K extends Block['kind']> = Extract<Block, { kind: K }>;
const every = <K extends Block['kind']>(paper: Paper, kind: K) =>
  paper.blocks.filter((block): block is Kind<K> => block.kind === kind);
const headings = (paper: Paper) => every(paper, 'heading').map(({ text }) => text);
const texts = (paper: Paper) => every(paper, 'text').map(({ runs }) => runs.map(({ text }) => text).join(''));
const rows = (paper: Paper) => every(paper, 'table').flatMap((table) => table.rows);
const row = (paper: Paper, title: string) => rows(paper).find(([what]) => what?.includes(title)) ?? expect.fail(title);

describe('what heads it', () => {
  test('is what is told of the channel: choices told back, the platform by its name', () => {
    const paper = make({
      fields: { name: 'Quay news', platform: 'pier', purpose: 'To tell.\nAnd to ask.' },
      answers: { account: ['central'], risk: ['storms', 'waves'] },
    });
    expect(paper.title).toBe('Basis for beslut');
    expect(every(paper, 'list')[0]?.items.map((runs) => runs.map(({ text }) => text).join(''))).toEqual([
      'Name of the channel: Quay news',
      'Platform: The Brygga',
      'Purpose: To tell.\nAnd to ask.',
      'Which kind of account is it? The account is central.',
      'What may happen? There may be storms and waves.',
    ]);
    expect(every(paper, 'line').map(({ label }) => label)).toEqual(['Decision', 'Date and signature']);
  });

  test('what is blank is a line to fill in by hand, and what does not arise is not there', () => {
    const paper = make({ fields: { name: ' \u200b' }, answers: { account: ['specific'] } });
    expect(every(paper, 'line').map(({ label }) => label)).toEqual([
      'Name of the channel',
      'Platform',
      'Purpose',
      'Decision',
      'Date and signature',
    ]);
    expect(JSON.stringify(paper)).not.toContain('What may happen?');
  });

  test('L4: an answer that this edition does not have is not told back', () => {
    for (const account of [['retired'], ['central', 'retired']]) {
      const labels = every(make({ answers: { account } }), 'line').map(({ label }) => label);
      expect(labels).toContain('Which kind of account is it?');
    }
  });
});

describe('the items', () => {
  test('stand by phase with force, place, state and what the user wrote', () => {
    const paper = make({ ticks: { 'quay-purpose': tick({ note: 'See the plan.' }) } });
    expect(headings(paper)).toEqual(
      expect.arrayContaining([words['checklist.phase.before'], words['checklist.phase.opening']]),
    );
    expect(headings(paper)).not.toContain(words['checklist.phase.running']);
    expect(row(paper, 'quay-purpose')).toEqual([
      'Title of quay-purpose',
      words['force.must'],
      '§ 1',
      `${words['checklist.state.done']} 2026-11-21`,
      'See the plan.',
    ]);
    expect(row(paper, 'quay-notify')[3]).toContain(words['checklist.may-apply']);
  });

  test('their places are named once each, with an address', () => {
    const paper = make();
    expect(rows(paper).map((cells) => cells[2])).toEqual(['§ 1', '§ 1', '§ 1', '§ 2']);
    expect(every(paper, 'list').at(-1)?.items).toEqual([
      [{ text: '§ 1', href: 'https://guide.test/en/quay/opening/' }],
      [{ text: '§ 1', href: 'https://guide.test/en/quay/more/' }],
      [{ text: '§ 2', href: 'https://guide.test/en/quay/opening/' }],
    ]);
  });

  test('places with long names are numbered', () => {
    const rules = quay.rules.map((rule) => ({ ...rule, cite: `the section *Om* ${rule.cite}` }));
    const paper = make({}, basis, rules);
    expect(rows(paper).map((cells) => cells[2])).toEqual(['[1]', '[1]', '[2]', '[3]']);
    expect(
      every(paper, 'list')
        .at(-1)
        ?.items.map((runs) => runs.map(({ text }) => text)),
    ).toEqual([
      ['[1] ', 'the section Om § 1'],
      ['[2] ', 'the section Om § 1'],
      ['[3] ', 'the section Om § 2'],
    ]);
  });

  test('a must that is put aside without a reason does not read as settled', () => {
    const without = row(make({ ticks: { 'quay-purpose': tick({ state: 'not-for-us' }) } }), 'quay-purpose');
    expect(without[3]).toBe(`${words['checklist.state.open']}. ${words['checklist.lacks-reason']}`);
    const ticks = { 'quay-purpose': tick({ state: 'not-for-us', reason: 'We share one.', note: 'Ask Kim.' }) };
    expect(row(make({ ticks }), 'quay-purpose').slice(3)).toEqual([
      words['checklist.state.not-for-us'],
      'We share one.\nAsk Kim.',
    ]);
  });

  test('a rule that has changed since says so', () => {
    const paper = make({ ticks: { 'quay-sender': tick({ stamp: 'before' }) } });
    expect(row(paper, 'quay-sender')[3]).toContain(words['checklist.changed']);
  });

  test('what does not apply is named apart', () => {
    const paper = make({ answers: { account: ['central'] } });
    expect(rows(paper).flat()).not.toContain('Title of quay-notify');
    expect(texts(paper).some((text) => text.includes('Title of quay-notify'))).toBe(true);
  });

  test('on a closing list the proposal that comes first stands before the others, under a heading of its own', () => {
    const paper = make({}, mandate);
    expect(headings(paper).filter((text) => text.includes('proposals'))).toEqual([
      words['checklist.proposals.first'],
      words['checklist.proposals'],
    ]);
    expect(rows(paper).map(([what]) => what)).toEqual(['Archive first', 'Tell those who follow']);
  });
});

test('what stands in the way of opening is told, also that nothing does, and not on other sheets', () => {
  const named = (paper: Paper) => texts(paper).find((text) => text.includes('Title of quay-sender'));
  expect(named(make())).toContain('(3)');
  const ticks = { 'quay-purpose': tick(), 'quay-notify': tick(), 'quay-sender': tick() };
  expect(texts(make({ ticks }))).toContain(words['checklist.blocking.none']);
  expect(texts(make({ ticks }, mandate))).not.toContain(words['checklist.blocking.none']);
});

test('the policy, its edition and the day stand on it', () => {
  expect(texts(make()).at(-1)).toContain('Quay University, edition 3');
  expect(texts(make()).at(-1)).toContain('21 November 2026');
});

test('the sheets are those that the answers do not rule out', () => {
  const offered = (account: string[]) => sheetsFor(quayMore.papers, quay.facts, { account }).map(({ id }) => id);
  expect(offered([])).toEqual(['basis', 'mandate']);
  expect(offered(['central'])).toEqual(['basis', 'mandate']);
  expect(offered(['specific'])).toEqual(['basis']);
  expect(offered(['retired'])).toEqual(['basis', 'mandate']);
});

test('T1 T9 T10: what the user wrote stands as typed', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('{name} {count}', '$& $1 \\1', '<img src=x onerror=1>', '{{7*7}} ${1}', '*star*', 'one\ntwo'),
  );
  fc.assert(
    fc.property(nasty, nasty, nasty, (name, note, reason) => {
      fc.pre([name, note, reason].every((text) => /[\p{L}\p{N}]/u.test(text)));
      const paper = make({
        fields: { name, purpose: note },
        ticks: {
          'quay-purpose': tick({ note, state: 'not-for-us', reason }),
          'quay-sender': tick({ note: reason, on: '2026-11-20' }),
        },
      });
      const told = every(paper, 'list')[0]?.items.map(([, value]) => value?.text);
      expect(told).toEqual([name, note]);
      expect(row(paper, 'quay-purpose')[4]).toBe(`${reason}\n${note}`);
      expect(row(paper, 'quay-sender')[4]).toBe(reason);
    }),
  );
});

test('as text, each item stands with its state', () => {
  const whole = paperText(make({ fields: { name: '{count} $& <b>' } }));
  expect(whole).toContain('Name of the channel: {count} $& <b>');
  for (const title of ['quay-purpose', 'quay-notify', 'quay-sender']) expect(whole).toContain(title);
});
