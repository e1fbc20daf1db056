import type { BundleRule, RuleMore, ToolBundle, ToolMore } from '../../../engine/bundle.ts';
import { chosenOptions, type Answers } from '../../../engine/condition.ts';
import type { Finding, Status } from '../../../engine/judge.ts';
import { readAnswers, writeAnswers, type Ignored } from '../../../engine/link.ts';
import { fill, joinList } from '../../../engine/text.ts';
import { afterPaint } from '../kit/afterPaint.ts';
import { swallowRestOfDoubleClick } from '../kit/restOfDoubleClick.ts';
import { Look, Records, type Step, type ToolFact } from './look.ts';

export type Words = Readonly<Record<string, string>>;

/** A finding with its rule; the rule's text and what goes with it are there once `more` is. */
export interface Reason {
  finding: Finding;
  rule: BundleRule & Partial<RuleMore>;
}

/** A look made before anybody asks for it, and the answer that leads to it. */
interface Ahead {
  from: Look;
  options: readonly string[];
  look: Look;
}

/**
 * One case in one tool: the answers, and all that follows from them.
 * A step shows its question or verdict in the very next frame; all around it follows when that frame is painted.
 */
export class Decision {
  readonly bundle: ToolBundle;
  #words: Words;
  readonly #records: Records;
  #focusWanted = $state(false);
  /** Ticked before the script arrived; forgotten at the first step. */
  #early: Answers;

  #shown: Look;
  #settled: Look;
  #ahead = $state.raw<Ahead>();
  /** What the last step left to do once it is painted, and how it will go into the browser's history. */
  #left: { how: 'push' | 'replace'; run: () => void } | undefined;

  ignored = $state.raw<Ignored>();
  /** What the page itself does not bring: letters, examples, the rules' texts, and the words that go with them. */
  more = $state.raw<ToolMore>();
  moreFailed = $state(false);
  #fetching = false;
  announcement = $state('');
  /** Options that the paste-in check found, by fact: ticked beforehand, never answered for the user. */
  suggested = $state.raw<Answers>({});
  /** How many times the answers have been erased: what the browser remembers from before is not shown again. */
  era = $state(0);

  /** What is on the page: the look of a moment ago until the next is painted, the one shown, and the one prepared. */
  readonly looks = $derived.by(() => {
    const looks = new Map([this.#settled, this.#ahead?.look, this.#shown].map((look) => [look?.key, look]));
    return [...looks.values()].filter((look) => look !== undefined);
  });

  constructor(bundle: ToolBundle, words: Words, early: Answers = {}) {
    this.#early = early;
    this.bundle = bundle;
    this.#words = words;
    this.#records = new Records(bundle);
    const look = new Look(this.#records, {}, {});
    this.#shown = $state.raw(look);
    this.#settled = $state.raw(look);
  }

  /** What the question or the verdict on the screen shows. */
  get shown(): Look {
    return this.#shown;
  }

  /** What all around it shows. */
  get settled(): Look {
    return this.#settled;
  }

  /** Reads the address and follows the browser's Back and Forward. Call after mount; returns the way to stop. */
  follow(): () => void {
    this.era = readEra(history.state) ?? 0;
    this.#readAddress(history.state as unknown);
    const follow = (event: PopStateEvent): void => {
      this.#early = {};
      this.#readAddress(event.state, () => {
        this.#focusWanted = true;
      });
    };
    addEventListener('popstate', follow);
    return () => {
      removeEventListener('popstate', follow);
    };
  }

  async loadMore(): Promise<void> {
    if (this.#fetching || this.more) return;
    this.#fetching = true;
    this.moreFailed = false;
    try {
      const more = (await (await fetch(`${this.bundle.page}more.json`)).json()) as ToolMore;
      this.#words = { ...this.#words, ...more.words };
      this.more = more;
    } catch {
      this.moreFailed = true;
    }
    this.#fetching = false;
  }

  /** Once it is painted what is chosen, makes ready what Continue would show. */
  prepare(from: Look, options: readonly string[]): void {
    afterPaint(() => {
      if (from !== this.#shown || options.length === 0 || this.#ahead?.options === options) return;
      this.#ahead = { from, options, look: this.#answered(from, options) };
    });
  }

  answer(options: readonly string[]): void {
    const from = this.#shown;
    const ahead = this.#ahead;
    const look = ahead?.from === from && ahead.options === options ? ahead.look : this.#answered(from, options);
    this.#go(look, () => {
      const { question } = from;
      if (question && Object.hasOwn(this.suggested, question.id))
        this.suggested = Object.fromEntries(Object.entries(this.suggested).filter(([id]) => id !== question.id));
    });
  }

  change(fact: string): void {
    const { answers, step } = this.#shown;
    this.#go(this.#look(answers, { ...step, changing: fact }));
  }

  keep(): void {
    const { answers, step } = this.#shown;
    this.#go(this.#look(answers, without(step)));
  }

  goOn(): void {
    this.#go(this.#look(this.#shown.answers, { goOn: true }));
  }

  open(answers: Answers): void {
    this.#go(this.#look(answers, {}));
  }

  erase(): void {
    this.suggested = {};
    this.#settle();
    this.era += 1;
    this.#go(
      this.#look({}, {}),
      () => {
        this.announce(this.say('tool.erase.done'));
      },
      'replace',
    );
  }

