import type { UserPolicyBundle, UserPolicyMore } from '../../../engine/channelBundle.ts';
import type { Composition, Size } from '../../../engine/compose.ts';
import { blanksOf, fullText, languagesOf, type Material } from '../../../engine/fullText.ts';
import { fill, type Say } from '../../../engine/text.ts';
import type { Channel } from '../../../model/channel.ts';
import { Channels } from '../kit/channel/channels.svelte.ts';
import type { Chosen } from './choices.ts';
import type * as Parts from './later.ts';

/** What comes on demand: the parts of the island, and what they show. */
type Later = typeof Parts & { more: UserPolicyMore };
export interface PartProps {
  work: UserPolicyState;
  more: UserPolicyMore;
}

/** A text to show: a record in one of its sizes. */
interface Shown {
  channel: Channel;
  size: Size['kind'];
}

/** The user policy of the channel that is worked on. */
export class UserPolicyState {
  readonly bundle: UserPolicyBundle;
  readonly channels: Channels;
  readonly facts: Material['facts'];
  readonly say: Say = (key, slots = {}) => fill(this.#words[key] ?? key, slots);
  #words = $state.raw<Readonly<Record<string, string>>>({});
  size = $state<Size['kind']>('full');
  /** What the preview shows: a frame behind, so that a key that is typed need not wait for it. */
  shown: Shown;
  /** There once `loadLater` has fetched it. */
  later = $state.raw<Later>();
  laterFailed = $state(false);
  #loading: Promise<void> | undefined;
  /** The form of the profile text that the user chose, and for which platform. */
  #form = $state.raw<{ platform: string; form: number }>();

  readonly text = $derived.by(() => this.channels.current.text);
  /** The platform that the preview's record has chosen, once its room can be told. */
  readonly platform = $derived.by(() => {
    const field = this.bundle.fields.find(({ kind }) => kind === 'platform');
    const chosen = field && this.shown.channel.fields[field.id];
    return this.later?.more.platforms.find(({ id }) => id === chosen);
  });
  // Each for itself: a record that differs in none of them leaves the text as it was drawn.
  readonly #typed = $derived.by(() => this.shown.channel.fields);
  readonly #answers = $derived.by(() => this.shown.channel.answers);
  readonly #choices = $derived.by(() => this.shown.channel.text);
  readonly #shownSize = $derived.by(() => this.shown.size);
  readonly composition = $derived.by(
    (): Pick<Composition, 'versions' | 'blanks'> & Partial<Pick<Composition, 'fit' | 'through'>> => {
      const { platform } = this;
      const size = this.#shownSize;
      const material = this.materialOf({ fields: this.#typed, answers: this.#answers, text: this.#choices });
      if (size === 'full' || !this.later) {
        const versions = fullText(material);
        return { versions, blanks: blanksOf(versions) };
      }
      const form = this.#form?.platform === platform?.id ? this.#form?.form : undefined;
      return this.later.compose(material, { kind: size, ...(size === 'profile' && { limit: platform?.limit, form }) });
    },
  );

  constructor(bundle: UserPolicyBundle, words: Readonly<Record<string, string>>) {
    this.bundle = bundle;
    this.#words = words;
    this.channels = new Channels(bundle.policy.id);
    this.facts = new Map(bundle.facts.map((fact) => [fact.id, fact]));
    this.shown = $state.raw({ channel: this.channels.current, size: 'full' });
  }

  /** Reads what this device keeps. Call after mount; `early`: what was chosen before the script arrived. Returns the way to stop. */
  load(early: Chosen): () => void {
    const stop = this.channels.load();
    if (early.size !== undefined) this.size = early.size;
    if (early.language !== undefined) this.channels.setText({ language: early.language });
    return stop;
  }

  /** Whether a text can be shown with what is there. */
  canShow({ channel, size }: Shown): boolean {
    const { texts } = this.bundle;
    return this.later !== undefined || (size === 'full' && languagesOf(channel.text).every((locale) => texts[locale]));
  }

  /** Fetches what is not there at first, once; tells by `laterFailed` where it cannot. */
  loadLater(): Promise<void> {
    return (this.#loading ??= this.#fetchLater());
  }

  async #fetchLater(): Promise<void> {
    this.laterFailed = false;
    try {
      const [parts, answer] = await Promise.all([import('./later.ts'), fetch(this.bundle.more)]);
      const more = (await answer.json()) as UserPolicyMore;
      this.#words = { ...this.#words, ...more.words };
      this.later = { ...parts, more };
    } catch {
      this.laterFailed = true;
      this.#loading = undefined;
    }
  }

  materialOf({ fields: typed, answers, text }: Pick<Channel, 'fields' | 'answers' | 'text'>): Material {
    const { bundle, facts, later } = this;
    const { optional, fields } = bundle;
    const { clauses, texts } = later?.more ?? bundle;
    return { optional, fields, clauses, texts, facts, typed, answers, text };
  }

  chooseSize(size: Size['kind']): void {
    this.size = size;
  }

  chooseForm(form: number): void {
    this.#form = { platform: this.platform?.id ?? '', form };
  }
}
