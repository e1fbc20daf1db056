import type { Channel } from '../model/channel.ts';

const format: Channel['format'] = 'kanalguiden-channel';
const version: Channel['version'] = 1;

/** Id of the field that says what the channel is called: lists of channels show it. */
export const nameField = 'name';

/** Most that a record holds, as bytes of UTF-8; weighed before anything is parsed. */
export const channelSizeLimit = 256 * 1024;

/** Most that one typed text holds, in UTF-16 units. */
export const typedLimit = 20_000;

/** The same parts in every new record, so that what is drawn from one need not be drawn anew for the next. */
const blank: Pick<Channel, 'fields' | 'answers' | 'ticks' | 'text' | 'calendar'> = {
  fields: {},
  answers: {},
  ticks: {},
  text: { language: 'sv', order: [], out: [], edits: {} },
  calendar: { out: [], wanted: [], weekends: false },
};

/** A record that has never been saved. `id` is random and tells it apart on its device; `now` is ISO 8601 in UTC. */
export function newChannel({ policy, id, now }: { policy: string; id: string; now: string }): Channel {
  return { format, version, id, policy, revision: 0, saved: now, ...blank };
}

/** A start for another channel. The ticks stay behind: what they say was done for the first one. */
export function copyOf(channel: Channel, { id, name, now }: { id: string; name: string; now: string }): Channel {
  return { ...channel, id, revision: 0, saved: now, ticks: {}, fields: { ...channel.fields, [nameField]: name } };
}

/** The record as it is stored, and as a file. `readChannel` gives it back. */
export function writeChannel(channel: Channel): string {
  return JSON.stringify(channel);
}

/** How many bytes a text takes as UTF-8. */
export function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
