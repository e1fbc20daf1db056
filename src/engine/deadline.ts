import { parseDateTime, toZoned, type ZonedDateTime } from '@internationalized/date';
import type { Locale } from '../model/text.ts';
import { readDuration } from './duration.ts';
import { languageTags } from './text.ts';

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** While somebody is typing a year, browsers hand over years such as 0202. */
const years = { first: 1970, last: 2100 };

/**
 * When the time runs out, in milliseconds since 1970, counted from when the matter was found; undefined when nobody can
 * say. Hours and minutes are time that passes: 48 hours over a night when the clocks change are 48 hours, though the
 * clock on the wall then shows another time. Days, weeks, months and years are counted in the calendar and end at the
 * same time of day. A time that comes twice when summer time ends is taken for the first, so that nobody is told too
 * late an hour; one that is skipped when it begins is taken for an hour later. Takes any texts and never throws.
 * @param found local date and time as a form gives it: 2026-11-21T14:30.
 * @param within ISO 8601 duration of one unit. Words such as "at-once" have no end.
 * @param timeZone IANA name, such as Europe/Stockholm.
 */
export function deadline(found: string, within: string, timeZone: string): number | undefined {
  if (!shape.test(found)) return undefined;
  try {
    const start = toZoned(parseDateTime(found), timeZone, 'compatible');
    if (start.year < years.first || start.year > years.last) return undefined;
    const { count, unit } = readDuration(within);
    const end: ZonedDateTime = start.add({ [`${unit}s`]: count });
    const instant = end.toDate().getTime();
    return Number.isNaN(instant) || end.year > years.last + 1 ? undefined : instant;
  } catch {
    return undefined;
  }
}

/** A moment in words, with weekday: Tuesday 24 November 2026 at 14:30. @param instant milliseconds since 1970. */
export function momentWords(instant: number, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(languageTags[locale], { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
    instant,
  );
}
