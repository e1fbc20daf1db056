import { describe, expect, test } from 'vitest';
import { blankTick, checklist, itemTitle, type Checklist, type Item } from '../../src/engine/checklist.ts';
import type { Answers } from '../../src/engine/condition.ts';
import type { Channel } from '../../src/model/channel.ts';
import fc from '../seeded.ts';
import { quay, tick } from './quay.ts';

const list = (answers: Answers = {}, ticks: Channel['ticks'] = {}): Checklist => checklist({ ...quay, answers, ticks });
const all = ({ phases, aside }: Checklist): Item[] => [
  ...phases.flatMap(({ groups }) => groups.flatMap(({ items }) => items)),
  ...aside,
];
const ids = (items: readonly Item[]) => items.map(({ id }) => id);
function get(from: Checklist, id: string): Item {
  return all(from).find((item) => item.id === id) ?? expect.fail(`No item ${id}.`);
}
const progress = (from: Checklist, phase: string) => from.phases.find((one) => one.phase === phase)?.progress;

describe('what applies', () => {
  test('is open until the channel has answered, and then counts as left', () => {
    const unanswered = list();
    expect(get(unanswered, 'quay-notify')).toMatchObject({ applies: 'unknown', missing: ['account'], left: true });
    expect(unanswered.blocking.map(({ id }) => id)).toContain('quay-notify');
    expect(unanswered.missing).toEqual(['account']);
  });

  test('follows from the answers', () => {
    expect(get(list({ account: ['specific'] }), 'quay-notify').applies).toBe('yes');
    const central = list({ account: ['central'] });
    expect(ids(central.aside)).toEqual(['quay-notify']);
    expect(progress(central, 'before')?.total).toBe(2);
    expect(ids(central.blocking)).toEqual(['quay-purpose', 'quay-sender']);
  });

  test('a fact that does not arise takes its rules away, and is not asked', () => {
    const specific = list({ account: ['specific'] });
    expect(specific.asked).toEqual(['account']);
    expect(get(specific, 'quay-storm').applies).toBe('no');
    expect(list({ account: ['central'] })).toMatchObject({ asked: ['account', 'risk'], missing: ['risk'] });
  });

  test('a rule about something the form does not ask may apply, whatever is answered', () => {
    for (const answers of [{}, { account: ['central'], risk: ['none'], stage: ['planned'] }]) {
      expect(get(list(answers), 'quay-mistake')).toMatchObject({ applies: 'unknown', missing: ['stage'], left: true });
      expect(list(answers).missing).not.toContain('stage');
    }
  });

  test('L4: an answer with an option that this edition does not have takes no duty away', () => {
    expect(get(list({ account: ['retired'] }), 'quay-notify').applies).toBe('unknown');
    expect(get(list({ account: ['central'], risk: ['waves', 'retired'] }), 'quay-storm').applies).toBe('unknown');
  });
});

describe('the order of work', () => {
  test('is by phase, then by topic as they come', () => {
    expect(list().phases.map(({ phase }) => phase)).toEqual(['before', 'opening', 'running', 'closing']);
    const [before] = list().phases;
    expect(before?.groups.map(({ topic, items }) => [topic, ids(items)])).toEqual([
      ['Plans', ['quay-purpose', 'quay-plan']],
      ['Register', ['quay-notify']],
    ]);
  });

  test('proposals stand apart, those that come first before all', () => {
    const closing = list().phases.find(({ phase }) => phase === 'closing');
    expect(closing?.groups.map(({ topic, items }) => [topic, ids(items)])).toEqual([
      [undefined, ['archive-first']],
      [undefined, ['tell-followers']],
    ]);
  });

  test('what must not happen is something to make sure of', () => {
    const say = (key: string, slots: Readonly<Record<string, string>> = {}) => `${key}(${slots['title'] ?? ''})`;
    expect(itemTitle(get(list(), 'quay-no-rubbish'), say)).toBe('checklist.make-sure(Title of quay-no-rubbish)');
    expect(itemTitle(get(list(), 'quay-sender'), say)).toBe('Title of quay-sender');
  });
});

