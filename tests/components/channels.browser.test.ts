import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AllChannels } from '../../src/components/tools/channel/allChannels.svelte.ts';
import { readEarly } from '../../src/components/tools/kit/channel/early.ts';
import { channelSizeLimit, newChannel, typedLimit, writeChannel } from '../../src/engine/channel.ts';
import { readChannel } from '../../src/engine/readChannel.ts';
import type { Channel } from '../../src/model/channel.ts';

const open: (() => void)[] = [];

/** As a page that has just been opened. */
function load(policy = 'norrvik'): AllChannels {
  const channels = new AllChannels(policy);
  const early = readEarly();
  open.push(channels.load());
  channels.keepEarly(early);
  return channels;
}

function record(id: string, part: Partial<Channel> = {}): Channel {
  return { ...newChannel({ policy: 'norrvik', id, now: '2026-01-02T03:04:05.678Z' }), revision: 3, ...part };
}

function store(channel: Channel): string {
  const key = `kanalguiden:channel:${channel.id}`;
  localStorage.setItem(key, writeChannel(channel));
  return key;
}

function stored(id: string): Channel | undefined {
  const read = readChannel(localStorage.getItem(`kanalguiden:channel:${id}`) ?? '');
  return 'channel' in read ? read.channel : undefined;
}

const keys = (prefix: string) => Object.keys(localStorage).filter((key) => key.startsWith(`kanalguiden:${prefix}`));

/** What the browser tells the other tabs. */
function tellOfChange(key: string | null): void {
  dispatchEvent(new StorageEvent('storage', { key }));
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  for (const close of open.splice(0)) close();
});

describe('one channel', () => {
  test('nothing is stored before anything is typed', async () => {
    const channels = load();
    await expect.poll(() => channels.ready).toBe(true);
    expect(channels.list).toEqual([]);
    channels.flush();
    expect(localStorage.length).toBe(0);
  });

  test('what is typed, chosen and ticked is there after a reload', () => {
    const channels = load();
    const tick = { state: 'done' as const, on: '2026-11-21', note: 'N', reason: '', stamp: 's' };
    channels.setField('name', 'Quay');
    channels.choose('account', ['central']);
    channels.setTick('norrvik-notify', tick);
    channels.setText({ language: 'both' });
    channels.setCalendar({ weekends: true });
    open.splice(0).forEach((close) => close());
    const again = load();
    expect(again.field('name')).toBe('Quay');
    expect(again.chosen('account')).toEqual(['central']);
    expect(again.tick('norrvik-notify')).toEqual(tick);
    expect(again.current.text.language).toBe('both');
    expect(again.current.calendar.weekends).toBe(true);
    expect(again.list).toEqual([{ id: again.current.id, name: 'Quay', saved: again.current.saved }]);
  });

  test('is saved within 400 ms, also while somebody goes on typing', () => {
    vi.useFakeTimers();
    const channels = load();
    for (let at = 0; at < 9; at++) {
      channels.setField('name', `Quay ${at}`);
      vi.advanceTimersByTime(50);
    }
    expect(stored(channels.current.id)?.fields['name']).toMatch(/^Quay/);
    vi.advanceTimersByTime(400);
    expect(stored(channels.current.id)?.fields).toEqual({ name: 'Quay 8' });
  });

  test.each(['pagehide', 'visibilitychange'])('is saved at once on %s', (event) => {
    const channels = load();
    channels.setField('name', 'Quay');
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    (event === 'pagehide' ? window : document).dispatchEvent(new Event(event));
    expect(stored(channels.current.id)?.fields).toEqual({ name: 'Quay' });
  });

  test('an answer can be taken back', () => {
    const channels = load();
    channels.choose('account', ['central']);
    channels.choose('account', []);
    expect(channels.current.answers).toEqual({});
  });

  test('ids of the language’s own are ids like others', () => {
    const channels = load();
    expect(channels.field('constructor')).toBe('');
    expect(channels.tick('constructor')).toBeUndefined();
    expect(channels.chosen('constructor')).toEqual([]);
  });
});

