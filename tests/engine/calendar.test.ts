import { describe, expect, it } from 'vitest';
import { calendarEvents, nextTimes, planCalendar, type Planned } from '../../src/engine/calendar.ts';
import { isDaily, repeatWords, type Entry } from '../../src/engine/calendarItems.ts';
import type { Answers } from '../../src/engine/condition.ts';
import type { Channel } from '../../src/model/channel.ts';

const rule = {
  id: 'norrvik-watch',
  force: 'must',
  title: 'Keep *vakt*',
  cite: '§ 4',
  url: '/en/norrvik/watch/#norrvik-watch',
} as const;

function entry(id: string, rest: Partial<Entry> = {}): Entry {
  return { id, title: `Do ${id}`, text: 'Look around.', rule, from: 'opens-on', ...rest };
}

const option = (id: string) => ({ id, label: id, said: id });
const bundle = {
  facts: [{ id: 'ice', choose: 'one' as const, question: '?', why: '.', options: [option('yes'), option('no')] }],
  avoid: [{ from: '07-01', to: '07-31' }],
  dates: [
    entry('watch', { every: 'P1D' }),
    entry('archive', { every: 'P6M' }),
    entry('ice', { every: 'P1M', when: { fact: 'ice', is: ['yes'] } }),
    entry('report', { every: 'P1Y', proposed: true, onRequest: true }),
    entry('end', { from: 'ends-on' }),
  ],
};

function plan(
  fields: Record<string, string> = {},
  {
    calendar,
    answers = {},
    today,
  }: { calendar?: Partial<Channel['calendar']>; answers?: Answers; today?: string } = {},
): Map<string, Planned> {
  const channel = {
    fields,
    answers: Object.fromEntries(Object.entries(answers).map(([id, options]) => [id, [...options]])),
    calendar: { out: [], wanted: [], weekends: false, ...calendar },
  };
  return new Map(planCalendar(bundle, channel, today).map((planned) => [planned.entry.id, planned]));
}

const start = (planned: Planned | undefined): string | undefined =>
  planned && 'start' in planned ? planned.start.toString() : undefined;
const lacks = (planned: Planned | undefined): string | undefined =>
  planned && 'lacks' in planned ? planned.lacks : undefined;

