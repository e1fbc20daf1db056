import { parseDuration } from '@internationalized/date';
import fc from '../seeded.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dueBy, firstTime, nthTime, onOrAfter, readDate, type CalendarDate } from '../../src/engine/recurrence.ts';
import { monthsOf, repeatOf, type Repeat } from '../../src/engine/repeat.ts';

const avoid = [
  { from: '07-01', to: '07-31' },
  { from: '12-20', to: '01-06' },
];
const zones = ['Pacific/Niue', 'UTC', 'Europe/Stockholm', 'Pacific/Kiritimati'];

function day(iso: string): CalendarDate {
  const date = readDate(iso);
  if (!date) throw new Error(`"${iso}" is no date.`);
  return date;
}

/** As the calendar puts it. */
function interval(from: CalendarDate, every: string): CalendarDate {
  const repeat = repeatOf(every, true);
  if (repeat.unit === 'weekday') throw new Error('All days count.');
  return dueBy(from, repeat);
}

/** As the rule has it; hours short of a day are a day. */
function asked(from: CalendarDate, every: string): CalendarDate {
  const { hours, ...whole } = parseDuration(every);
  return every.startsWith('PT') ? from.add({ days: Math.max(1, Math.floor(hours / 24)) }) : from.add(whole);
}

const anyDay = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));
const anyEvery = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((days) => `P${days}D`),
  fc.integer({ min: 1, max: 60 }).map((weeks) => `P${weeks}W`),
  fc.integer({ min: 1, max: 40 }).map((months) => `P${months}M`),
  fc.integer({ min: 1, max: 4 }).map((years) => `P${years}Y`),
  fc.integer({ min: 1, max: 100 }).map((hours) => `PT${hours}H`),
);
const weekdayOf = (date: CalendarDate): number => new Date(`${date.toString()}T00:00:00Z`).getUTCDay();
const isWeekend = (date: CalendarDate): boolean => [0, 6].includes(weekdayOf(date));
const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (Date.parse(to.toString()) - Date.parse(from.toString())) / 86_400_000;

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a typed date', () => {
  it.each(['2026-11-21', ' 2026-11-21 ', '2024-02-29', '1970-01-01', '2100-12-31'])('D6: %j is read', (text) => {
    expect(readDate(text)?.toString()).toBe(text.trim());
  });

  it.each(
    [
      '2026-02-30',
      '2025-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '26-1-1',
      '1/2/2026',
      '2026-1-2',
      '20261121',
    ].concat(
      [
        '21 november 2026',
        '21 November 2026',
        '٢٠٢٦-١١-٢١',
        '0202-01-01',
        '1969-12-31',
        '2101-01-01',
        '-2026-01-01',
        '',
      ],
      ['2026-11-21T10:00', '+002026-11-21', '0', '-', 'null', 'NaN', '2026-11-21\n2026-11-22'],
    ),
  )('D6: %j is not', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it('D6: reads nothing but the days that there are', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((part) => String(part).padStart(2, '0'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(two, two).map(([month, date]) => `2028-${month}-${date}`),
        ),
        (text) => {
          const time = new Date(`${text.trim()}T00:00:00Z`);
          const real =
            /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) &&
            !Number.isNaN(time.getTime()) &&
            time.toISOString().startsWith(text.trim()) &&
            time.getUTCFullYear() >= 1970 &&
            time.getUTCFullYear() <= 2100;
          expect(readDate(text) !== undefined).toBe(real);
        },
      ),
    );
  });
});

