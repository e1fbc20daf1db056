import { beforeEach, expect, test, vi } from 'vitest';
import { AllChannels } from '../../src/components/tools/channel/allChannels.svelte.ts';
import { Decision } from '../../src/components/tools/decision/decision.svelte.ts';
import words from '../../src/content/i18n/en.json';
import { writeChannel } from '../../src/engine/channel.ts';
import type { Answers } from '../../src/engine/condition.ts';
import { judge } from '../../src/engine/judge.ts';
import { writeAnswers } from '../../src/engine/link.ts';
import { nextQuestion } from '../../src/engine/questions.ts';
import { readChannel } from '../../src/engine/readChannel.ts';
import type { Channel } from '../../src/model/channel.ts';
import { rawAnswers } from '../engine/harbour.ts';
import fc from '../seeded.ts';
import { bundle } from './bundle.ts';

// What follows a painted frame follows at once: how it looks in between is not asked here.
vi.mock('../../src/components/tools/kit/afterPaint.ts', () => ({ afterPaint: (run: () => void) => run() }));

const page = location.pathname + location.search;
const facts = new Map(bundle.facts.map((fact) => [fact.id, fact]));
const order = [...facts.keys()];

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

/** One entry of the browser's history, as it should be. */
interface Entry {
  answers: Answers;
  changing?: string | undefined;
  goOn?: boolean | undefined;
  era: number;
}

interface Tab {
  entries: readonly Entry[];
  at: number;
  era: number;
}

/** The tool in a tab that can be reloaded. */
class Open {
  decision = new Decision(bundle, words);
  #stop = this.decision.follow();

  reload(): void {
    this.#stop();
    this.decision = new Decision(bundle, words);
    this.#stop = this.decision.follow();
  }
  close(): void {
    this.#stop();
  }
}

const entryOf = ({ entries, at }: Tab): Entry => entries[at] ?? { answers: {}, era: 0 };
const verdictOf = ({ answers }: Entry) => judge(bundle.rules, facts, answers);

function questionOf(entry: Entry): string | undefined {
  const verdict = verdictOf(entry);
  return entry.changing ?? (verdict.level === 'stop' && !entry.goOn ? undefined : nextQuestion(order, verdict));
}

function push(tab: Tab, entry: Omit<Entry, 'era'>): void {
  tab.entries = [...tab.entries.slice(0, tab.at + 1), { ...entry, era: tab.era }];
  tab.at += 1;
}

/** What is on the screen, and in the address, follows from the entry alone. */
function agree(tab: Tab, { decision }: Open): void {
  const entry = entryOf(tab);
  const fragment = writeAnswers(entry.answers, bundle.facts);
  expect(writeAnswers(decision.settled.answers, bundle.facts)).toBe(fragment);
  expect(location.hash).toBe(fragment === '' ? '' : `#${fragment}`);
  expect(decision.settled.verdict).toEqual(verdictOf(entry));
  expect(decision.shown.question?.id).toBe(questionOf(entry));
  expect(decision.shown).toBe(decision.settled);
  expect(decision.ignored).toBeUndefined();
}

type Step = fc.AsyncCommand<Tab, Open>;

/** A step of the user's: when it can be taken, what should come of it, and how it is taken. */
function step(
  name: string,
  can: (tab: Readonly<Tab>) => boolean,
  take: (tab: Tab, open: Open) => void | Promise<void>,
): Step {
  return {
    check: can,
    run: async (tab, open) => {
      await take(tab, open);
      agree(tab, open);
    },
    toString: () => name,
  };
}

const fullAnswers = fc.record(
  Object.fromEntries(bundle.facts.map((fact) => [fact.id, fc.constantFrom(...rawAnswers(fact))])),
);
const someAnswers = fc
  .tuple(fullAnswers, fc.subarray(order))
  .map(([all, ids]): Answers => Object.fromEntries(ids.map((id) => [id, all[id] ?? []])));

function go(by: -1 | 1): (tab: Tab) => Promise<void> {
  return async (tab) => {
    const moved = new Promise((resolve) => {
      addEventListener('popstate', resolve, { once: true });
    });
    history.go(by);
    await moved;
    tab.at += by;
    // What stood there before the answers were erased does not come back.
    if (entryOf(tab).era < tab.era) tab.entries = tab.entries.with(tab.at, { answers: {}, era: tab.era });
  };
}