describe('the calendar', () => {
  it('keeps what may apply, and leaves out what does not', () => {
    expect(plan().get('ice')?.applies).toBe('unknown');
    expect(plan({}, { answers: { ice: ['yes'] } }).get('ice')?.applies).toBe('yes');
    expect(plan({}, { answers: { ice: ['no'] } }).has('ice')).toBe(false);
    expect([...plan().keys()]).toEqual(['watch', 'archive', 'ice', 'report', 'end']);
  });

  it('counts from the field that the entry names', () => {
    const planned = plan({ 'opens-on': '2026-11-28', 'ends-on': '2028-02-29' });
    expect(start(planned.get('watch'))).toBe('2026-11-30');
    expect(start(planned.get('archive'))).toBe('2027-05-11');
    expect(start(planned.get('report'))).toBe('2027-11-09');
    expect(start(planned.get('end'))).toBe('2028-02-29');
    expect(planned.get('end')?.repeat).toBeUndefined();
  });

  it('D6: says which date is missing or is none, and has no event for it', () => {
    for (const [typed, expected] of [
      ['', 'blank'],
      [' \n', 'blank'],
      ['2026-02-30', 'invalid'],
      ['1/2/2026', 'invalid'],
    ] as const) {
      const planned = plan({ 'ends-on': typed, 'opens-on': '2026-11-28' });
      expect(lacks(planned.get('end'))).toBe(expected);
      expect(nextTimes(planned.get('end') as Planned, 3)).toEqual([]);
      expect(start(planned.get('watch'))).toBe('2026-11-30');
    }
    expect(lacks(plan().get('watch'))).toBe('blank');
  });

  it('takes no field from the prototype', () => {
    const dates = [entry('odd', { from: 'constructor' })];
    const calendar = { out: [], wanted: [], weekends: false };
    expect(lacks(planCalendar({ ...bundle, dates }, { fields: {}, answers: {}, calendar })[0])).toBe('blank');
  });

  it('goes on from today, and drops a single day that has passed', () => {
    const fields = { 'opens-on': '2019-05-02', 'ends-on': '2026-11-20' };
    const planned = plan(fields, { today: '2026-11-21' });
    expect(start(planned.get('watch'))).toBe('2026-11-23');
    expect(start(planned.get('archive'))).toBe('2027-04-13');
    expect(lacks(planned.get('end'))).toBe('past');
    expect(start(plan(fields, { today: '2026-11-20' }).get('end'))).toBe('2026-11-20');
  });

  it('N11: a clock that is wrong by years still gives dates, none before the opening', () => {
    const fields = { 'opens-on': '2026-11-28' };
    expect(start(plan(fields, { today: '1970-01-01' }).get('archive'))).toBe('2027-05-11');
    expect(start(plan(fields, { today: '2099-01-01' }).get('archive'))).toBe('2099-05-12');
    expect(start(plan(fields, { today: '0001-01-01' }).get('archive'))).toBe('2027-05-11');
  });

  it('has in it what the user wants', () => {
    const chosen = (calendar?: Partial<Channel['calendar']>) =>
      [...plan({}, calendar && { calendar }).values()]
        .filter((planned) => planned.chosen)
        .map((planned) => planned.entry.id);
    expect(chosen()).toEqual(['watch', 'archive', 'ice', 'end']);
    expect(chosen({ out: ['archive', 'report', 'gone'], wanted: ['report', 'gone'] })).toEqual([
      'watch',
      'ice',
      'report',
      'end',
    ]);
  });

  it('watches on weekends too where the user wants it', () => {
    const planned = plan({ 'opens-on': '2026-11-28' }, { calendar: { weekends: true } });
    expect(start(planned.get('watch'))).toBe('2026-11-28');
    expect(isDaily(planned.get('watch') as Planned)).toBe(true);
    expect([...planned.values()].filter(isDaily)).toHaveLength(1);
  });

  it('D5: names the next times across the turn of a month and a year', () => {
    const planned = plan({ 'opens-on': '2026-12-30' });
    expect(nextTimes(planned.get('watch') as Planned, 4)).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-04',
    ]);
    expect(nextTimes(planned.get('archive') as Planned, 3)).toEqual(['2027-06-08', '2027-12-14', '2028-06-13']);
  });

  it('tells how often, whether or not a date is given', () => {
    const say = (key: string, slots?: Readonly<Record<string, string>>): string =>
      [key, ...Object.values(slots ?? {})].join(' ');
    const words = (fields: Record<string, string>, weekends = false) =>
      [...plan(fields, { calendar: { weekends } }).values()].map((planned) => repeatWords(planned, 'en', say));
    expect(words({ 'opens-on': '2026-12-30' })).toEqual([
      'calendar.every.weekday',
      'calendar.every.month June and December',
      'calendar.every.apart 1 month',
      'calendar.every.month December',
      '',
    ]);
    expect(words({}, true)).toEqual([
      'calendar.every.day',
      'calendar.every.apart 6 months',
      'calendar.every.apart 1 month',
      'calendar.every.apart 1 year',
      '',
    ]);
  });
});

describe('the events of the file', () => {
  const say = (key: string, slots?: Readonly<Record<string, string>>): string =>
    [key, ...Object.values(slots ?? {})].join('|');
  const context = {
    channel: { id: 'abcdefgh', revision: 7 },
    name: ' The *Ida* ',
    origin: 'https://guide.example',
    say,
  };
  const fields = { 'opens-on': '2026-12-01', name: 'The Ida' };

  it('are those that the user wants and that have a date', () => {
    const ids = (planned: Map<string, Planned>) => calendarEvents([...planned.values()], context).map(({ uid }) => uid);
    expect(ids(plan(fields, { calendar: { out: ['ice'], wanted: ['report'] } }))).toEqual([
      'watch.abcdefgh@kanalguiden',
      'archive.abcdefgh@kanalguiden',
      'report.abcdefgh@kanalguiden',
    ]);
    expect(ids(plan())).toEqual([]);
  });

  it('name the channel as typed, the rule with place and address, and whose the interval is', () => {
    const [watch, report] = calendarEvents(
      [...plan(fields, { calendar: { out: ['archive', 'ice'], wanted: ['report'] } }).values()],
      context,
    );
    const url = 'https://guide.example/en/norrvik/watch/#norrvik-watch';
    expect(watch).toMatchObject({
      sequence: 7,
      title: 'calendar.event|Do watch|The *Ida*',
      text: `Look around.\n\ncalendar.event.rule|Keep vakt|§ 4\n\n${url}`,
      url,
      repeat: { unit: 'weekday' },
    });
    expect(report?.text).toContain('calendar.proposed');
  });

  it('do without the name where there is none', () => {
    const [event] = calendarEvents([...plan(fields).values()], { ...context, name: ' \u200b' });
    expect(event?.title).toBe('Do watch');
  });
});
