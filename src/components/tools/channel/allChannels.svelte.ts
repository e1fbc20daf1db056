import { copyOf } from '../../../engine/channel.ts';
import type { Channel } from '../../../model/channel.ts';
import { Channels, stamp } from '../kit/channel/channels.svelte.ts';
import { eraseDevice } from '../kit/channel/device.ts';

/** Most channels on one device, of all policies. With more, storage might be full before anybody is told. */
const mostChannels = 30;

/** The channels of one policy on this device, where whole channels are made, taken in and removed. */
export class AllChannels extends Channels {
  /** Deleted since the page was opened, the last one last. */
  removed = $state.raw<readonly Channel[]>([]);

  readonly hasRoom = $derived.by(() => this.records.length < mostChannels);

  /** An empty one, which is kept once something is typed. */
  create(): void {
    this.flush();
    this.show(this.fresh());
  }

  /** Makes a channel that begins where the current one is, and shows it. */
  copy(name: string): void {
    this.flush();
    this.#add(copyOf(this.current, { ...stamp(), name }));
  }

  /** Adds a channel that came as a file. One of another policy is kept, and not shown. `both`: beside one with its id. */
  receive(channel: Channel, how: 'replace' | 'both' = 'replace'): void {
    this.flush();
    const there = this.records.find(({ id }) => id === channel.id);
    if (there && how === 'both') this.#add({ ...channel, id: stamp().id, revision: 0 });
    // Another tab that has the old one open can tell by the revision that this is not what it has.
    else this.#add(there ? { ...channel, revision: there.revision } : channel);
  }

  /** Deletes a channel; `restore` brings it back until the page is left. */
  remove(id: string): void {
    this.flush();
    const channel = this.find(id);
    if (!channel) return;
    this.unsaved.delete(id);
    this.device?.remove(id);
    this.removed = [...this.removed.filter((one) => one.id !== id), channel];
    this.records = this.records.filter((record) => record.id !== id);
    if (this.current.id === id) this.show(this.lastChosen() ?? this.fresh());
  }

  restore(id: string): void {
    const channel = this.removed.find((one) => one.id === id);
    if (!channel) return;
    this.flush();
    this.removed = this.removed.filter((one) => one !== channel);
    this.#add(channel);
  }

  /** Removes all that the guide keeps in this browser, for every policy: channels, notes, and the choice of colours. */
  eraseAll(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.unsaved.clear();
    eraseDevice();
    this.records = this.removed = [];
    this.newer = [];
    this.damaged = undefined;
    this.show(this.fresh());
  }

  /** Adds a record to those that are kept and shows it, if it is this policy's. */
  #add(channel: Channel): void {
    this.unsaved.set(channel.id, channel);
    if (channel.policy === this.policy) this.show(channel);
    this.flush();
    this.device?.choose(channel.policy, channel.id);
  }
}