const steps = [
  fullAnswers.map((all) =>
    step(
      `answer ${JSON.stringify(all)}`,
      (tab) => questionOf(entryOf(tab)) !== undefined,
      (tab, { decision }) => {
        const { answers, goOn } = entryOf(tab);
        const asked = questionOf(entryOf(tab)) ?? '';
        decision.answer(all[asked] ?? []);
        push(tab, { answers: { ...answers, [asked]: all[asked] ?? [] }, goOn });
      },
    ),
  ),
  fc.constantFrom(...order).map((fact) =>
    step(
      `change ${fact}`,
      (tab) => fact in entryOf(tab).answers,
      (tab, { decision }) => {
        decision.change(fact);
        push(tab, { ...entryOf(tab), changing: fact });
      },
    ),
  ),
  fc.constant(
    step(
      'keep',
      (tab) => entryOf(tab).changing !== undefined,
      (tab, { decision }) => {
        decision.keep();
        push(tab, { ...entryOf(tab), changing: undefined });
      },
    ),
  ),
  fc.constant(
    step(
      'go on after a stop',
      (tab) => verdictOf(entryOf(tab)).level === 'stop' && questionOf(entryOf(tab)) === undefined,
      (tab, { decision }) => {
        decision.goOn();
        push(tab, { answers: entryOf(tab).answers, goOn: true });
      },
    ),
  ),
  fc.constant(step('Back', ({ at }) => at > 0, go(-1))),
  fc.constant(step('Forward', ({ at, entries }) => at < entries.length - 1, go(1))),
  fc.constant(
    step(
      'reload',
      () => true,
      (tab, open) => {
        open.reload();
        tab.era = entryOf(tab).era;
      },
    ),
  ),
  someAnswers.map((answers) => {
    const fragment = writeAnswers(answers, bundle.facts);
    return step(
      `link #${fragment}`,
      (tab) => fragment !== '' && fragment !== writeAnswers(entryOf(tab).answers, bundle.facts),
      async (tab) => {
        const arrived = new Promise((resolve) => {
          addEventListener('hashchange', resolve, { once: true });
        });
        location.hash = fragment;
        await arrived;
        push(tab, { answers });
      },
    );
  }),
  someAnswers.map((answers) =>
    step(
      `example ${JSON.stringify(answers)}`,
      () => true,
      (tab, { decision }) => {
        decision.open(answers);
        push(tab, { answers });
      },
    ),
  ),
  fc.constant(
    step(
      'erase',
      () => true,
      (tab, { decision }) => {
        decision.erase();
        tab.era += 1;
        tab.entries = tab.entries.with(tab.at, { answers: {}, era: tab.era });
      },
    ),
  ),
  fc.string().map((text) =>
    step(
      'another tab writes',
      () => true,
      () => {
        localStorage.setItem('kanalguiden:channel:of-another-tab', text);
        dispatchEvent(new StorageEvent('storage', { key: 'kanalguiden:channel:of-another-tab' }));
      },
    ),
  ),
];