describe('when something is due again', () => {
  it.each([
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2028-02-29', 'P4Y', '2032-02-29'],
    ['2027-02-28', 'P1Y', '2028-02-28'],
  ])('D2: from %s, %s later is %s', (from, every, due) => {
    expect(interval(day(from), every).toString()).toBe(due);
  });

  it.each([
    ['2026-08-31', 'P1M', '2026-09-30'],
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2026-12-31', 'P1M', '2027-01-31'],
    ['2026-12-31', 'P1D', '2027-01-01'],
    ['2026-12-28', 'P1W', '2027-01-04'],
    ['2026-12-31', 'PT48H', '2027-01-02'],
    ['2026-12-31', 'PT1H', '2027-01-01'],
  ])('D5: from %s, %s later is %s', (from, every, due) => {
    expect(interval(day(from), every).toString()).toBe(due);
  });

  it.each(['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2027-03-28', '2027-10-31'])(
    'D1: the day after %s is the next in the calendar, in every zone',
    (iso) => {
      const next = new Date(Date.parse(iso) + 86_400_000).toISOString().slice(0, 10);
      for (const zone of zones) {
        vi.stubEnv('TZ', zone);
        expect(interval(day(iso), 'P1D').toString()).toBe(next);
        expect(nthTime(day(iso), { unit: 'day', every: 1 }, 1).toString()).toBe(next);
      }
    },
  );

  it('D1, dateRoundTrip: so many days on and as many back is the same day', () => {
    const days: Repeat = { unit: 'day', every: 1 };
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40_000 }), (date, count) => {
        const there = nthTime(date, days, count);
        expect(daysBetween(date, there)).toBe(count);
        expect(nthTime(there, days, -count).toString()).toBe(date.toString());
      }),
    );
  });

  it('D4: the browser’s zone does not move a date', () => {
    const inZone = (zone: string) => {
      vi.stubEnv('TZ', zone);
      return ['P1D', 'P1W', 'P6M', 'P1Y'].map((every) => {
        const repeat = repeatOf(every, false);
        return nthTime(firstTime(day('2026-10-24'), repeat, avoid), repeat, 3).toString();
      });
    };
    for (const zone of zones) expect(inZone(zone)).toEqual(inZone('UTC'));
  });
});