  suggest(found: Answers): void {
    this.suggested = found;
    const first = this.#records.order.find((id) => Object.hasOwn(found, id));
    if (first === undefined) return;
    if (first !== this.#shown.question?.id) {
      this.change(first);
      return;
    }
    this.#focusWanted = true;
    this.announce(this.say('tool.paste.ticked'));
  }

  /** What should be ticked when a question opens. */
  ticked(fact: ToolFact, { answers }: Look): readonly string[] {
    const apart = new Set(fact.options.flatMap((option) => (option.alone ? option.id : [])));
    const chosen = chosenOptions(answers, fact.id) ?? this.#tickedEarly(fact.id, apart);
    const found = chosenOptions(this.suggested, fact.id);
    if (!found) return chosen;
    if (fact.choose === 'one') return found.slice(0, 1);
    return [...chosen.filter((option) => !apart.has(option) && !found.includes(option)), ...found];
  }

  /** Before the script arrives nothing keeps what stands alone apart from the rest. */
  #tickedEarly(fact: string, apart: ReadonlySet<string>): readonly string[] {
    const early = chosenOptions(this.#early, fact) ?? [];
    const together = early.filter((option) => !apart.has(option));
    return together.length > 0 ? together : early.slice(0, 1);
  }

  /** Says something to a screen reader, once. */
  announce(text: string): void {
    // The same words again would not be read out, but for the space after them.
    this.announcement = text !== '' && text === this.announcement ? `${text}\u00a0` : text;
  }

  /** True once after each step of the user's, so that a page just opened does not move the focus. */
  takeFocus(): boolean {
    const wanted = this.#focusWanted;
    this.#focusWanted = false;
    return wanted;
  }

  say(key: string, values: Readonly<Record<string, string>> = {}): string {
    return fill(this.#words[key] ?? key, values);
  }

  fact(id: string): ToolFact | undefined {
    return this.#records.facts.get(id);
  }

  /** An answer told back as a sentence, with its language mark-up. */
  sentence(id: string): string {
    const { answers } = this.#settled;
    const fact = this.fact(id);
    const chosen = fact?.options.filter((option) => chosenOptions(answers, id)?.includes(option.id)) ?? [];
    const said = chosen.map((option) => option.said);
    if (fact?.said === undefined || chosen.some((option) => option.alone)) return said.join(' ');
    return fill(fact.said, { options: joinList(said, this.bundle.locale) });
  }

  sentences(ids: readonly string[]): string[] {
    return ids.filter((id) => this.#settled.isAnswered(id)).map((id) => this.sentence(id));
  }

  /** The findings of these statuses with their rules, in the policy's order. */
  reasons(...statuses: readonly Status[]): Reason[] {
    return this.#settled.verdict.findings.flatMap((finding) => {
      const rule = statuses.includes(finding.status) ? this.#records.rules.get(finding.rule) : undefined;
      return rule ? [{ finding, rule: { ...rule, ...this.more?.rules[rule.id] } }] : [];
    });
  }

