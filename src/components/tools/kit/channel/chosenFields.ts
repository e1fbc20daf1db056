import type { Channel } from '../../../../model/channel.ts';
import { Device } from './device.ts';

/** What is typed about the channel that is worked on under a policy, by field id; empty where nothing is kept. */
export function chosenFields(policy: string): Channel['fields'] {
  const device = Device.open();
  const id = device?.chosen(policy);
  const read = id === undefined ? undefined : device?.read(id);
  return read && 'channel' in read ? read.channel.fields : {};
}