describe('what repeats', () => {
  it.each([
    ['P1D', { unit: 'weekday' }],
    ['PT1H', { unit: 'weekday' }],
    ['P0D', { unit: 'weekday' }],
    ['P3D', { unit: 'day', every: 3 }],
    ['P14D', { unit: 'week', every: 2 }],
    ['P1W', { unit: 'week', every: 1 }],
    ['P26W', { unit: 'month', every: 4 }],
    ['P1M', { unit: 'month', every: 1 }],
    ['P5M', { unit: 'month', every: 4 }],
    ['P6M', { unit: 'month', every: 6 }],
    ['P1Y', { unit: 'month', every: 12 }],
  ] as const)('%s is put as %o', (every, repeat) => {
    expect(repeatOf(every, false)).toEqual(repeat);
  });

  it('is daily on all seven days where the user wants it', () => {
    expect(repeatOf('P1D', true)).toEqual({ unit: 'day', every: 1 });
  });

  it.each([
    ['2026-11-27', '2026-11-27', '2026-12-04'],
    ['2026-11-28', '2026-11-30', '2026-12-04'],
    ['2026-11-29', '2026-11-30', '2026-12-04'],
    ['2026-12-31', '2026-12-31', '2027-01-07'],
  ])('from %s on, weekdays begin on %s, and a weekly thing on %s', (from, weekday, week) => {
    const first = (repeat: Repeat): string => firstTime(day(from), repeat, avoid).toString();
    expect(first({ unit: 'weekday' })).toBe(weekday);
    expect(first({ unit: 'week', every: 1 })).toBe(week);
    expect(first({ unit: 'day', every: 1 })).toBe(from);
  });

  it('comes in time the first time, and never less often than asked', () => {
    fc.assert(
      fc.property(anyDay, anyEvery, fc.boolean(), (from, every, weekends) => {
        const repeat = repeatOf(every, weekends);
        const first = firstTime(from, repeat, avoid);
        expect(first.compare(from)).toBeGreaterThanOrEqual(0);
        if (repeat.unit === 'weekday') expect(daysBetween(from, first)).toBeLessThanOrEqual(2);
        else expect(daysBetween(asked(from, every), first)).toBeLessThanOrEqual(6);
        const again = nthTime(first, repeat, 1);
        expect(again.compare(first)).toBeGreaterThan(0);
        expect(daysBetween(asked(first, every), again)).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('never falls on a weekend, unless it comes every so many days', () => {
    fc.assert(
      fc.property(anyDay, anyEvery, fc.nat(500), (from, every, count) => {
        const repeat = repeatOf(every, false);
        fc.pre(repeat.unit !== 'day');
        expect(isWeekend(nthTime(firstTime(from, repeat, avoid), repeat, count))).toBe(false);
      }),
    );
  });

  it('goes on from any later day as if it had been counted from the first', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyEvery,
        fc.boolean(),
        fc.integer({ min: -50, max: 2000 }),
        (from, every, weekends, later) => {
          const repeat = repeatOf(every, weekends);
          const first = firstTime(from, repeat, avoid);
          const now = first.add({ days: later });
          let counted = 0;
          while (nthTime(first, repeat, counted).compare(now) < 0) counted += 1;
          expect(onOrAfter(first, repeat, now).toString()).toBe(nthTime(first, repeat, counted).toString());
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('what comes a few times a year', () => {
  const openingDays = Array.from({ length: 366 }, (_, index) => day('2028-01-01').add({ days: index }));
  const paces = [
    'P2M',
    'P3M',
    'P4M',
    'P5M',
    'P6M',
    'P7M',
    'P9M',
    'P10M',
    'P11M',
    'P1Y',
    'P18M',
    'P2Y',
    'P13W',
    'P26W',
    'P180D',
  ];

  it.each(paces)('%s never falls in July or at Christmas for thirty years, whenever the channel opens', (every) => {
    const repeat = repeatOf(every, false);
    const found = openingDays.flatMap((from) => {
      const first = firstTime(from, repeat, avoid);
      const end = from.add({ years: 30 });
      const times: string[] = [];
      for (let date = first; date.compare(end) <= 0; date = nthTime(date, repeat, 1))
        times.push(date.toString().slice(5));
      return times;
    });
    expect(found.length).toBeGreaterThan(366 * 14);
    expect(found.filter((date) => date.startsWith('07') || date >= '12-20' || date <= '01-06')).toEqual([]);
  });

  it('D8: never falls on a Swedish public holiday, so that there is no table of them to grow old', () => {
    const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
    const found = openingDays.flatMap((from) => {
      const repeat = repeatOf('P2M', false);
      const first = firstTime(from, repeat, []);
      return Array.from({ length: 432 }, (_, index) => nthTime(first, repeat, index));
    });
    const red = found.filter((date) => {
      const sinceEaster = daysBetween(easter(date.year), date);
      return fixed.includes(date.toString().slice(5)) || [-2, 0, 1, 39, 49].includes(sinceEaster);
    });
    expect(red.map(String)).toEqual([]);
  });

  it('comes after the opening, however few months are free', () => {
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
    for (let free = 0; free < 6; free += 1) {
      const others = months
        .filter((_, index) => index % 6 !== free)
        .map((month) => ({ from: `${month}-01`, to: `${month}-31` }));
      for (const from of openingDays) {
        const first = firstTime(from, { unit: 'month', every: 6 }, others);
        expect(first.compare(from)).toBeGreaterThan(0);
        expect((first.month - 1) % 6).toBe(free);
      }
    }
  });

  it('stays in its months where none is free', () => {
    const always = [{ from: '01-01', to: '12-31' }];
    expect(firstTime(day('2026-01-10'), { unit: 'month', every: 6 }, always).toString()).toBe('2026-06-09');
  });

  it('names its months in order', () => {
    expect(monthsOf(day('2026-11-10'), 6)).toEqual([5, 11]);
    expect(monthsOf(day('2026-11-10'), 12)).toEqual([11]);
    expect(monthsOf(day('2026-11-10'), 10)).toEqual([1, 3, 5, 7, 9, 11]);
  });
});

/** Gauss's rule for the Gregorian calendar, as Meeus, Jones and Butcher put it. */
function easter(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const two = (part: number): string => String(part).padStart(2, '0');
  return day(`${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`);
}
