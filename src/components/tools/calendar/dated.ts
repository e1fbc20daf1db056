import { calendarEvents, nextTimes, type Planned } from '../../../engine/calendar.ts';
import { isDaily } from '../../../engine/calendarItems.ts';
import { dateWords } from '../../../engine/clock.ts';
import { fileName } from '../../../engine/export/fileName.ts';
import { icsFile } from '../../../engine/export/ics.ts';
import { joinList, type Say } from '../../../engine/text.ts';
import type { Channel } from '../../../model/channel.ts';
import type { Locale } from '../../../model/text.ts';
import { nameField } from '../../../engine/channel.ts';
import { saveFile } from '../kit/saveFile.ts';

export { planCalendar } from '../../../engine/calendar.ts';

/** The next times in words; undefined where no date is known. */
export function nextInWords(planned: Planned, locale: Locale): string | undefined {
  const times = nextTimes(planned, isDaily(planned) ? 1 : 3);
  if (times.length === 0) return undefined;
  return joinList(
    times.map((time) => dateWords(time, locale)),
    locale,
  );
}

/** Hands over the calendar file. Gives its name; undefined when there was nothing to put in it. @throws where the file cannot be made. */
export async function saveCalendar(
  planned: readonly Planned[],
  { channel, say }: { channel: Channel; say: Say },
): Promise<string | undefined> {
  const name = channel.fields[nameField] ?? '';
  const events = calendarEvents(planned, { channel, name, origin: location.origin, say });
  if (events.length === 0) return undefined;
  const file = fileName([say('calendar.file'), channel.policy], 'ics');
  saveFile(await icsFile(events, { stamp: new Date().toISOString() }), file, 'text/calendar;charset=utf-8');
  return file;
}
