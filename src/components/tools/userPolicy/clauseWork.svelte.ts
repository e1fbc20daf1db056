import { clausesFor, moveClause, type ClauseFrame } from '../../../engine/clauses.ts';
import { guideWords, languagesIn, languagesOf, wording } from '../../../engine/fullText.ts';
import type { UserPolicyMore } from '../../../engine/channelBundle.ts';
import { plain } from '../../../engine/text.ts';
import type { Locale } from '../../../model/text.ts';
import type { UserPolicyState } from './userPolicy.svelte.ts';

/** The clauses of the text that is worked on. */
export class ClauseWork {
  readonly work: UserPolicyState;
  readonly more: UserPolicyMore;
  readonly #text = $derived.by(() => this.work.text);
  readonly #answers = $derived.by(() => this.work.channels.current.answers);
  /** Those that concern the channel, also those that are left out, in the user's order. */
  readonly shown = $derived.by(() => clausesFor(this.more.clauses, this.work.facts, this.#answers, this.#text.order));
  readonly languages = $derived.by(() => languagesOf(this.#text));

  constructor(work: UserPolicyState, more: UserPolicyMore) {
    this.work = work;
    this.more = more;
  }

  /** The heading of a clause in the language of the page. */
  titleOf({ id }: ClauseFrame): string {
    return this.more.texts[this.work.bundle.locale].clauses[id]?.title ?? id;
  }

  isOut({ id, required }: ClauseFrame): boolean {
    return required !== true && this.#text.out.includes(id);
  }

  /** Puts an optional clause into the text, or takes it out. */
  include(clause: ClauseFrame, on: boolean): void {
    const others = this.#text.out.filter((id) => id !== clause.id);
    this.work.channels.setText({ out: on ? others : [...others, clause.id] });
  }

  /** Where the clause would go is told by `step`: -1 towards the start, 1 towards the end. */
  canMove(clause: ClauseFrame, step: -1 | 1): boolean {
    return this.shown[this.#placeOf(clause) + step] !== undefined;
  }

  move(clause: ClauseFrame, step: -1 | 1): void {
    const shown = this.shown.map(({ id }) => id);
    const order = moveClause(this.more.clauses, this.#text.order, shown, clause.id, step);
    if (!order) return;
    const { channels, say } = this.work;
    channels.setText({ order });
    channels.announce(
      say('user-policy.moved', {
        clause: plain(this.titleOf(clause)),
        place: String(this.#placeOf(clause) + 1),
        count: String(this.shown.length),
      }),
    );
  }

  /** Whether the full text has the user's words for the clause, in some language that it is in. */
  isEdited({ id }: ClauseFrame): boolean {
    return this.languages.some((locale) => wording(this.#text, id, locale) !== undefined);
  }

  /** What the user wrote, also where it is blank; undefined where nothing was written. */
  draft({ id }: ClauseFrame, locale: Locale): string | undefined {
    return Object.hasOwn(this.#text.edits, id) ? this.#text.edits[id]?.[locale] : undefined;
  }

  /** The guide's own words for a clause, as the preview would have them. */
  guideWords({ id }: ClauseFrame, locale: Locale): string {
    const language = languagesIn(this.work.materialOf(this.work.shown.channel)).find((one) => one.locale === locale);
    return language ? guideWords(id, language) : '';
  }

  /** Undefined gives the guide's words back. */
  edit({ id }: ClauseFrame, locale: Locale, text: string | undefined): void {
    const { [id]: own = {}, ...others } = this.#text.edits;
    const kept = Object.fromEntries(
      Object.entries({ ...own, [locale]: text }).filter((entry) => entry[1] !== undefined),
    );
    this.work.channels.setText({ edits: Object.keys(kept).length > 0 ? { ...others, [id]: kept } : others });
  }

  #placeOf(clause: ClauseFrame): number {
    return this.shown.findIndex(({ id }) => id === clause.id);
  }
}
