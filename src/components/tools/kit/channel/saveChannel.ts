import { writeChannel } from '../../../../engine/channel.ts';
import { fileName } from '../../../../engine/export/fileName.ts';
import type { Say } from '../../../../engine/text.ts';
import type { Channel } from '../../../../model/channel.ts';
import { saveFile } from '../saveFile.ts';

/** Hands over a channel's record as a file. The file's name tells the policy and nothing that somebody typed. */
export function saveChannel(channel: Channel, say: Say): void {
  saveRecord(writeChannel(channel), [say('channel.file'), channel.policy]);
}

/** Hands over a stored value as it stands. */
export function saveRecord(text: string, name: readonly string[]): void {
  saveFile(text, fileName(name, 'json'), 'application/json');
}
