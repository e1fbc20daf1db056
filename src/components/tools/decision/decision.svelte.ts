import type { BundleRule, ToolBundle, ToolMore } from '../../../engine/bundle.ts';
import { chosenOptions, match, type Answers } from '../../../engine/condition.ts';
import { judge, type Finding, type Status } from '../../../engine/judge.ts';
import { readAnswers, writeAnswers, type Ignored } from '../../../engine/link.ts';
import { nextQuestion, unusedAnswers } from '../../../engine/questions.ts';
import { support } from '../../../engine/support.ts';
import { fill, joinList } from '../../../engine/text.ts';
import { afterPaint } from '../kit/afterPaint.ts';

export type ToolFact = ToolBundle['facts'][number];
export type Words = Readonly<Record<string, string>>;

/** What one entry of the browser's history holds beside the answers in its fragment. */
interface Step {
  /** The question that was opened again. */
  changing?: string | undefined;
  /** A stop is settled, and the rest is answered all the same. */
  goOn?: boolean | undefined;
}

/** A finding with its rule. */
export interface Reason {
  finding: Finding;
  rule: BundleRule;
}

/** One case in one tool: the answers, and all that follows from them. */
export class Decision {
  readonly bundle: ToolBundle;
  #words: Words;
  readonly #facts: ReadonlyMap<string, ToolFact>;
  readonly #rules: ReadonlyMap<string, BundleRule>;
  readonly #order: readonly string[];
  readonly #support: ReadonlyMap<string, readonly string[]>;
  #focusWanted = false;

  answers = $state.raw<Answers>({});
  ignored = $state.raw<Ignored>();
  /** Letters, examples and the words that go with them, once somebody uses the tool. */
  more = $state.raw<ToolMore>();
  moreFailed = $state(false);
  #fetching = false;
  announcement = $state('');
  /** Options that the paste-in check found, by fact: ticked beforehand, never answered for the user. */
  suggested = $state.raw<Answers>({});
  #step = $state.raw<Step>({});

