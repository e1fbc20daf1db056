import type { CalendarEvent } from '../calendar.ts';
import { clean, cleanLine } from '../clean.ts';
import type { CalendarDate } from '../recurrence.ts';
import type { Repeat } from '../repeat.ts';

/**
 * A calendar file (iCalendar, RFC 5545) of all-day events, each with a reminder at nine in the morning, local time.
 * ical.js escapes and folds; it is fetched when somebody asks for the file.
 * In an event, ical.js writes RRULE before VALARM; Outlook drops a repetition that comes after.
 * @param stamp when the file is made: ISO 8601 in UTC, as Date.toISOString gives it.
 */
export async function icsFile(events: readonly CalendarEvent[], { stamp }: { stamp: string }): Promise<string> {
  const { default: ICAL } = await import('ical.js');
  // ical.js does not count the space that begins a folded line: 75 would give lines of 76 octets.
  ICAL.foldLength = 74;
  const made = ICAL.Time.fromDateTimeString(`${stamp.slice(0, 19)}Z`);
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Kanalguiden//Kanalguiden//SV');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  for (const { uid, sequence, title, text, url, start, repeat } of events) {
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue('uid', uid);
    event.addPropertyWithValue('dtstamp', made);
    event.addPropertyWithValue('sequence', sequence);
    event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(start.toString()));
    event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(start.add({ days: 1 }).toString()));
    if (repeat) event.addPropertyWithValue('rrule', ICAL.Recur.fromString(repeatRule(start, repeat)));
    event.addPropertyWithValue('summary', cleanLine(title));
    event.addPropertyWithValue('description', clean(text));
    event.addPropertyWithValue('url', url);
    event.addPropertyWithValue('transp', 'TRANSPARENT');
    const alarm = new ICAL.Component('valarm');
    alarm.addPropertyWithValue('action', 'DISPLAY');
    alarm.addPropertyWithValue('trigger', ICAL.Duration.fromString('PT9H'));
    alarm.addPropertyWithValue('description', cleanLine(title));
    event.addSubcomponent(alarm);
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}

/** In the forms that Outlook knows too: it takes one month for what comes once a year, and "the second Tuesday". */
function repeatRule(start: CalendarDate, repeat: Repeat): string {
  if (repeat.unit === 'weekday') return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
  const { unit, every } = repeat;
  if (unit === 'day') return `FREQ=DAILY;INTERVAL=${every}`;
  if (unit === 'week') return `FREQ=WEEKLY;INTERVAL=${every}`;
  if (every % 12 === 0) return `FREQ=YEARLY;INTERVAL=${every / 12};BYMONTH=${start.month};BYDAY=2TU`;
  return `FREQ=MONTHLY;INTERVAL=${every};BYDAY=2TU`;
}
