import type { Channel, Tick } from '../model/channel.ts';
import { channelSizeLimit, newChannel, sizeOf, typedLimit } from './channel.ts';

/**
 * Why a text is no record. foreign: another program's; newer: from a later edition of the guide;
 * broken: a record of ours with something in the wrong place.
 */
export type ChannelProblem = 'too-large' | 'not-json' | 'foreign' | 'newer' | 'broken';

/** Carries a record from one version to the next. The version itself is set by `migrate`. */
type Step = (record: Plain) => Plain;
type Plain = Readonly<Record<string, unknown>>;

/** The last one leads to the current version. */
const steps: readonly Step[] = [];

const { format, version: current } = newChannel({ policy: '', id: '', now: '' });

/**
 * Reads a stored record or a file. Takes any text and never throws; what comes out is whole and of the current version.
 * Keys that the format does not have are dropped. Ids that this edition does not know stay: they may belong to a
 * rule or an option that is retired, or to an edition that has more of them.
 */
export function readChannel(text: string, migrations = steps): { channel: Channel } | { problem: ChannelProblem } {
  if (text.length > channelSizeLimit || sizeOf(text) > channelSizeLimit) return { problem: 'too-large' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'not-json' };
  }
  if (!isPlain(value) || value['format'] !== format) return { problem: 'foreign' };
  const { version } = value;
  if (!isCount(version)) return { problem: 'broken' };
  if (version > current) return { problem: 'newer' };
  try {
    return { channel: readCurrent(migrate(value, version, migrations)) };
  } catch {
    return { problem: 'broken' };
  }
}

/** @throws {Error} on a version that no step leads from. */
function migrate(record: Plain, from: number, migrations: readonly Step[]): Plain {
  const first = current - migrations.length;
  if (from < first) throw new Error(`No step leads from version ${from}.`);
  return migrations.slice(from - first).reduce<Plain>((older, step) => step(older), record);
}

/** @throws {Error} on what the format does not allow; the same as `channelSchema` but for keys, which are dropped. */
function readCurrent(record: Plain): Channel {
  const text = plain(record['text']);
  const calendar = plain(record['calendar']);
  return {
    format,
    version: current,
    id: matching(record['id'], /^[a-z0-9-]{8,64}$/),
    policy: id(record['policy']),
    revision: valid(record['revision'], isCount),
    saved: valid(record['saved'], isTime),
    fields: entries(record['fields'], typed),
    answers: entries(record['answers'], (options) => {
      const chosen = ids(options);
      if (chosen.length === 0) throw new Error('An answer without an option is no answer.');
      return chosen;
    }),
    ticks: entries(record['ticks'], tick),
    text: {
      language: oneOf(text['language'], ['sv', 'en', 'both']),
      order: ids(text['order']),
      out: ids(text['out']),
      edits: entries(text['edits'], (value) => {
        const { sv, en } = plain(value);
        return { ...(sv === undefined ? {} : { sv: typed(sv) }), ...(en === undefined ? {} : { en: typed(en) }) };
      }),
    },
    calendar: {
      out: ids(calendar['out']),
      wanted: ids(calendar['wanted']),
      weekends: valid(calendar['weekends'], (value) => typeof value === 'boolean'),
    },
  };
}

function tick(value: unknown): Tick {
  const { state, on, note, reason, stamp } = plain(value);
  return {
    state: oneOf(state, ['open', 'done', 'not-for-us']),
    on: short(on, 10),
    note: typed(note),
    reason: typed(reason),
    stamp: short(stamp, 64),
  };
}

const idShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const id = (value: unknown): string => matching(value, idShape);
const typed = (value: unknown): string => short(value, typedLimit);

function short(value: unknown, limit: number): string {
  return valid(value, (text): text is string => typeof text === 'string' && text.length <= limit);
}

function matching(value: unknown, shape: RegExp): string {
  return valid(value, (text): text is string => typeof text === 'string' && shape.test(text));
}

function oneOf<T extends string>(value: unknown, all: readonly T[]): T {
  return valid(value, (one): one is T => (all as readonly unknown[]).includes(one));
}

function ids(value: unknown): string[] {
  return valid(value, (list): list is unknown[] => Array.isArray(list)).map(id);
}

/** Entries by id. What stands under a key that is no id, such as "__proto__", is dropped. */
function entries<T>(value: unknown, read: (value: unknown) => T): Record<string, T> {
  const known = Object.entries(plain(value)).filter(([key]) => idShape.test(key));
  return Object.fromEntries(known.map(([key, inner]) => [key, read(inner)]));
}

function plain(value: unknown): Plain {
  return valid(value, isPlain);
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
function isTime(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 24) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}

function valid<T>(value: unknown, is: (value: unknown) => value is T): T {
  if (!is(value)) throw new Error('Not what the format has here.');
  return value;
}
