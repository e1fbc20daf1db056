import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  channelSizeLimit,
  copyOf,
  nameField,
  newChannel,
  sizeOf,
  typedLimit,
  writeChannel,
} from '../../src/engine/channel.ts';
import { isIsoDate } from '../../src/engine/isoDate.ts';
import { readChannel } from '../../src/engine/readChannel.ts';
import { channelFormat, channelSchema, channelVersion, type Channel } from '../../src/model/channel.ts';
import fc from '../seeded.ts';

const golden = join(import.meta.dirname, '../fixtures/channels');
const now = '2026-11-21T12:00:00.000Z';
const empty = newChannel({ policy: 'norrvik', id: 'abcd-1234', now });

const idShape = fc.constantFrom('name', 'purpose', 'a-retired-one', 'constructor', 'to-string', 'x9');
const typed = fc.string({ unit: 'binary', maxLength: 40 });
const list = fc.array(idShape, { maxLength: 4 });
const channel: fc.Arbitrary<Channel> = fc.record({
  format: fc.constant(channelFormat),
  version: fc.constant(channelVersion),
  id: fc.stringMatching(/^[a-z0-9-]{8,64}$/),
  policy: idShape,
  revision: fc.nat(),
  saved: fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') })
    .map((day) => day.toISOString()),
  fields: fc.dictionary(idShape, typed),
  answers: fc.dictionary(idShape, fc.array(idShape, { minLength: 1, maxLength: 3 })),
  ticks: fc.dictionary(
    idShape,
    fc.record({
      state: fc.constantFrom('open' as const, 'done' as const, 'not-for-us' as const),
      on: fc.string({ maxLength: 10 }),
      note: typed,
      reason: typed,
      stamp: fc.string({ maxLength: 64 }),
    }),
  ),
  text: fc.record({
    language: fc.constantFrom('sv' as const, 'en' as const, 'both' as const),
    order: list,
    out: list,
    edits: fc.dictionary(idShape, fc.record({ sv: typed, en: typed }, { requiredKeys: [] })),
  }),
  calendar: fc.record({ out: list, wanted: list, weekends: fc.boolean() }),
});

/** A record with one value, somewhere in it, replaced by anything. */
const bent = fc
  .tuple(channel, fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom('', -1, 1e300, '2026-02-30T00:00:00.000Z')))
  .map(([record, at, value]) => {
    const places: [Record<string, unknown>, string][] = [];
    const visit = (inner: unknown): void => {
      if (typeof inner !== 'object' || inner === null) return;
      for (const key of Object.keys(inner)) {
        places.push([inner as Record<string, unknown>, key]);
        visit((inner as Record<string, unknown>)[key]);
      }
    };
    const copy = structuredClone(record);
    visit(copy);
    const [inner, key] = places[at % places.length] ?? [{}, ''];
    inner[key] = value;
    return JSON.stringify(copy);
  });

function accepted(text: string, migrations?: Parameters<typeof readChannel>[1]): Channel | undefined {
  const read = readChannel(text, migrations);
  return 'channel' in read ? read.channel : undefined;
}

