import { typedLimit } from '../../../../engine/channel.ts';
import { isIsoDate } from '../../../../engine/isoDate.ts';
import type { ChannelField } from '../../../../model/channelForm.ts';

/** Key and slot of what is to be said about a typed text. `wrong`: it cannot be used as it stands. */
export interface Warning {
  key: string;
  slots?: Record<string, string>;
  wrong?: true;
}

/** From how many UTF-16 units before the limit somebody is told how much is left. */
const nearly = 2_000;

/** What is to be said about a text at once; undefined when nothing is. */
export function warningAbout(kind: ChannelField['kind'], text: string): Warning | undefined {
  const left = typedLimit - text.length;
  if (left < 0) return { key: 'channel.too-long', slots: { count: String(-left) }, wrong: true };
  if (left < nearly) return { key: 'channel.left', slots: { count: String(left) } };
  if (text.trim() === '') return undefined;
  if (kind === 'date' && !isIsoDate(text)) return { key: 'channel.no-date', wrong: true };
  if (kind === 'url' && !/^https?:\/\/./i.test(text.trim())) return { key: 'channel.no-address' };
  return undefined;
}

/** Whether a text holds an identity number. What it takes is fetched only for a text with digits enough. */
export async function holdsIdentityNumber(text: string): Promise<boolean> {
  if (text.replace(/\D/g, '').length < 10) return false;
  try {
    const { findIdentityNumbers } = await import('../identityNumber.ts');
    return findIdentityNumbers(text).length > 0;
  } catch {
    // It could not be fetched. A hint is all that is lost, and nothing that somebody typed.
    return false;
  }
}
