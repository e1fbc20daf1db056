import { readChannel, type ChannelProblem } from '../../../../engine/readChannel.ts';
import { writeChannel } from '../../../../engine/channel.ts';
import type { Channel } from '../../../../model/channel.ts';

/** Every key of the guide's on this device begins so. */
const ours = 'kanalguiden:';
const channels = `${ours}channel:`;
const chosen = `${ours}chosen:`;
const corrupt = `${ours}corrupt:`;

/** What the browser keeps for the guide. One key for each channel, always written whole: a crash leaves no half. */
export class Device {
  readonly #storage: Storage;

  private constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Undefined where the browser keeps nothing: some throw when asked, some apps have no storage at all. */
  static open(): Device | undefined {
    const storage = attempt(() => localStorage as Storage | null);
    return storage ? new Device(storage) : undefined;
  }

  /** Whether a change of this key in another tab concerns channels; null means that everything was removed. */
  static holdsChannel(key: string | null): boolean {
    return key === null || key.startsWith(channels);
  }

  /**
   * All that is kept. `newer`: records of a later edition, as text; they are left alone.
   * What cannot be read is moved aside, where `damaged` finds it.
   */
  readAll(): { channels: Channel[]; newer: string[] } {
    const found: Channel[] = [];
    const newer: string[] = [];
    for (const key of this.#keys(channels)) {
      const text = this.#get(key);
      if (text === undefined) continue;
      const read = readChannel(text);
      if ('channel' in read && key === channels + read.channel.id) found.push(read.channel);
      else if ('problem' in read && read.problem === 'newer') newer.push(text);
      else this.#moveAside(key, text);
    }
    return { channels: found, newer };
  }

  /** Undefined when there is nothing. What cannot be read is moved aside before anything takes its place. */
  read(id: string): { channel: Channel } | { problem: ChannelProblem } | undefined {
    const text = this.#get(channels + id);
    if (text === undefined) return undefined;
    const read = readChannel(text);
    if ('problem' in read && read.problem !== 'newer') this.#moveAside(channels + id, text);
    return read;
  }

  /** False where storage is full or blocked; what was there is then still there. */
  write(channel: Channel): boolean {
    return this.#set(channels + channel.id, writeChannel(channel));
  }

  remove(id: string): void {
    attempt(() => {
      this.#storage.removeItem(channels + id);
    });
  }

  /** Id of the channel that is worked on under a policy. */
  chosen(policy: string): string | undefined {
    return this.#get(chosen + policy);
  }

  choose(policy: string, id: string): void {
    this.#set(chosen + policy, id);
  }

  /** The last value that could not be read. */
  get damaged(): string | undefined {
    const [key] = this.#keys(corrupt);
    return key === undefined ? undefined : this.#get(key);
  }

  forgetDamaged(): void {
    this.#removeAll(corrupt);
  }

  /** One is kept: the last. Where there is no room the value stays where it is. */
  #moveAside(key: string, text: string): void {
    this.forgetDamaged();
    if (!this.#set(`${corrupt}${Date.now()}`, text)) return;
    attempt(() => {
      this.#storage.removeItem(key);
    });
  }

  #removeAll(prefix: string): void {
    for (const key of this.#keys(prefix))
      attempt(() => {
        this.#storage.removeItem(key);
      });
  }

  #keys(prefix: string): string[] {
    const keys = attempt(() => Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at)));
    return (keys ?? []).filter((key) => key?.startsWith(prefix) === true).map(String);
  }

  #get(key: string): string | undefined {
    return attempt(() => this.#storage.getItem(key)) ?? undefined;
  }

  #set(key: string, text: string): boolean {
    return (
      attempt(() => {
        this.#storage.setItem(key, text);
        return true;
      }) ?? false
    );
  }
}

/** Removes every key of the guide's in this browser, its texts of one tab too, and no other program's. */
export function eraseDevice(): void {
  for (const open of [() => localStorage, () => sessionStorage])
    attempt(() => {
      const storage = open();
      for (const key of Object.keys(storage)) if (key.startsWith(ours)) storage.removeItem(key);
    });
}

/** Storage may throw at every touch. */
function attempt<T>(touch: () => T): T | undefined {
  try {
    return touch();
  } catch {
    return undefined;
  }
}