describe('readChannel', () => {
  test('E6: what is written is read back, and reading changes nothing', () => {
    fc.assert(
      fc.property(channel, (record) => {
        expect(readChannel(writeChannel(record))).toEqual({ channel: record });
      }),
    );
  });

  test('S1, S2, loadNeverThrows: any text gives a record or a named problem, and never throws', () => {
    const problems = new Set<string>();
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.oneof(fc.jsonValue(), fc.nat()).map((version) => JSON.stringify({ format: channelFormat, version })),
      bent,
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = readChannel(text);
        if ('problem' in read) problems.add(read.problem);
        else expect(channelSchema.parse(read.channel)).toEqual(read.channel);
      }),
      { numRuns: 3000 },
    );
    expect([...problems].toSorted()).toEqual(['broken', 'foreign', 'newer', 'not-json']);
  });

  test('S2: the schema and the reader agree on what a record with something bent is worth', () => {
    fc.assert(
      fc.property(bent, (text) => {
        const { success } = channelSchema.safeParse(JSON.parse(text));
        // Only keys that the format does not have are taken by the one and not by the other.
        if (success) expect(accepted(text)).toBeDefined();
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['nothing', '', 'not-json'],
    ['half a record', writeChannel(empty).slice(0, 80), 'not-json'],
    ['null', 'null', 'foreign'],
    ['a number', '7', 'foreign'],
    ['a list', '[]', 'foreign'],
    ['a deep list', '['.repeat(10_000) + ']'.repeat(10_000), 'foreign'],
    ['another program’s file', '{"format":"another-program"}', 'foreign'],
    ['a version in words', JSON.stringify({ ...empty, version: '1' }), 'broken'],
    ['a version that never was', JSON.stringify({ ...empty, version: 0 }), 'broken'],
    ['an id with a path', JSON.stringify({ ...empty, id: '../../x' }), 'broken'],
    ['a time that never was', JSON.stringify({ ...empty, saved: '2026-02-30T00:00:00.000Z' }), 'broken'],
    ['a number for a text', JSON.stringify({ ...empty, fields: { name: 7 } }), 'broken'],
    ['an answer of no options', JSON.stringify({ ...empty, answers: { account: [] } }), 'broken'],
    ['too long a text', JSON.stringify({ ...empty, fields: { name: 'x'.repeat(typedLimit + 1) } }), 'broken'],
  ])('S1, S2: %s is no record', (_, text, problem) => {
    expect(readChannel(text)).toEqual({ problem });
  });

  test('S2: weighs the text before it is parsed, in bytes', () => {
    const padded = (units: number, character: string) => writeChannel(empty).padEnd(units, ' ') + character;
    const room = channelSizeLimit - sizeOf(padded(0, ''));
    expect(accepted(writeChannel(empty) + ' '.repeat(room))).toEqual(empty);
    expect(readChannel(writeChannel(empty) + ' '.repeat(room + 1))).toEqual({ problem: 'too-large' });
    const wide = { ...empty, fields: { a: 'å'.repeat(typedLimit) } };
    const many = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`a${at}`, wide.fields.a]));
    expect(readChannel(writeChannel({ ...empty, fields: many }))).toEqual({ problem: 'too-large' });
    expect(readChannel('x'.repeat(10_000_000))).toEqual({ problem: 'too-large' });
  });

  test('S2, L3: keys that the format does not have are dropped, and "__proto__" does no harm', () => {
    const text = writeChannel({ ...empty, fields: { name: 'Quay' } })
      .replace(
        '"fields":{',
        '"__proto__":{"polluted":1},"extra":1,"fields":{"__proto__":{"polluted":1},"Not An Id":"x",',
      )
      .replace('"calendar":{', '"calendar":{"extra":1,');
    expect(text).toContain('"__proto__"');
    const read = accepted(text);
    expect(read).toEqual({ ...empty, fields: { name: 'Quay' } });
    expect(Object.getPrototypeOf(read?.fields)).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('S4: a record of a later version is told apart, whatever its shape', () => {
    expect(readChannel(JSON.stringify({ format: channelFormat, version: channelVersion + 1 }))).toEqual({
      problem: 'newer',
    });
  });

  test('ids that no edition knows stay', () => {
    const record = {
      ...empty,
      answers: { 'a-retired-fact': ['a-retired-option'] },
      ticks: { 'a-retired-rule': { state: 'done' as const, on: '', note: '', reason: '', stamp: '' } },
    };
    expect(accepted(writeChannel(record))).toEqual(record);
  });
});

describe('versions', () => {
  test.each(readdirSync(golden))('S3: %s, a record of a released version, is read', (file) => {
    const text = readFileSync(join(golden, file), 'utf8');
    const read = accepted(text);
    expect(read).toBeDefined();
    expect(channelSchema.parse(read)).toEqual(read);
    const { fields } = JSON.parse(text) as Channel;
    expect(read?.fields).toEqual(fields);
  });

  test('S3: there is a record of every version', () => {
    const versions = Array.from({ length: channelVersion }, (_, at) => `v${at + 1}.json`);
    expect(readdirSync(golden).toSorted()).toEqual(versions);
  });

  test('S3, migrateIdempotent: an older record goes through every step from its own version, and a current one through none', () => {
    const older = { ...empty, version: channelVersion - 1, fields: undefined, typed: { name: 'Quay' } };
    const step = (record: Readonly<Record<string, unknown>>) => ({ ...record, fields: record['typed'] });
    const read = accepted(JSON.stringify(older), [step]);
    expect(read).toEqual({ ...empty, fields: { name: 'Quay' } });
    expect(accepted(writeChannel(read ?? empty), [step])).toEqual(read);
    expect(readChannel(JSON.stringify({ ...older, version: channelVersion - 2 }), [step])).toEqual({
      problem: 'broken',
    });
    const failing = () => {
      throw new Error('A step that fails.');
    };
    expect(readChannel(JSON.stringify({ ...older, version: channelVersion - 1 }), [failing])).toEqual({
      problem: 'broken',
    });
  });
});

test('a new record is what the schema wants', () => {
  expect(channelSchema.parse(empty)).toEqual(empty);
});

test('a copy begins with the same texts, and with no tick', () => {
  const ticked = {
    ...empty,
    revision: 7,
    fields: { [nameField]: 'Quay', purpose: 'Ships' },
    answers: { account: ['central'] },
    ticks: { rule: { state: 'done' as const, on: '', note: '', reason: '', stamp: '' } },
  };
  const copy = copyOf(ticked, { id: 'efgh-5678', name: 'Pier', now });
  expect(copy).toEqual({
    ...ticked,
    id: 'efgh-5678',
    revision: 0,
    ticks: {},
    fields: { name: 'Pier', purpose: 'Ships' },
  });
  expect(channelSchema.parse(copy)).toEqual(copy);
});

test.each([
  ['2026-02-28', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['26-1-1', false],
  ['1/2/2026', false],
  ['2026-02-28T00:00', false],
  ['١٢٣٤-٠١-٠١', false],
  ['', false],
])('D6: “%s” is a day: %s', (text, is) => {
  expect(isIsoDate(text)).toBe(is);
});
