import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import fc from '../seeded.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CalendarEvent } from '../../src/engine/calendar.ts';
import { clean, cleanLine } from '../../src/engine/clean.ts';
import { icsFile } from '../../src/engine/export/ics.ts';
import { firstTime, nthTime, readDate, type CalendarDate } from '../../src/engine/recurrence.ts';
import { repeatOf } from '../../src/engine/repeat.ts';

const stamp = '2026-11-21T08:30:00.123Z';
const avoid = [{ from: '07-01', to: '07-31' }];

function day(iso: string): CalendarDate {
  const date = readDate(iso);
  if (!date) throw new Error(`"${iso}" is no date.`);
  return date;
}

function event(rest: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: 'watch.abcdefgh@kanalguiden',
    sequence: 3,
    title: 'Watch',
    text: 'Look around.',
    url: 'https://guide.example/en/norrvik/watch/#norrvik-watch',
    start: day('2026-12-01'),
    ...rest,
  };
}

const file = (rest: Partial<CalendarEvent> = {}): Promise<string> => icsFile([event(rest)], { stamp });

/** The file's lines, unfolded as RFC 5545 says in 3.1. */
const unfold = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');
/** A text as RFC 5545 says in 3.3.11. */
const unescape = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
const valueOf = (text: string, name: string): string => {
  const line = unfold(text).find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1) ?? '';
};

const typed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', minLength: 60, maxLength: 400 }),
  fc.constantFrom(
    'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://evil.example/\r\n',
    'x\nBEGIN:VALARM',
    'x\u2028RRULE:FREQ=SECONDLY',
    'x\u0085URL:https://evil.example/',
    'a\\nb\\,c\\;d\\\\e;f,g:h"i',
    '\\',
    `${'å'.repeat(200)}👩‍👩‍👧‍👦${'é'.repeat(200)}`,
    '\ud83d',
  ),
);

