import type { BundleRule, ToolBundle } from '../../../engine/bundle.ts';
import { chosenOptions, match, type Answers } from '../../../engine/condition.ts';
import { judge, type Finding } from '../../../engine/judge.ts';
import { nextQuestion, unusedAnswers } from '../../../engine/questions.ts';
import { support } from '../../../engine/support.ts';

export type ToolFact = ToolBundle['facts'][number];

/** What one entry of the browser's history holds beside the answers in its fragment. */
export interface Step {
  /** The question that was opened again. */
  changing?: string | undefined;
  /** A stop is settled, and the rest is answered all the same. */
  goOn?: boolean | undefined;
}

/** A tool's records, in the forms that looking up needs. */
export class Records {
  readonly facts: ReadonlyMap<string, ToolFact>;
  readonly rules: ReadonlyMap<string, BundleRule>;
  readonly order: readonly string[];
  readonly support: ReadonlyMap<string, readonly string[]>;

  constructor(bundle: ToolBundle) {
    this.facts = new Map(bundle.facts.map((fact) => [fact.id, fact]));
    this.rules = new Map(bundle.rules.map((rule) => [rule.id, rule]));
    this.order = bundle.facts.map((fact) => fact.id);
    this.support = new Map(
      bundle.rules.map((rule) => [rule.id, support([rule.when ?? [], rule.met ?? []].flat(), this.facts)]),
    );
  }
}

/** All that follows from one set of answers. Nothing in it changes, so it can be made before it is shown. */
export class Look {
  readonly answers: Answers;
  readonly step: Step;
  readonly verdict;
  /** The question to show; none once the verdict is settled. */
  readonly question: ToolFact | undefined;
  readonly canGoOn: boolean;
  /** Answered, and no rule rests on it. */
  readonly unused: readonly string[];
  readonly used: readonly string[];
  readonly #records: Records;

  constructor(records: Records, answers: Answers, step: Step) {
    const { facts, rules, order } = records;
    this.#records = records;
    this.answers = answers;
    this.step = step;
    this.verdict = judge([...rules.values()], facts, answers);
    const next = nextQuestion(order, this.verdict);
    const stopped = this.verdict.level === 'stop';
    const id = step.changing ?? (stopped && !step.goOn ? undefined : next);
    this.question = id === undefined ? undefined : facts.get(id);
    this.canGoOn = stopped && next !== undefined;
    const needed = this.#awaited(() => true);
    this.unused = unusedAnswers(order, this.verdict, answers, facts).filter((fact) => !needed.has(fact));
    this.used = order.filter((fact) => this.isAnswered(fact) && !this.unused.includes(fact));
  }

  /** What is shown: two looks with the same one never stand beside each other. */
  get key(): string {
    return this.question ? `question ${this.question.id}` : 'verdict';
  }

  /** How many questions can still come, at most. */
  get remaining(): number {
    const needed = this.#awaited(({ force }) => force === 'must' || force === 'must-not');
    return [...this.#records.facts.values()].filter(
      (fact) => needed.has(fact.id) && !this.isAnswered(fact.id) && this.#canArise(fact),
    ).length;
  }

  /** The answered question before this one, in the tool's order. */
  get previous(): string | undefined {
    const { order } = this.#records;
    const at = this.question ? order.indexOf(this.question.id) : order.length;
    return this.used.findLast((id) => order.indexOf(id) < at);
  }

  /** The rules that a question is asked for: the binding ones first. */
  rulesBehind(fact: string): BundleRule[] {
    const weight = { 'must-not': 0, must: 1, should: 2, may: 3, note: 4 };
    return this.verdict.findings
      .filter(
        ({ missing, because }: { missing: readonly string[]; because: readonly string[] }) =>
          missing.includes(fact) || because.includes(fact),
      )
      .flatMap((finding) => this.#records.rules.get(finding.rule) ?? [])
      .toSorted((a, b) => weight[a.force] - weight[b.force]);
  }

  isAnswered(fact: string): boolean {
    return chosenOptions(this.answers, fact) !== undefined;
  }

  /** The facts that these findings, while open, rest on. */
  #awaited(concerns: (finding: Finding) => boolean): ReadonlySet<string> {
    const open = this.verdict.findings.filter((finding) => finding.status === 'open' && concerns(finding));
    return new Set(open.flatMap(({ rule }) => this.#records.support.get(rule) ?? []));
  }

  #canArise(fact: ToolFact): boolean {
    return !fact.when || match(fact.when, this.#records.facts, this.answers).truth !== 'no';
  }
}
