import { channelSizeLimit, nameField, newChannel, sizeOf, writeChannel } from '../../../../engine/channel.ts';
import { chosenOptions } from '../../../../engine/condition.ts';
import { readChannel } from '../../../../engine/readChannel.ts';
import type { Channel, Tick } from '../../../../model/channel.ts';
import { Device } from './device.ts';
import type { Early } from './early.ts';

/** At most so long, in milliseconds, is what somebody types kept in memory alone. */
const delay = 400;

/** The same each time, so that nothing is drawn anew for it. */
const none: readonly string[] = [];

/**
 * The channels of one policy on this device, and the one that is worked on. What is changed is saved by itself.
 * Where storage is blocked or full everything works in memory, and `kept` tells.
 */
export class Channels {
  readonly policy: string;
  /**
   * Storage has been read, and all of the page is taken over. Before that, all is as the server shows it. Tools mark it
   * with text, data-ready="": at a boolean Svelte looks through all properties of the element, for milliseconds.
   */
  ready = $state(false);
  /** Always there; empty and unsaved (revision 0) before anything is typed. */
  current: Channel;
  /** Whether a reload would bring back what is on the screen, but for the last moment's. */
  kept = $state(true);
  /** The current one's stored record, when it was saved in another tab while something here was not. */
  conflict = $state.raw<Channel>();
  /** The current one was saved in another tab, and is shown as it is there. */
  updated = $state(false);
  /** A stored value that could not be read. */
  damaged = $state.raw<string>();
  /** Stored records of a later edition of the guide. */
  newer = $state.raw<readonly string[]>([]);
  /** How near the current record is to what one may hold; "over" is not saved. */
  size = $state<'fine' | 'nearly-full' | 'over'>('fine');
  /** For screen readers; ChannelBar has the live region. */
  announcement = $state('');

  protected records = $state.raw<readonly Channel[]>([]);
  /** Changed and not saved, by id. */
  protected readonly unsaved = new Map<string, Channel>();
  protected device: Device | undefined;
  protected timer: ReturnType<typeof setTimeout> | undefined;

