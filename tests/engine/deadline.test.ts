import { describe, expect, it } from 'vitest';
import { deadline, momentWords } from '../../src/engine/deadline.ts';
import fc from '../seeded.ts';

const zone = 'Europe/Stockholm';
const end = (found: string, within: string): string | undefined => {
  const instant = deadline(found, within, zone);
  return instant === undefined ? undefined : new Date(instant).toISOString();
};
/** How long a time is in real hours. Without daylight saving, UTC is an hour behind and in summer two. */
const elapsed = (found: string, offset: '+01:00' | '+02:00', within: string): number =>
  ((deadline(found, within, zone) ?? NaN) - Date.parse(`${found}:00${offset}`)) / 3_600_000;

describe('hours', () => {
  it('are time that passes, over both changes of 2026 and 2027', () => {
    expect(elapsed('2026-03-28T12:00', '+01:00', 'PT48H')).toBe(48);
    expect(elapsed('2026-10-24T12:00', '+02:00', 'PT48H')).toBe(48);
    expect(elapsed('2027-03-27T12:00', '+01:00', 'PT48H')).toBe(48);
    expect(elapsed('2027-10-30T12:00', '+02:00', 'PT48H')).toBe(48);
  });

  it('move the clock on the wall by the hour that was skipped or came twice', () => {
    const words = (found: string) => momentWords(deadline(found, 'PT48H', zone) ?? NaN, 'en', zone);
    expect(words('2026-03-28T12:00')).toMatch(/^Monday,? 30 March 2026 at 13:00$/);
    expect(words('2026-10-24T12:00')).toMatch(/^Monday,? 26 October 2026 at 11:00$/);
    expect(words('2026-11-22T12:00')).toMatch(/^Tuesday,? 24 November 2026 at 12:00$/);
  });

  it('are counted for each of two times on either side of a change', () => {
    const before = deadline('2026-03-29T01:30', 'PT2H', zone) ?? NaN;
    const after = deadline('2026-03-29T03:30', 'PT2H', zone) ?? NaN;
    expect((after - before) / 3_600_000).toBe(1);
  });
});

describe('days and longer', () => {
  it('are counted in the calendar and end at the same time of day', () => {
    expect(end('2026-03-28T12:00', 'P2D')).toBe('2026-03-30T10:00:00.000Z');
    expect(end('2026-10-24T12:00', 'P2D')).toBe('2026-10-26T11:00:00.000Z');
    expect(end('2026-01-31T12:00', 'P1M')).toBe('2026-02-28T11:00:00.000Z');
    expect(end('2028-02-29T12:00', 'P1Y')).toBe('2029-02-28T11:00:00.000Z');
  });
});

describe('a local time that the clocks jump over or show twice', () => {
  it('is an hour later, or the first of the two', () => {
    expect(end('2026-03-29T02:30', 'PT1H')).toBe('2026-03-29T02:30:00.000Z');
    expect(end('2026-10-25T02:30', 'PT1H')).toBe('2026-10-25T01:30:00.000Z');
  });
});

describe('what is no time', () => {
  it('has no end', () => {
    const none = ['', ' ', '2026-02-30T12:00', '2026-13-01T12:00', '2026-01-01T25:00', '2026-11-21', 'yesterday'];
    for (const found of [...none, '0202-01-01T12:00', '1969-12-31T23:59', '2101-01-01T00:00', '275760-09-13T00:00'])
      expect(end(found, 'PT48H'), found).toBeUndefined();
    for (const within of ['at-once', '', 'PT48', 'P1DT2H']) expect(end('2026-11-21T12:00', within)).toBeUndefined();
    expect(deadline('2026-11-21T12:00', 'PT48H', 'Norrvik/Hamn')).toBeUndefined();
  });

  it('never throws', () => {
    const text = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 16)),
    );
    const within = fc.oneof(
      fc.string(),
      fc.nat().map((count) => `PT${count}H`),
      fc.nat().map((count) => `P${count}Y`),
    );
    fc.assert(
      fc.property(text, within, (found, limit) => {
        const instant = deadline(found, limit, zone);
        expect(instant === undefined || Number.isFinite(instant)).toBe(true);
      }),
    );
  });
});

describe('a moment', () => {
  it('is told with its weekday, in the language of the page', () => {
    const instant = Date.parse('2026-11-24T13:30:00Z');
    expect(momentWords(instant, 'sv', zone)).toMatch(/^tisdag.* 24 november 2026 .*14:30$/);
    expect(momentWords(instant, 'en', zone)).toMatch(/^Tuesday,? 24 November 2026 at 14:30$/);
  });
});
