import type { UserPolicyBundle } from '../../../engine/channelBundle.ts';
import { clausesFor, moveClause } from '../../../engine/clauses.ts';
import { compose, languagesOf, wording, type Composition, type Material, type Size } from '../../../engine/compose.ts';
import { fill, plain, type Say } from '../../../engine/text.ts';
import type { Channel } from '../../../model/channel.ts';
import type { Clause } from '../../../model/clause.ts';
import type { Locale } from '../../../model/text.ts';
import { Channels } from '../kit/channel/channels.svelte.ts';
import type { Chosen } from './choices.ts';

/** The user policy of the channel that is worked on. */
export class UserPolicyState {
  readonly bundle: UserPolicyBundle;
  readonly channels: Channels;
  readonly say: Say;
  size = $state<Size['kind']>('full');
  /** The record as the preview shows it: a frame behind, so that a key that is typed need not wait for it. */
  shown: Channel;
  /** The form of the profile text that the user chose, and for which platform. */
  #form = $state.raw<{ platform: string; form: number }>();
  readonly #facts: Material['facts'];

  readonly text = $derived.by(() => this.channels.current.text);
  readonly #answers = $derived.by(() => this.channels.current.answers);
  /** Those that concern the channel, also those that are left out, in the user's order. */
  readonly clauses = $derived.by(() => clausesFor(this.bundle.userPolicy, this.#facts, this.#answers, this.text.order));
  readonly languages = $derived.by(() => languagesOf(this.text));
  readonly platform = $derived.by(() => {
    const field = this.bundle.fields.find(({ kind }) => kind === 'platform');
    const chosen = field && this.shown.fields[field.id];
    return this.bundle.platforms.find(({ id }) => id === chosen);
  });
  readonly composition: Composition = $derived.by(() => {
    const { platform } = this;
    if (this.size !== 'profile') return compose(this.materialOf(this.shown), { kind: this.size });
    const form = this.#form?.platform === platform?.id ? this.#form?.form : undefined;
    return compose(this.materialOf(this.shown), { kind: 'profile', limit: platform?.limit, form });
  });

  constructor(bundle: UserPolicyBundle, words: Readonly<Record<string, string>>) {
    this.bundle = bundle;
    this.channels = new Channels(bundle.policy.id);
    this.say = (key, slots = {}) => fill(words[key] ?? key, slots);
    this.#facts = new Map(bundle.facts.map((fact) => [fact.id, fact]));
    this.shown = $state.raw(this.channels.current);
  }

  /** Reads what this device keeps. Call after mount; `early`: what was chosen before the script arrived. Returns the way to stop. */
  load(early: Chosen): () => void {
    const stop = this.channels.load();
    if (early.size !== undefined) this.size = early.size;
    if (early.language !== undefined) this.channels.setText({ language: early.language });
    return stop;
  }

  materialOf({ fields, answers, text }: Channel): Material {
    return { ...this.bundle, facts: this.#facts, typed: fields, answers, text };
  }

  /** The heading of a clause in the language of the page, for the list of clauses. */
  titleOf(clause: Clause): string {
    return plain(clause.title[this.bundle.locale]);
  }

  isOut(clause: Clause): boolean {
    return clause.required !== true && this.text.out.includes(clause.id);
  }

  /** Puts an optional clause into the text, or takes it out. */
  include(clause: Clause, on: boolean): void {
    const others = this.text.out.filter((id) => id !== clause.id);
    this.channels.setText({ out: on ? others : [...others, clause.id] });
  }

  /** Where the clause would go is told by `step`: -1 towards the start, 1 towards the end. */
  canMove(clause: Clause, step: -1 | 1): boolean {
    return this.clauses[this.clauses.indexOf(clause) + step] !== undefined;
  }

  move(clause: Clause, step: -1 | 1): void {
    const shown = this.clauses.map(({ id }) => id);
    const order = moveClause(this.bundle.userPolicy.clauses, this.text.order, shown, clause.id, step);
    if (!order) return;
    this.channels.setText({ order });
    this.channels.announce(
      this.say('user-policy.moved', {
        clause: this.titleOf(clause),
        place: String(this.clauses.findIndex(({ id }) => id === clause.id) + 1),
        count: String(this.clauses.length),
      }),
    );
  }

  /** Whether the full text has the user's words for the clause, in some language that it is in. */
  isEdited(clause: Clause): boolean {
    return this.languages.some((locale) => wording(this.text, clause.id, locale) !== undefined);
  }

  /** What the user wrote, also where it is blank; undefined where nothing was written. */
  draft(clause: Clause, locale: Locale): string | undefined {
    return Object.hasOwn(this.text.edits, clause.id) ? this.text.edits[clause.id]?.[locale] : undefined;
  }

  /** Undefined gives the guide's words back. */
  edit(clause: Clause, locale: Locale, text: string | undefined): void {
    const { [clause.id]: own = {}, ...others } = this.text.edits;
    const kept = Object.fromEntries(
      Object.entries({ ...own, [locale]: text }).filter((entry) => entry[1] !== undefined),
    );
    this.channels.setText({ edits: Object.keys(kept).length > 0 ? { ...others, [clause.id]: kept } : others });
  }

  chooseForm(form: number): void {
    this.#form = { platform: this.platform?.id ?? '', form };
  }
}