  readonly list = $derived.by(() =>
    this.records
      .filter(({ policy }) => policy === this.policy)
      .map((channel) => ({ id: channel.id, name: channel.fields[nameField] ?? '', saved: channel.saved }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  );

  constructor(policy: string) {
    this.policy = policy;
    this.current = $state.raw(newChannel({ policy, id: 'not-saved', now: new Date(0).toISOString() }));
  }

  /** Call after mount: the server has no storage, and the first render has to be the server's. Returns the way to stop. */
  load(): () => void {
    this.device = Device.open();
    this.kept = this.device !== undefined;
    this.#readAll();
    this.current = this.lastChosen() ?? this.fresh();
    // After the parts that are taken over in tasks of their own, and after the parts of those.
    setTimeout(() => {
      setTimeout(() => {
        this.ready = true;
      });
    });

    const flush = (): void => {
      this.flush();
    };
    const look = (event: Event): void => {
      if (event instanceof StorageEvent && !Device.holdsChannel(event.key)) return;
      if (event instanceof PageTransitionEvent && !event.persisted) return;
      if (event.type === 'visibilitychange' && document.hidden) this.flush();
      else this.#look();
    };
    addEventListener('storage', look);
    addEventListener('pageshow', look);
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', look);
    return () => {
      this.flush();
      removeEventListener('storage', look);
      removeEventListener('pageshow', look);
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', look);
    };
  }

  /** Takes what stood in a form when its script arrived. Call after `load`. */
  keepEarly({ fields, answers }: Early): void {
    for (const [id, text] of fields) this.setField(id, text);
    for (const [fact, options] of answers) this.choose(fact, options);
  }

  field(id: string): string {
    return own(this.current.fields, id) ?? '';
  }

  setField(id: string, text: string): void {
    this.#change({ fields: { ...this.current.fields, [id]: text } });
  }

  chosen(fact: string): readonly string[] {
    return chosenOptions(this.current.answers, fact) ?? none;
  }

  /** An empty list takes the answer back. */
  choose(fact: string, options: readonly string[]): void {
    const others = Object.entries(this.current.answers).filter(([id]) => id !== fact);
    this.#change({ answers: Object.fromEntries(options.length > 0 ? [...others, [fact, [...options]]] : others) });
  }

  tick(id: string): Tick | undefined {
    return own(this.current.ticks, id);
  }

  setTick(id: string, tick: Tick): void {
    this.#change({ ticks: { ...this.current.ticks, [id]: tick } });
  }

  setText(part: Partial<Channel['text']>): void {
    this.#change({ text: { ...this.current.text, ...part } });
  }

  setCalendar(part: Partial<Channel['calendar']>): void {
    this.#change({ calendar: { ...this.current.calendar, ...part } });
  }

  select(id: string): void {
    this.flush();
    const channel = this.records.find((record) => record.id === id);
    if (channel) this.show(channel);
    this.device?.choose(this.policy, id);
    // It may wait to be saved, or for an answer about the other tab's.
    this.flush();
  }

  /** The record with this id on this device, of any policy. */
  find(id: string): Channel | undefined {
    return this.records.find((record) => record.id === id);
  }

  forgetDamaged(): void {
    this.device?.forgetDamaged();
    this.damaged = undefined;
  }

  /** Ends a conflict: what is here is saved over the other tab's, or the other tab's is shown instead of it. */
  resolve(whose: 'mine' | 'theirs'): void {
    const theirs = this.conflict;
    if (!theirs) return;
    this.unsaved.delete(this.current.id);
    this.show(whose === 'mine' ? { ...this.current, revision: theirs.revision } : theirs);
    if (whose === 'mine') this.#change({});
    this.flush();
  }

  announce(text: string): void {
    // The same words again would not be read out, but for the space after them.
    this.announcement = text !== '' && text === this.announcement ? `${text}\u00a0` : text;
  }

  /** Saves at once what waits to be saved. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const channel of this.unsaved.values()) this.#save(channel);
  }

  #change(part: Partial<Channel>): void {
    this.current = { ...this.current, ...part };
    this.updated = false;
    this.unsaved.set(this.current.id, this.current);
    this.timer ??= setTimeout(() => {
      this.flush();
    }, delay);
  }

  #save(channel: Channel): void {
    const isCurrent = channel.id === this.current.id;
    const stored = this.device?.read(channel.id);
    if (stored && 'channel' in stored && stored.channel.revision !== channel.revision) {
      if (isCurrent) this.conflict = stored.channel;
      this.#list(channel);
      return;
    }
    const next = { ...channel, revision: channel.revision + 1, saved: new Date().toISOString() };
    const text = writeChannel(next);
    // What could not be read again is not written.
    const fits = 'channel' in readChannel(text);
    if (isCurrent) this.size = !fits ? 'over' : sizeOf(text) > 0.9 * channelSizeLimit ? 'nearly-full' : 'fine';
    const isNewer = stored !== undefined && 'problem' in stored && stored.problem === 'newer';
    const written = fits && !isNewer && this.device?.write(next) === true;
    this.kept = written || (!fits && this.device !== undefined);
    if (written) {
      this.unsaved.delete(channel.id);
      if (isCurrent) this.current = next;
      if (channel.revision === 0) this.device?.choose(channel.policy, channel.id);
    }
    this.#list(written ? next : channel);
    this.damaged = this.device?.damaged;
  }

  #list(channel: Channel): void {
    this.records = [...this.records.filter(({ id }) => id !== channel.id), channel];
  }

  protected show(channel: Channel): void {
    this.current = channel;
    this.conflict = undefined;
    this.updated = false;
    this.size = 'fine';
  }

  /** Meets what another tab, or this page before it was left, did to what is stored. */
  #look(): void {
    if (!this.device) return;
    this.#readAll();
    const stored = this.find(this.current.id);
    if (!stored || this.unsaved.has(this.current.id) || stored.revision === this.current.revision) this.flush();
    else {
      this.show(stored);
      this.updated = true;
    }
  }

  #readAll(): void {
    const found = this.device?.readAll() ?? { channels: [], newer: [] };
    this.records = [...found.channels.filter(({ id }) => !this.unsaved.has(id)), ...this.unsaved.values()];
    this.newer = found.newer;
    this.damaged = this.device?.damaged;
  }

  /** The channel that was worked on last, or else the one saved last. */
  protected lastChosen(): Channel | undefined {
    const mine = this.records.filter(({ policy }) => policy === this.policy);
    const chosen = this.device?.chosen(this.policy);
    return mine.find(({ id }) => id === chosen) ?? mine.toSorted((a, b) => a.saved.localeCompare(b.saved)).at(-1);
  }

  protected fresh(): Channel {
    return newChannel({ policy: this.policy, ...stamp() });
  }
}

/** A new id and the time. `crypto.randomUUID` is missing where the page is not secure, such as on an intranet. */
export function stamp(): { id: string; now: string } {
  const random = crypto.getRandomValues(new Uint32Array(4));
  return { id: [...random].map((part) => part.toString(36)).join('-'), now: new Date().toISOString() };
}

/** Safe against ids such as "constructor". */
function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