test('backIsInverse: whatever is done in a decision tool, what is on the screen follows from the answers alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 14 }), async (commands) => {
      history.pushState(null, '', page);
      const open = new Open();
      try {
        await fc.asyncModelRun(
          () => ({ model: { entries: [{ answers: {}, era: 0 }], at: 0, era: 0 }, real: open }),
          commands,
        );
      } finally {
        open.close();
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);

type Told = Pick<Channel, 'fields' | 'answers'>;
interface Device {
  /** What the device keeps, and how many times it was written. */
  stored?: Told & { revision: number };
  mine: Told & { revision: number };
  unsaved: boolean;
  conflict?: Told & { revision: number };
}

const told = ({ fields, answers }: Told): Told => ({ fields, answers });

class Page {
  channels = new AllChannels('norrvik');
  #stop = this.channels.load();

  reload(): void {
    this.#stop();
    this.channels = new AllChannels('norrvik');
    this.#stop = this.channels.load();
  }
  close(): void {
    this.#stop();
  }
}

function agreeOn(device: Device, { channels }: Page): void {
  expect(told(channels.current)).toEqual(told(device.mine));
  const key = Object.keys(localStorage).find((name) => name.startsWith('kanalguiden:channel:'));
  const read = key === undefined ? undefined : readChannel(localStorage.getItem(key) ?? '');
  const kept = read && 'channel' in read ? read.channel : undefined;
  expect(kept && { ...told(kept), revision: kept.revision }).toEqual(device.stored);
  expect(channels.conflict && told(channels.conflict)).toEqual(device.conflict && told(device.conflict));
}

/** Nothing of another tab's is ever overwritten unasked. */
function save(device: Device): void {
  if (!device.unsaved) return;
  const { stored, mine } = device;
  if (stored && stored.revision !== mine.revision) device.conflict = stored;
  else {
    device.mine = device.stored = { ...mine, revision: mine.revision + 1 };
    device.unsaved = false;
  }
}

function settle(device: Device, mine: Device['mine'], unsaved: boolean): void {
  device.mine = mine;
  device.unsaved = unsaved;
  delete device.conflict;
}

function act(
  name: string,
  can: (device: Readonly<Device>) => boolean,
  take: (device: Device, page: Page) => void,
): fc.Command<Device, Page> {
  return {
    check: can,
    run: (device, open) => {
      take(device, open);
      agreeOn(device, open);
    },
    toString: () => name,
  };
}

const field = fc.constantFrom('name', 'purpose', 'constructor');
const typed = fc.string({ unit: 'grapheme', maxLength: 8 });
const always = (): boolean => true;

const acts = [
  fc.tuple(field, typed).map(([key, text]) =>
    act(`type ${key}`, always, (device, { channels }) => {
      channels.setField(key, text);
      device.mine = { ...device.mine, fields: { ...device.mine.fields, [key]: text } };
      device.unsaved = true;
    }),
  ),
  fc.constantFrom<string[]>(['central'], ['own', 'shared'], []).map((options) =>
    act(`choose ${options.join()}`, always, (device, { channels }) => {
      channels.choose('account', options);
      device.mine = { ...device.mine, answers: options.length > 0 ? { account: options } : {} };
      device.unsaved = true;
    }),
  ),
  fc.constant(
    act('save', always, (device, { channels }) => {
      channels.flush();
      save(device);
    }),
  ),
  fc.constant(
    act('reload', always, (device, open) => {
      open.reload();
      save(device);
      settle(device, device.stored ?? { fields: {}, answers: {}, revision: 0 }, false);
    }),
  ),
  fc.tuple(field, typed).map(([key, text]) =>
    act(
      `another tab types ${key}`,
      ({ stored }) => stored !== undefined,
      (device) => {
        const name = Object.keys(localStorage).find((one) => one.startsWith('kanalguiden:channel:')) ?? '';
        const theirs = JSON.parse(localStorage.getItem(name) ?? '') as Channel;
        const written = { ...theirs, revision: theirs.revision + 1, fields: { ...theirs.fields, [key]: text } };
        localStorage.setItem(name, writeChannel(written));
        dispatchEvent(new StorageEvent('storage', { key: name }));
        device.stored = { ...told(written), revision: written.revision };
        if (device.unsaved) save(device);
        else settle(device, device.stored, false);
      },
    ),
  ),
  fc.constantFrom('mine' as const, 'theirs' as const).map((whose) =>
    act(
      `keep ${whose}`,
      ({ conflict }) => conflict !== undefined,
      (device, { channels }) => {
        channels.resolve(whose);
        const theirs = device.conflict ?? device.mine;
        settle(device, whose === 'mine' ? { ...device.mine, revision: theirs.revision } : theirs, whose === 'mine');
        save(device);
      },
    ),
  ),
  typed.map((text) =>
    act(
      'read the channel from a file',
      ({ stored }) => stored !== undefined,
      (device, { channels }) => {
        const file = { ...channels.current, fields: { name: text }, answers: {}, revision: 70 };
        channels.receive(file);
        save(device);
        settle(device, { fields: { name: text }, answers: {}, revision: device.mine.revision }, true);
        save(device);
      },
    ),
  ),
];

test('S8, S9, E6: whatever is done to a channel’s record, what is on the screen is what was told last, and nothing is overwritten unasked', () => {
  fc.assert(
    fc.property(fc.commands(acts, { maxCommands: 25 }), (commands) => {
      localStorage.clear();
      const open = new Page();
      try {
        fc.modelRun(
          () => ({ model: { mine: { fields: {}, answers: {}, revision: 0 }, unsaved: false }, real: open }),
          commands,
        );
      } finally {
        open.close();
        localStorage.clear();
      }
    }),
    { numRuns: 500 },
  );
});
