import type { ChecklistBundle, ChecklistMore, ItemRule } from '../../../engine/channelBundle.ts';
import { blankTick, checklist, itemRules, type Group, type Item, type Progress } from '../../../engine/checklist.ts';
import { fill, type Say } from '../../../engine/text.ts';
import type { Tick } from '../../../model/channel.ts';
import { Channels } from '../kit/channel/channels.svelte.ts';
import { localDate } from '../kit/localDate.ts';
import type * as Parts from './parts.ts';

/** The checklist of the channel that is worked on. */
export class ChecklistState {
  readonly bundle: ChecklistBundle;
  readonly channels: Channels;
  readonly say: Say = (key, slots = {}) => fill(this.#words[key] ?? key, slots);
  #words = $state.raw<Readonly<Record<string, string>>>({});
  /** What the parts show. */
  more = $state.raw<ChecklistMore>();
  onlyLeft = $state(false);
  /** Ids of items that were marked since the filter was set: they stay in sight, and the focus with them. */
  #marked = $state.raw<readonly string[]>([]);

  /** There once `loadParts` has fetched them, with `more`. */
  parts = $state.raw<typeof Parts>();
  partsFailed = $state(false);

  readonly #rules: readonly ItemRule[];
  // Each for itself: a record that differs in neither leaves the list as it was drawn.
  readonly #answers = $derived.by(() => this.channels.current.answers);
  readonly #ticks = $derived.by(() => this.channels.current.ticks);
  readonly list = $derived.by(() => {
    const { suggestions, facts } = this.bundle;
    return checklist({ rules: this.#rules, suggestions, facts, answers: this.#answers, ticks: this.#ticks });
  });

  constructor(bundle: ChecklistBundle, words: Readonly<Record<string, string>>) {
    this.bundle = bundle;
    this.#rules = itemRules(bundle);
    this.channels = new Channels(bundle.policy.id);
    this.#words = words;
  }

  /** Shows only what is left, or all. */
  filter(onlyLeft: boolean): void {
    this.onlyLeft = onlyLeft;
    this.#marked = [];
  }

  groups(phase: Item['phase']): readonly Group[] {
    return this.list.phases.find((one) => one.phase === phase)?.groups ?? [];
  }

  /** What the items of a group stand under, with its language mark-up; no two groups of a phase have the same. */
  readonly heading = ({ topic, items }: Group): string =>
    topic ?? this.say(items[0]?.first ? 'checklist.proposals.first' : 'checklist.proposals');

  /** Takes over which of the items were ticked before their script arrived: `early`, ids. Call after `channels.load`. */
  markEarly(items: readonly Item[], early: readonly string[]): void {
    for (const item of items) if (item.state === 'open' && early.includes(item.id)) this.mark(item, 'done');
  }

  /** What the record says takes one of the parts to show. */
  get needsParts(): boolean {
    return this.list.aside.length > 0 || this.#items().some((item) => item.changed || item.lacksReason);
  }

  readonly loadParts = async (): Promise<void> => {
    if (this.parts) return;
    this.partsFailed = false;
    try {
      const [parts, answer] = await Promise.all([import('./parts.ts'), fetch(this.bundle.more)]);
      this.more = (await answer.json()) as ChecklistMore;
      this.#words = { ...this.#words, ...this.more.words };
      this.parts = parts;
    } catch {
      this.partsFailed = true;
    }
  };

  /** Force and state of an item, in words. */
  marks(item: Item): string {
    const { rule, state, applies } = item;
    return [
      this.say(rule ? `force.${rule.force}` : 'checklist.proposal'),
      ...(item.left && applies === 'unknown' ? [this.say('checklist.may-apply')] : []),
      ...(state === 'open' ? [] : [`${this.say(`checklist.state.${state}`)} ${item.on}`.trim()]),
    ].join(' · ');
  }

  readonly isShown = (item: Item): boolean =>
    !this.onlyLeft || item.left || item.changed || this.#marked.includes(item.id);

  mark(item: Item, state: Tick['state']): void {
    const on = state === 'done' ? localDate(new Date()) : '';
    this.#marked = [...this.#marked, item.id];
    this.channels.setTick(item.id, { ...this.#tick(item), state, on, stamp: blankTick(item).stamp });
    this.channels.announce(this.progress(item.phase));
  }

  write(item: Item, part: Partial<Pick<Tick, 'on' | 'note' | 'reason'>>): void {
    this.channels.setTick(item.id, { ...this.#tick(item), ...part });
  }

  /** The user has read how the rule reads now, and stands by the state. */
  readAgain(item: Item): void {
    this.#marked = [...this.#marked, item.id];
    this.channels.setTick(item.id, { ...this.#tick(item), stamp: blankTick(item).stamp });
  }

  /** How far a phase has come, in words. */
  progress(phase: Item['phase']): string {
    const own = this.list.phases.find((one) => one.phase === phase);
    return own ? `${this.say(`checklist.phase.${phase}`)}. ${this.counts(own.progress)}` : '';
  }

  counts({ done, notForUs, left }: Progress): string {
    return this.say('checklist.progress.phase', { done: String(done), aside: String(notForUs), left: String(left) });
  }

  #items(): Item[] {
    return this.list.phases.flatMap(({ groups }) => groups.flatMap(({ items }) => items));
  }

  #tick(item: Item): Tick {
    return this.channels.tick(item.id) ?? blankTick(item);
  }
}