describe('before the script arrives', () => {
  /** The server's controls, as somebody or the browser left them. */
  function server(): HTMLElement {
    const tool = document.createElement('div');
    tool.className = 'tool';
    const add = (tag: string, part: object) => tool.append(Object.assign(document.createElement(tag), part));
    add('input', { name: 'channel-name', value: 'Typed early' });
    add('textarea', { name: 'channel-purpose' });
    add('input', { name: 'channel-watch-risk', type: 'checkbox', value: 'sensitive-data', checked: true });
    add('input', { name: 'channel-account', type: 'radio', value: 'central' });
    document.body.append(tool);
    return tool;
  }

  test.each([true, false])('N4: what stands in the controls is taken if somebody used the page (%s)', (used) => {
    store(record('harbour-one', { fields: { purpose: 'Ships' } }));
    vi.spyOn(navigator.userActivation, 'hasBeenActive', 'get').mockReturnValue(used);
    const tool = server();
    const channels = load();
    tool.remove();
    channels.flush();
    const kept = stored('harbour-one');
    expect(kept?.fields).toEqual(used ? { purpose: 'Ships', name: 'Typed early' } : { purpose: 'Ships' });
    expect(kept?.answers).toEqual(used ? { 'watch-risk': ['sensitive-data'] } : {});
  });
});

describe('several channels', () => {
  test('choose, make, copy, delete and undo', () => {
    store(record('harbour-one', { fields: { name: 'Quay' }, saved: '2026-01-01T00:00:00.000Z' }));
    store(record('harbour-two', { fields: { name: 'Pier', purpose: 'Ships' } }));
    store(record('elsewhere-1', { policy: 'soderby', fields: { name: 'Mill' } }));
    const channels = load();
    expect(channels.list.map(({ name }) => name)).toEqual(['Pier', 'Quay']);
    expect(channels.current.id).toBe('harbour-two');
    channels.select('harbour-one');
    expect(load().current.id).toBe('harbour-one');

    channels.copy('Quay 2');
    expect(channels.current).toMatchObject({ fields: { name: 'Quay 2' }, revision: 1 });
    expect(channels.list).toHaveLength(3);
    const copy = channels.current.id;
    channels.remove(copy);
    expect(stored(copy)).toBeUndefined();
    expect(channels.list).toHaveLength(2);
    channels.restore(copy);
    expect(stored(copy)?.fields).toEqual({ name: 'Quay 2' });
    expect(channels.current.id).toBe(copy);

    channels.create();
    expect(channels.current).toMatchObject({ fields: {}, revision: 0 });
    expect(channels.list).toHaveLength(3);
    expect(load('soderby').field('name')).toBe('Mill');
  });

  test('a few dozen are the most', () => {
    for (let at = 0; at < 29; at++) store(record(`harbour-${at}`));
    const channels = load();
    expect(channels.hasRoom).toBe(true);
    channels.copy('The last');
    expect(channels.hasRoom).toBe(false);
  });

  test('a received record is added, takes a place, or stands beside', () => {
    store(record('harbour-one', { fields: { name: 'Quay' }, revision: 9 }));
    const channels = load();
    channels.receive(record('harbour-two', { fields: { name: 'Pier' } }));
    expect(channels.field('name')).toBe('Pier');
    const incoming = record('harbour-one', { fields: { name: 'Quay of theirs' }, revision: 2 });
    channels.receive(incoming, 'both');
    expect(channels.list.map(({ name }) => name)).toEqual(['Pier', 'Quay', 'Quay of theirs']);
    channels.receive(incoming, 'replace');
    expect(channels.list.map(({ name }) => name)).toEqual(['Pier', 'Quay of theirs', 'Quay of theirs']);
    expect(stored('harbour-one')).toMatchObject({ fields: { name: 'Quay of theirs' }, revision: 10 });
    channels.receive(record('elsewhere-1', { policy: 'soderby' }));
    expect(channels.current.id).toBe('harbour-one');
    expect(stored('elsewhere-1')?.policy).toBe('soderby');
  });
});