describe('what is left', () => {
  test('is kept by the rule’s id, whatever else changes', () => {
    const ticked = list({}, { 'quay-notify': tick(), 'retired-rule': tick() });
    expect(get(ticked, 'quay-notify')).toMatchObject({ state: 'done', on: '2026-11-21', left: false, changed: false });
    expect(progress(ticked, 'before')).toEqual({ done: 1, notForUs: 0, left: 2, total: 3 });
    expect(get(list({ account: ['central'] }, { 'quay-notify': tick() }), 'quay-notify').state).toBe('done');
  });

  test('a rule that reads differently since it was marked says so, and what is not marked does not', () => {
    const stamp = 'before';
    expect(get(list({}, { 'quay-sender': tick({ stamp }) }), 'quay-sender')).toMatchObject({
      changed: true,
      state: 'done',
    });
    expect(get(list({}, { 'quay-sender': tick({ stamp, state: 'open' }) }), 'quay-sender').changed).toBe(false);
    expect(get(list({}, { 'archive-first': tick({ stamp }) }), 'archive-first').changed).toBe(false);
    expect(blankTick(get(list(), 'quay-sender'))).toMatchObject({ state: 'open', stamp: 'now' });
  });

  test('T7: a must that is put aside without a reason is still left, and any reason that can be read will do', () => {
    for (const reason of ['', ' ', '\u200b\n']) {
      const without = list({}, { 'quay-purpose': tick({ state: 'not-for-us', reason }) });
      expect(get(without, 'quay-purpose')).toMatchObject({ left: true, lacksReason: true, blocking: true });
    }
    for (const reason of ['0', '-', 'null', 'We share one.']) {
      const given = list({}, { 'quay-purpose': tick({ state: 'not-for-us', reason }) });
      expect(get(given, 'quay-purpose')).toMatchObject({ left: false, lacksReason: false, blocking: false });
      expect(progress(given, 'before')).toMatchObject({ done: 0, notForUs: 1 });
    }
  });

  test('advice and proposals are put aside without a reason', () => {
    const aside = list(
      {},
      { 'quay-plan': tick({ state: 'not-for-us' }), 'archive-first': tick({ state: 'not-for-us' }) },
    );
    for (const id of ['quay-plan', 'archive-first']) expect(get(aside, id).left).toBe(false);
  });

  test('only a must of the time until the opening keeps the channel from opening', () => {
    expect(ids(list().blocking)).toEqual(['quay-purpose', 'quay-notify', 'quay-sender']);
    expect(list({ account: ['central'] }, { 'quay-purpose': tick(), 'quay-sender': tick() }).blocking).toEqual([]);
  });
});

test('L3: an item called as something that every object has is not ticked by that', () => {
  const suggestions = [{ id: 'constructor', phase: 'before' as const, title: 'Build', text: 'Build it.' }];
  expect(get(checklist({ ...quay, suggestions, answers: {}, ticks: {} }), 'constructor').state).toBe('open');
});

test('S2 L3: any answers and ticks make a list whose counts add up', () => {
  const id = fc.oneof(
    fc.constantFrom('quay-purpose', 'quay-sender', 'archive-first', '__proto__', 'constructor', 'toString', 'gone'),
    fc.string(),
  );
  const anyTick = fc.record({
    state: fc.constantFrom('open' as const, 'done' as const, 'not-for-us' as const),
    on: fc.string(),
    note: fc.string({ unit: 'binary' }),
    reason: fc.string({ unit: 'binary' }),
    stamp: fc.string(),
  });
  const option = fc.constantFrom('central', 'storms', 'none', 'retired', '__proto__');
  const answers = fc.dictionary(fc.oneof(fc.constantFrom('account', 'risk', 'stage'), id), fc.array(option));
  fc.assert(
    fc.property(answers, fc.dictionary(id, anyTick), (given, ticks) => {
      const made = list(given, ticks);
      expect(all(made)).toHaveLength(quay.rules.length + quay.suggestions.length);
      for (const { groups, progress: counts } of made.phases) {
        expect(counts.done + counts.notForUs + counts.left).toBe(counts.total);
        expect(groups.flatMap(({ items }) => items)).toHaveLength(counts.total);
      }
      for (const item of all(made)) {
        const binding = item.rule?.force === 'must' || item.rule?.force === 'must-not';
        if (item.blocking) expect(binding && item.left).toBe(true);
        if (item.applies !== 'no') expect(item.left).toBe(item.state === 'open' || item.lacksReason);
      }
    }),
  );
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
