import { localDate } from '../kit/localDate.ts';
import type { Decision } from './decision.svelte.ts';

/** When the dates of the tool's rules fall next in the calendar of the channel that is worked on. */
export class NextDates {
  #dates = $state.raw<Readonly<Record<string, readonly string[]>>>({});

  /** Reads the channel's record; what it takes to plan is fetched only where a rule has dates. */
  async load({ bundle, more }: Decision): Promise<void> {
    if (!more?.calendar) return;
    // Without this part the calendar is linked, as for somebody who has told nothing.
    const part = await import('../kit/channel/nextDates.ts').catch(() => undefined);
    this.#dates = part?.nextDates(more.calendar, bundle.policy.id, localDate(new Date())) ?? {};
  }

  /** ISO dates; none where no channel tells when it began. */
  of(rule: string): readonly string[] {
    return Object.hasOwn(this.#dates, rule) ? (this.#dates[rule] ?? []) : [];
  }
}