describe('storage', () => {
  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['half a record', writeChannel(record('harbour-bad')).slice(0, 99)],
    ['another key’s record', writeChannel(record('harbour-one'))],
  ])('S1: %s in place of a record starts clean, and is kept aside', (_, text) => {
    localStorage.setItem('kanalguiden:corrupt:1', 'an older one');
    localStorage.setItem('kanalguiden:channel:harbour-bad', text);
    const channels = load();
    expect(channels.current.revision).toBe(0);
    expect(channels.damaged).toBe(text);
    expect(keys('channel:')).toEqual([]);
    expect(keys('corrupt:')).toHaveLength(1);
    channels.setField('name', 'Quay');
    channels.flush();
    expect(stored(channels.current.id)?.fields).toEqual({ name: 'Quay' });
    channels.forgetDamaged();
    expect(keys('corrupt:')).toEqual([]);
  });

  test('S2: what is larger than a record can be is not read', () => {
    localStorage.setItem('kanalguiden:channel:harbour-big', 'x'.repeat(channelSizeLimit + 1));
    const parse = vi.spyOn(JSON, 'parse');
    expect(load().damaged).toHaveLength(channelSizeLimit + 1);
    expect(parse).not.toHaveBeenCalled();
  });

  test('S4: a newer record is not shown and not touched', () => {
    const key = 'kanalguiden:channel:harbour-new';
    const text = JSON.stringify({ ...record('harbour-new'), version: 99 });
    localStorage.setItem(key, text);
    const channels = load();
    expect(channels.newer).toEqual([text]);
    expect(channels.list).toEqual([]);
    channels.setField('name', 'Quay');
    channels.flush();
    expect(localStorage.getItem(key)).toBe(text);
  });

  test('S4: a record that became newer while it was open is not overwritten', () => {
    const key = store(record('harbour-one'));
    const channels = load();
    const text = JSON.stringify({ ...record('harbour-one'), version: 99 });
    localStorage.setItem(key, text);
    channels.setField('name', 'Quay');
    channels.flush();
    expect(localStorage.getItem(key)).toBe(text);
    expect(channels.kept).toBe(false);
    expect(channels.field('name')).toBe('Quay');
  });

  test.each([
    [
      'S5',
      'throws',
      () => {
        throw new DOMException('No.', 'SecurityError');
      },
    ],
    ['S6', 'is null', () => null as unknown as Storage],
  ])('%s: where storage %s, everything works in memory', (_, __, get) => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(get);
    const channels = load();
    expect(channels.kept).toBe(false);
    channels.setField('name', 'Quay');
    channels.flush();
    channels.create();
    channels.setField('name', 'Pier');
    channels.flush();
    expect(channels.list.map(({ name }) => name)).toEqual(['Pier', 'Quay']);
    channels.select(channels.list[1]?.id ?? '');
    expect(channels.field('name')).toBe('Quay');
    channels.remove(channels.current.id);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(channels.list).toHaveLength(1);
    channels.eraseAll();
    expect(channels.list).toEqual([]);
    expect(channels.kept).toBe(false);
  });

  test('S7: full storage keeps the last record whole, and what is typed in memory', () => {
    store(record('harbour-one', { fields: { name: 'Quay' } }));
    const channels = load();
    const write = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    channels.setField('name', 'Pier');
    channels.flush();
    expect(channels.kept).toBe(false);
    expect(channels.field('name')).toBe('Pier');
    expect(stored('harbour-one')?.fields).toEqual({ name: 'Quay' });
    channels.create();
    channels.select('harbour-one');
    expect(channels.field('name')).toBe('Pier');
    write.mockRestore();
    channels.setField('name', 'Pier 2');
    channels.flush();
    expect(channels.kept).toBe(true);
    expect(stored('harbour-one')?.fields).toEqual({ name: 'Pier 2' });
  });

  test('S8: a removed record comes back with the next save', () => {
    const key = store(record('harbour-one'));
    const channels = load();
    localStorage.removeItem(key);
    tellOfChange(key);
    expect(channels.current.id).toBe('harbour-one');
    expect(stored('harbour-one')).toBeUndefined();
    channels.setField('name', 'Quay');
    channels.flush();
    expect(stored('harbour-one')?.fields).toEqual({ name: 'Quay' });
  });

  test('S8: a record that was spoilt by hand is kept aside, and the next save takes its place', () => {
    const key = store(record('harbour-one'));
    const channels = load();
    localStorage.setItem(key, 'spoilt');
    channels.setField('name', 'Quay');
    channels.flush();
    expect(stored('harbour-one')?.fields).toEqual({ name: 'Quay' });
    expect(channels.damaged).toBe('spoilt');
  });

  test('S9: a tab without changes of its own shows what the other one saved, and says so', () => {
    store(record('harbour-one', { fields: { name: 'Quay' } }));
    const [here, there] = [load(), load()];
    there.setField('name', 'Pier');
    there.flush();
    tellOfChange('kanalguiden:channel:harbour-one');
    expect(here.field('name')).toBe('Pier');
    expect(here.updated).toBe(true);
    expect(here.conflict).toBeUndefined();
    here.setField('purpose', 'Ships');
    here.flush();
    expect(stored('harbour-one')?.fields).toEqual({ name: 'Pier', purpose: 'Ships' });
    expect(here.updated).toBe(false);
  });

  test.each([
    ['mine', 'Mine'],
    ['theirs', 'Theirs'],
  ] as const)('S9: with changes in both tabs nothing is overwritten before somebody chooses %s', (whose, name) => {
    store(record('harbour-one', { fields: { name: 'Quay' } }));
    const [here, there] = [load(), load()];
    here.setField('name', 'Mine');
    there.setField('name', 'Theirs');
    there.flush();
    tellOfChange('kanalguiden:channel:harbour-one');
    here.flush();
    expect(here.conflict?.fields).toEqual({ name: 'Theirs' });
    expect(here.field('name')).toBe('Mine');
    expect(stored('harbour-one')?.fields).toEqual({ name: 'Theirs' });
    here.setField('purpose', 'Ships');
    here.flush();
    expect(stored('harbour-one')?.fields).toEqual({ name: 'Theirs' });
    here.resolve(whose);
    expect(here.conflict).toBeUndefined();
    expect(here.field('name')).toBe(name);
    expect(stored('harbour-one')?.fields['name']).toBe(name);
    expect(load().field('name')).toBe(name);
  });

  test('S9: a contested channel is asked about again when one comes back to it', () => {
    store(record('harbour-one'));
    store(record('harbour-two', { saved: '2026-01-01T00:00:00.000Z' }));
    const [here, there] = [load(), load()];
    here.setField('name', 'Mine');
    there.setField('name', 'Theirs');
    there.flush();
    here.select('harbour-two');
    expect(here.conflict).toBeUndefined();
    here.select('harbour-one');
    expect(here.conflict?.fields).toEqual({ name: 'Theirs' });
    expect(here.field('name')).toBe('Mine');
  });

  test('S10: a crash after any number of writes leaves every record whole', () => {
    const write = localStorage.setItem.bind(localStorage);
    for (let writes = 0; writes < 6; writes++) {
      localStorage.clear();
      const first = store(record('harbour-one', { fields: { name: 'Quay' } }));
      let left = writes;
      const stub = vi.spyOn(Storage.prototype, 'setItem').mockImplementation((key, text) => {
        if (left-- <= 0) throw new DOMException('Full.', 'QuotaExceededError');
        write(key, text);
      });
      const channels = load();
      channels.setField('name', 'Pier');
      channels.flush();
      channels.copy('Pier 2');
      stub.mockRestore();
      for (const key of [first, ...keys('channel:')])
        expect(readChannel(localStorage.getItem(key) ?? '')).toHaveProperty('channel');
      expect(['Quay', 'Pier']).toContain(stored('harbour-one')?.fields['name']);
      expect(load().damaged).toBeUndefined();
    }
  });

  test('S11: a page that comes back from the browser’s cache shows what is stored now', () => {
    store(record('harbour-one', { fields: { name: 'Quay' } }));
    const channels = load();
    store(record('harbour-one', { fields: { name: 'Pier' }, revision: 4 }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(channels.field('name')).toBe('Quay');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(channels.field('name')).toBe('Pier');
  });

  test('S13: erasing removes every key of the guide’s, and nothing else', () => {
    store(record('harbour-one'));
    store(record('elsewhere-1', { policy: 'soderby' }));
    localStorage.setItem('kanalguiden:scheme', 'dark');
    localStorage.setItem('kanalguiden:corrupt:1', 'x');
    sessionStorage.setItem('kanalguiden:note', '{}');
    for (const storage of [localStorage, sessionStorage]) storage.setItem('of-another-program', 'kept');
    const channels = load();
    channels.setField('name', 'Quay');
    channels.remove('harbour-one');
    channels.setField('name', 'Pier');
    channels.eraseAll();
    channels.flush();
    for (const storage of [localStorage, sessionStorage]) expect(Object.keys(storage)).toEqual(['of-another-program']);
    expect(channels.list).toEqual([]);
    expect(channels.removed).toEqual([]);
    expect(channels.field('name')).toBe('');
  });

  test('T2: a record says that it is nearly full before it is, and what does not fit is not written', () => {
    const full = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`a${at}`, 'x'.repeat(typedLimit)]));
    store(record('harbour-one', { fields: full }));
    const channels = load();
    channels.setField('name', 'Quay');
    channels.flush();
    expect(channels.size).toBe('nearly-full');
    expect(channels.kept).toBe(true);
    // Two bytes each.
    channels.setField('purpose', 'å'.repeat(typedLimit));
    channels.flush();
    expect(channels.size).toBe('over');
    expect(channels.field('purpose')).toHaveLength(typedLimit);
    expect(stored('harbour-one')?.fields['name']).toBe('Quay');
    expect(stored('harbour-one')?.fields['purpose']).toBeUndefined();
    channels.setField('purpose', 'y');
    channels.flush();
    expect(channels.size).toBe('nearly-full');
    expect(stored('harbour-one')?.fields['purpose']).toBe('y');
  });
});