  readonly verdict = $derived.by(() => judge(this.bundle.rules, this.#facts, this.answers));
  readonly #next = $derived.by(() => nextQuestion(this.#order, this.verdict));

  /** The question on screen; none once the verdict is settled. */
  readonly question = $derived.by(() => {
    const { changing, goOn } = this.#step;
    const id = changing ?? (this.verdict.level === 'stop' && !goOn ? undefined : this.#next);
    return id === undefined ? undefined : this.#facts.get(id);
  });
  readonly changing = $derived(this.#step.changing !== undefined);
  readonly canGoOn = $derived(this.verdict.level === 'stop' && this.#next !== undefined);

  readonly unused = $derived.by(() => {
    const needed = this.#awaited(() => true);
    return unusedAnswers(this.#order, this.verdict, this.answers, this.#facts).filter((id) => !needed.has(id));
  });
  readonly used = $derived.by(() =>
    this.#order.filter((id) => chosenOptions(this.answers, id) !== undefined && !this.unused.includes(id)),
  );
  /** How many questions can still come, at most. */
  readonly remaining = $derived.by(() => {
    const needed = this.#awaited(({ force }) => force === 'must' || force === 'must-not');
    return this.bundle.facts.filter((fact) => needed.has(fact.id) && !this.isAnswered(fact.id) && this.#canArise(fact))
      .length;
  });

  constructor(bundle: ToolBundle, words: Words) {
    this.bundle = bundle;
    this.#words = words;
    this.#facts = new Map(bundle.facts.map((fact) => [fact.id, fact]));
    this.#rules = new Map(bundle.rules.map((rule) => [rule.id, rule]));
    this.#order = bundle.facts.map((fact) => fact.id);
    this.#support = new Map(
      bundle.rules.map((rule) => [rule.id, support([rule.when ?? [], rule.met ?? []].flat(), this.#facts)]),
    );
  }

  /** Reads the address and follows the browser's Back and Forward. Call after mount; returns the way to stop. */
  follow(): () => void {
    this.#readAddress(history.state as unknown);
    const follow = (event: PopStateEvent): void => {
      this.#readAddress(event.state);
      this.#focusWanted = true;
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
      const more = (await (await fetch(this.bundle.more)).json()) as ToolMore;
      this.#words = { ...this.#words, ...more.words };
      this.more = more;
    } catch {
      this.moreFailed = true;
    }
    this.#fetching = false;
  }

  answer(fact: string, options: readonly string[]): void {
    const rest = Object.fromEntries(Object.entries(this.suggested).filter(([id]) => id !== fact));
    this.suggested = rest;
    this.#go({ ...this.answers, [fact]: options }, this.#step.goOn ? { goOn: true } : {});
  }

  change(fact: string): void {
    this.#go(this.answers, { ...this.#step, changing: fact });
  }

  keep(): void {
    this.#go(this.answers, this.#step.goOn ? { goOn: true } : {});
  }

  goOn(): void {
    this.#go(this.answers, { goOn: true });
  }

  open(answers: Answers): void {
    this.#go(answers, {});
  }

  erase(): void {
    this.suggested = {};
    this.#go({}, {});
    this.announce(this.say('tool.erase.done'));
  }

  /** The answered question before this one, in the tool's order. */
  get previous(): string | undefined {
    const at = this.question ? this.#order.indexOf(this.question.id) : this.#order.length;
    return this.used.findLast((id) => this.#order.indexOf(id) < at);
  }

  suggest(found: Answers): void {
    this.suggested = found;
    const first = this.#order.find((id) => Object.hasOwn(found, id));
    if (first !== undefined && first !== this.question?.id) this.change(first);
  }

  /** What should be ticked when a question opens. */
  ticked(fact: ToolFact): readonly string[] {
    const chosen = chosenOptions(this.answers, fact.id) ?? [];
    const found = chosenOptions(this.suggested, fact.id);
    if (!found) return chosen;
    if (fact.choose === 'one') return found.slice(0, 1);
    const apart = new Set(fact.options.flatMap((option) => (option.alone ? option.id : [])));
    return [...chosen.filter((option) => !apart.has(option) && !found.includes(option)), ...found];
  }

  /** Says something to a screen reader, once. */
  announce(text: string): void {
    this.announcement = text;
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

  isAnswered(fact: string): boolean {
    return chosenOptions(this.answers, fact) !== undefined;
  }

  fact(id: string): ToolFact | undefined {
    return this.#facts.get(id);
  }

  /** An answer told back as a sentence, with its language mark-up. */
  sentence(id: string): string {
    const fact = this.#facts.get(id);
    const chosen = fact?.options.filter((option) => chosenOptions(this.answers, id)?.includes(option.id)) ?? [];
    const said = chosen.map((option) => option.said);
    if (fact?.said === undefined || chosen.some((option) => option.alone)) return said.join(' ');
    return fill(fact.said, { options: joinList(said, this.bundle.locale) });
  }

  sentences(ids: readonly string[]): string[] {
    return ids.filter((id) => this.isAnswered(id)).map((id) => this.sentence(id));
  }

  /** The findings of these statuses with their rules, in the policy's order. */
  reasons(...statuses: readonly Status[]): Reason[] {
    return this.verdict.findings.flatMap((finding) => {
      const rule = statuses.includes(finding.status) ? this.#rules.get(finding.rule) : undefined;
      return rule ? [{ finding, rule }] : [];
    });
  }

  /** The rules that a question is asked for: the binding ones first. */
  rulesBehind(fact: string): BundleRule[] {
    const weight = { 'must-not': 0, must: 1, should: 2, may: 3, note: 4 };
    return this.verdict.findings
      .filter(
        ({ missing, because }: { missing: readonly string[]; because: readonly string[] }) =>
          missing.includes(fact) || because.includes(fact),
      )
      .flatMap((finding) => this.#rules.get(finding.rule) ?? [])
      .toSorted((a, b) => weight[a.force] - weight[b.force]);
  }

  /** What the policy does not say about this case. */
  get silences(): string[] {
    return this.bundle.silences
      .filter(({ when }) => !when || match(when, this.#facts, this.answers).truth !== 'no')
      .map(({ text }) => text);
  }

  /** Answers that say "I don't know". */
  get unsure(): string[] {
    return this.used.filter((id) =>
      this.#facts
        .get(id)
        ?.options.some((option) => option.unknown && chosenOptions(this.answers, id)?.includes(option.id)),
    );
  }

  get fragment(): string {
    return writeAnswers(this.answers, this.bundle.facts);
  }

  /** The facts that these findings, while open, rest on. */
  #awaited(concerns: (finding: Finding) => boolean): ReadonlySet<string> {
    const open = this.verdict.findings.filter((finding) => finding.status === 'open' && concerns(finding));
    return new Set(open.flatMap(({ rule }) => this.#support.get(rule) ?? []));
  }

  #canArise(fact: ToolFact): boolean {
    return !fact.when || match(fact.when, this.#facts, this.answers).truth !== 'no';
  }

  #go(answers: Answers, step: Step): void {
    const before = this.verdict.level;
    this.#focusWanted = true;
    // Taking an element with the focus off the page makes the browser lay the page out one time more.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.answers = answers;
    this.#step = step;
    this.ignored = undefined;
    const { fragment } = this;
    afterPaint(() => {
      history.pushState({ ...step }, '', fragment === '' ? location.pathname + location.search : `#${fragment}`);
    });
    const { level } = this.verdict;
    if (level === before || level === 'open') {
      this.announcement = '';
      return;
    }
    const { title, text } = this.bundle.tool.levels[level];
    this.announce(this.say('tool.verdict.announced', { title, text }));
  }

  #readAddress(state: unknown): void {
    const fragment = location.hash;
    // An anchor of the page, such as the skip link's: the answers stay, and so does the link to them.
    if (fragment !== '' && !fragment.includes('=')) {
      history.replaceState({ ...this.#step }, '', `#${this.fragment}`);
      return;
    }
    const { answers, ignored } = readAnswers(fragment, this.bundle.facts);
    this.answers = answers;
    this.ignored = ignored.unreadable || ignored.unknown.length > 0 ? ignored : undefined;
    this.#step = readStep(state, this.#facts);
    this.announcement = '';
  }
}

function readStep(state: unknown, facts: ReadonlyMap<string, ToolFact>): Step {
  if (typeof state !== 'object' || state === null) return {};
  const { changing, goOn } = state as Record<string, unknown>;
  return {
    ...(typeof changing === 'string' && facts.has(changing) ? { changing } : {}),
    ...(goOn === true ? { goOn } : {}),
  };
}
