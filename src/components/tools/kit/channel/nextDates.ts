import type { CalendarBundle } from '../../../../engine/channelBundle.ts';
import { nextTimes, planCalendar } from '../../../../engine/calendar.ts';
import { Device } from './device.ts';

/**
 * When the dates of a rule fall next for the channel that is worked on under a policy: ISO dates by rule id. A rule
 * without an entry has no date: no channel is chosen, or none has the date that it is counted from.
 * @param today ISO date.
 */
export function nextDates(
  calendar: Pick<CalendarBundle, 'dates' | 'facts' | 'avoid'>,
  policy: string,
  today: string,
): Record<string, string[]> {
  const device = Device.open();
  const id = device?.chosen(policy);
  const read = id === undefined ? undefined : device?.read(id);
  if (!read || !('channel' in read)) return {};
  const next: Record<string, string[]> = {};
  for (const planned of planCalendar(calendar, read.channel, today)) {
    const dates = nextTimes(planned, 1);
    if (dates.length > 0) (next[planned.entry.rule.id] ??= []).push(...dates);
  }
  return next;
}