  /** The answers as the address holds them. */
  get fragment(): string {
    return writeAnswers(this.#settled.answers, this.bundle.facts);
  }

  /** Opens the case on the tool's page, from a frame as well. Only in the browser. */
  get address(): string {
    return new URL(`${this.bundle.page}#${this.fragment}`, location.href).href;
  }

  #look(answers: Answers, step: Step): Look {
    return new Look(this.#records, answers, step);
  }

  #answered({ question, answers, step }: Look, options: readonly string[]): Look {
    return this.#look(question ? { ...answers, [question.id]: options } : answers, without(step));
  }

  /** Shows a look; `then` is what the step does beside that. */
  #go(look: Look, then?: () => void, how: 'push' | 'replace' = 'push'): void {
    this.#settle();
    swallowRestOfDoubleClick();
    const before = this.#settled.verdict.level;
    this.#early = {};
    this.#focusWanted = true;
    this.#shown = look;
    const run = (): void => {
      this.#settled = look;
      this.#write(look, how);
      this.#ahead = undefined;
      this.ignored = undefined;
      const { level } = look.verdict;
      const { title, text } = this.bundle.tool.levels[level];
      this.announce(level === before || level === 'open' ? '' : this.say('tool.verdict.announced', { title, text }));
      then?.();
    };
    this.#left = { how, run };
    afterPaint(() => {
      this.#settle();
    });
  }

  #settle(): void {
    const left = this.#left;
    this.#left = undefined;
    left?.run();
  }

  /** Puts the answers into the address, and into the browser's history. */
  #write({ answers, step }: Look, how: 'push' | 'replace'): void {
    const fragment = writeAnswers(answers, this.bundle.facts);
    const address = fragment === '' ? location.pathname + location.search : `#${fragment}`;
    if (how === 'replace') history.replaceState(this.#state(step), '', address);
    else history.pushState(this.#state(step), '', address);
  }

  /** What an entry of the browser's history holds. */
  #state(step: Step): Step & { era: number } {
    return { ...step, era: this.era };
  }

  /** `step`: what is done unless the address only names an anchor of the page. */
  #readAddress(entry: unknown, step?: () => void): void {
    // An anchor of the page, such as the skip link's: the answers stay, and so does the link to them.
    if (location.hash !== '' && !location.hash.includes('=')) {
      this.#settle();
      history.replaceState(this.#state(this.#settled.step), '', `#${this.fragment}`);
      return;
    }
    // A step that is not written yet would write over what was gone to: a link takes its place, and Back takes it back.
    if (this.#left?.how === 'push' && readEra(entry) !== undefined) this.#write(this.#settled, 'push');
    this.#left = undefined;
    const state = history.state as unknown;
    // From before the answers were erased: the entry stays in the browser's history, without them.
    const erased = (readEra(state) ?? this.era) < this.era;
    if (erased) history.replaceState(this.#state({}), '', location.pathname + location.search);
    const fragment = location.hash;
    step?.();
    const { answers, ignored } = readAnswers(fragment, this.bundle.facts);
    this.ignored = ignored.unreadable || ignored.unknown.length > 0 ? ignored : undefined;
    this.#shown = this.#settled = this.#look(answers, erased ? {} : readStep(state, this.#records.facts));
    // An address opened by hand or by a link belongs to the answers of now, and must go with them.
    if (readEra(state) === undefined) history.replaceState(this.#state(this.#settled.step), '', location.href);
    this.#ahead = undefined;
    this.announcement = '';
  }
}

/** The step once the question that was opened again is left. */
function without({ goOn }: Step): Step {
  return goOn ? { goOn } : {};
}

function readEra(state: unknown): number | undefined {
  if (typeof state !== 'object' || state === null || !('era' in state)) return undefined;
  return typeof state.era === 'number' ? state.era : undefined;
}

function readStep(state: unknown, facts: ReadonlyMap<string, ToolFact>): Step {
  if (typeof state !== 'object' || state === null) return {};
  const { changing, goOn } = state as Record<string, unknown>;
  return {
    ...(typeof changing === 'string' && facts.has(changing) ? { changing } : {}),
    ...(goOn === true ? { goOn } : {}),
  };
}