const everyPace = ['P1D', 'P3D', 'P1W', 'P2W', 'P1M', 'P2M', 'P4M', 'P6M', 'P10M', 'P1Y', 'P2Y'];
const zones = ['Pacific/Niue', 'UTC', 'Europe/Stockholm', 'Pacific/Kiritimati'];

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('E2: the calendar file', () => {
  it('E2: is what RFC 5545 asks for an all-day event with a reminder', async () => {
    expect(await file({ start: day('2026-12-31'), repeat: { unit: 'weekday' } })).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Kanalguiden//Kanalguiden//SV',
        'CALSCALE:GREGORIAN',
        'BEGIN:VEVENT',
        'UID:watch.abcdefgh@kanalguiden',
        'DTSTAMP:20261121T083000Z',
        'SEQUENCE:3',
        'DTSTART;VALUE=DATE:20261231',
        'DTEND;VALUE=DATE:20270101',
        'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
        'SUMMARY:Watch',
        'DESCRIPTION:Look around.',
        'URL:https://guide.example/en/norrvik/watch/#norrvik-watch',
        'TRANSP:TRANSPARENT',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'TRIGGER:PT9H',
        'DESCRIPTION:Watch',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('E2, icsRoundTrip: unfolded and unescaped, it gives back what went in', async () => {
    await fc.assert(
      fc.asyncProperty(typed, typed, async (title, text) => {
        const made = await file({ title, text });
        expect(unescape(valueOf(made, 'SUMMARY'))).toBe(cleanLine(title));
        expect(unescape(valueOf(made, 'DESCRIPTION'))).toBe(clean(text));
      }),
    );
  });

  it('E2, icsLineOctets: no line is longer than 75 octets or breaks within a character, and none ends in anything but CRLF', async () => {
    const encoder = new TextEncoder();
    await fc.assert(
      fc.asyncProperty(typed, typed, async (title, text) => {
        const made = await file({ title, text, url: `https://guide.example/${'a'.repeat(300)}` });
        expect(made.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of made.split('\r\n')) {
          expect(encoder.encode(line).length).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('E2: no text can begin a property or a component of its own', async () => {
    const names = (text: string): string[] =>
      unfold(text).map((line) => /^[A-Z-]+(:(VEVENT|VALARM|VCALENDAR)$)?/.exec(line)?.[0] ?? line);
    const plain = names(await file({ repeat: { unit: 'weekday' } }));
    await fc.assert(
      fc.asyncProperty(typed, typed, async (title, text) => {
        expect(names(await file({ title, text, repeat: { unit: 'weekday' } }))).toEqual(plain);
      }),
    );
  });

  it('E2: a parser that we did not make the file with reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.constantFrom('å', 'b', 'n', ' ', ':', '=', '"', '👩‍👧', '.', ',', ';', '\\', '\n'),
          maxLength: 200,
        }),
        fc.constantFrom(...everyPace),
        async (text, every) => {
          const repeat = repeatOf(every, false);
          const start = firstTime(day('2026-10-20'), repeat, avoid);
          const made = await file({ title: `Watch ${text}`, text: `Look ${text}.`, start, repeat });
          const { version, events } = convertIcsCalendar(undefined, made);
          expect(version).toBe('2.0');
          expect(events).toHaveLength(1);
          expect(events?.[0]).toMatchObject({
            uid: 'watch.abcdefgh@kanalguiden',
            summary: cleanLine(`Watch ${text}`),
            description: clean(`Look ${text}.`),
            sequence: 3,
            start: { type: 'DATE', date: new Date(start.toString()) },
            end: { type: 'DATE', date: new Date(start.add({ days: 1 }).toString()) },
            stamp: { date: new Date('2026-11-21T08:30:00Z') },
            timeTransparent: 'TRANSPARENT',
          });
          expect(events?.[0]?.recurrenceRule?.frequency).toMatch(/^(DAILY|WEEKLY|MONTHLY|YEARLY)$/);
          expect(events?.[0]?.alarms).toMatchObject([{ trigger: { type: 'relative', value: { hours: 9 } } }]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(everyPace)('E2: for %s, Outlook finds the repetition before the reminder', async (every) => {
    const lines = unfold(await file({ repeat: repeatOf(every, true) }));
    const rule = lines.findIndex((line) => line.startsWith('RRULE:'));
    expect(rule).toBeGreaterThan(0);
    expect(rule).toBeLessThan(lines.indexOf('BEGIN:VALARM'));
    // Outlook takes one month, and no list of them.
    expect(lines[rule]).not.toMatch(/BYMONTH=\d+,/);
  });

  it('E2: holds several events, each with its own id, and no name in it', async () => {
    const made = await icsFile([event(), event({ uid: 'end.abcdefgh@kanalguiden', title: 'Åsa' })], { stamp });
    expect(unfold(made).filter((line) => line.startsWith('UID:'))).toEqual([
      'UID:watch.abcdefgh@kanalguiden',
      'UID:end.abcdefgh@kanalguiden',
    ]);
    expect(unfold(made).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
  });
});

describe('the repetitions', () => {
  const openings = ['2026-03-27', '2026-10-23', '2026-12-30', '2027-03-26', '2027-10-29', '2024-02-29', '2027-12-31'];

  it.each(everyPace)(
    'D1 D4 D5: %s falls on the dates that the page shows, over summer time and the turn of the year, in every zone',
    async (every) => {
      for (const opening of openings) {
        const repeat = repeatOf(every, false);
        const start = firstTime(day(opening), repeat, avoid);
        const shown = Array.from({ length: 60 }, (_, index) => nthTime(start, repeat, index).toString());
        const made = await file({ start, repeat });
        for (const zone of zones) {
          vi.stubEnv('TZ', zone);
          expect(expand(made, shown.length)).toEqual(shown);
        }
      }
    },
  );

  it('are expanded on all days where weekends count', async () => {
    const made = await file({ start: day('2026-03-28'), repeat: repeatOf('P1D', true) });
    expect(expand(made, 3)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  });

  it('are none for what falls once', async () => {
    expect(expand(await file(), 3)).toEqual(['2026-12-01']);
  });
});

/** The first dates of the file's one event, as ical.js counts them out. */
function expand(text: string, count: number): string[] {
  const component = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent');
  if (!component) throw new Error('No event.');
  const iterator = new ICAL.Event(component).iterator();
  const dates: string[] = [];
  while (dates.length < count) {
    const next = iterator.next() as ICAL.Time | null | undefined;
    if (!next) break;
    dates.push(next.toString());
  }
  return dates;
}
