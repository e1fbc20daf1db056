import type { Level } from '../model/tool.ts';
import { answerClasses, type AnswerClass, type CountedFact } from './classes.ts';
import { chosenOptions, type Answers } from './condition.ts';
import { draw, type JudgedRule, type Status } from './judge.ts';
import { nextQuestion } from './questions.ts';
import { Residual, type Lists } from './residual.ts';

/** A tool for one policy: the rules that it weighs, the facts, and the order to ask in. */
export interface WholeTool {
  rules: readonly JudgedRule[];
  facts: ReadonlyMap<string, CountedFact>;
  order: readonly string[];
}

/** Every way through a tool, counted in sets of answers to the questions that it asks. */
export interface Enumeration {
  total: bigint;
  /** How many sets end at each level. "open" is a question that cannot be asked: a fault in the data. */
  levels: Readonly<Record<Level, bigint>>;
  /** Sets with an "I don't know" that end in go. */
  unknownGo: bigint;
  /** Sets that no rule speaks of. */
  uncited: bigint;
  /** Facts that are asked on some way. */
  asked: ReadonlySet<string>;
  /** rule id → every status that some way settles. */
  statuses: ReadonlyMap<string, ReadonlySet<Status>>;
  /** How many situations were told apart. */
  situations: number;
}

/** Mildest first; the worst of a way's parts is where it ends. */
const ranks = ['go', 'not-yet', 'open', 'stop'] as const satisfies readonly Level[];

/**
 * Walks every way through the tool as it is asked, on after a stop until nothing is missing, and counts without sampling.
 * Answers that no condition tells apart are walked once, and so are situations with the same future.
 * @throws {Error} when a question comes twice.
 */
export function enumerate({ rules: all, facts, order }: WholeTool): Enumeration {
  const rules = all.filter((rule) => rule.force !== 'note');
  const asked = new Set<string>();
  const statuses = new Map(rules.map((rule) => [rule.id, new Set<Status>()]));
  const tallies = new Map<string, Tally>();
  const classes = new Map<string, readonly AnswerClass[]>();

  /** What lies ahead of the open rules. */
  function ahead(answers: Answers, open: readonly Residual[]): Tally {
    const key = open.map((rule) => rule.key).join();
    const known = tallies.get(key);
    if (known) return known;
    const tally = new Tally();
    const verdict = draw(open.map((rule) => rule.finding));
    const question = nextQuestion(order, verdict);
    if (question === undefined) {
      tally.add({ rank: verdict.missing.length > 0 ? ranks.indexOf('open') : 0, unknown: false, cited: false }, 1n);
    } else {
      if (chosenOptions(answers, question)) throw new Error(`"${question}" is asked twice.`);
      asked.add(question);
      for (const { way, answers: next, open: left, count } of stepsFrom(answers, open, question))
        tally.addAll(ahead(next, left), way, count);
    }
    tallies.set(key, tally);
    return tally;
  }

  /** The answers to the question, those together that leave the same open and settle others alike. */
  function stepsFrom(answers: Answers, open: readonly Residual[], question: string): Iterable<Step> {
    const seeing = open.filter((rule) => rule.lists(question).length > 0);
    const steps = new Map<string, Step>();
    for (const { chosen, unknown, count } of classesFor(question, listsThatMatter(answers, seeing, question))) {
      const { way, open: left } = settle(
        open.map((rule) => rule.after(question, chosen, answers)),
        unknown,
      );
      const key = `${left.map((rule) => rule.key).join()} ${keyOf(way)}`;
      const known = steps.get(key);
      if (known) known.count += count;
      else steps.set(key, { way, answers: { ...answers, [question]: chosen }, open: left, count });
    }
    return steps.values();
  }

  /**
   * The lists of options that tell answers to the question apart. Rules that each settle on one list, alike when it is hit
   * and with nothing to say when it is not, are one rule to the count, whichever of them it is.
   */
  function listsThatMatter(answers: Answers, seeing: readonly Residual[], question: string): Lists {
    const alike = new Map<Status, string[]>();
    const others = seeing.flatMap((rule) => {
      const lists = rule.lists(question);
      const [list] = lists;
      if (!list || lists.length > 1) return lists;
      const after = classesFor(question, lists).map(({ chosen }) => ({
        isHit: chosen.some((option) => list.includes(option)),
        rule: rule.after(question, chosen, answers),
      }));
      const hit = after.find(({ isHit }) => isHit)?.rule.finding.status;
      const miss = after.find(({ isHit }) => !isHit)?.rule.finding.status;
      if (!hit || hit === 'open' || miss !== 'does-not-apply') return lists;
      for (const status of [hit, miss]) statuses.get(rule.finding.rule)?.add(status);
      alike.set(hit, [...(alike.get(hit) ?? []), ...list]);
      return [];
    });
    return [...others, ...alike.values()];
  }

  function classesFor(question: string, lists: Lists): readonly AnswerClass[] {
    const key = [question, ...lists.map((list) => list.join())].join(' ');
    const fact = facts.get(question);
    const found = classes.get(key) ?? (fact ? answerClasses(fact, lists) : []);
    classes.set(key, found);
    return found;
  }

  /** What becomes of rules that were open. */
  function settle(after: readonly Residual[], unknown: boolean): Pick<Step, 'way' | 'open'> {
    const way = { rank: 0, unknown, cited: false };
    const open = after.filter(({ finding }) => {
      if (finding.status === 'open') return true;
      statuses.get(finding.rule)?.add(finding.status);
      way.rank = Math.max(way.rank, finding.status === 'broken' ? 3 : finding.status === 'unmet' ? 1 : 0);
      way.cited ||= finding.status !== 'does-not-apply';
      return false;
    });
    return { way, open };
  }

  const start = settle(Residual.allOf(rules, facts), false);
  const whole = new Tally();
  whole.addAll(ahead({}, start.open), start.way, 1n);
  const { ways } = whole;
  const count = (test: (way: Way) => boolean) =>
    [...ways.values()].reduce((sum, { way, count: n }) => (test(way) ? sum + n : sum), 0n);
  const ending = (level: Level) => count((way) => ranks[way.rank] === level);
  return {
    total: count(() => true),
    levels: { stop: ending('stop'), open: ending('open'), 'not-yet': ending('not-yet'), go: ending('go') },
    unknownGo: count((way) => way.unknown && ranks[way.rank] === 'go'),
    uncited: count((way) => !way.cited),
    asked,
    statuses,
    situations: tallies.size,
  };
}

/** What matters of a way through the tool when it is counted. */
interface Way {
  rank: number;
  unknown: boolean;
  cited: boolean;
}

/** An answer to a question, or several alike: what it settles, one such set of answers, what is left, how many they are. */
interface Step {
  way: Way;
  answers: Answers;
  open: readonly Residual[];
  count: bigint;
}

class Tally {
  readonly ways = new Map<string, { way: Way; count: bigint }>();

  add(way: Way, count: bigint): void {
    const key = keyOf(way);
    this.ways.set(key, { way, count: (this.ways.get(key)?.count ?? 0n) + count });
  }

  /** The ways of the other, with `first` in front of each, so many times. */
  addAll(other: Tally, first: Way, times: bigint): void {
    for (const { way, count } of other.ways.values()) {
      const whole = {
        rank: Math.max(first.rank, way.rank),
        unknown: first.unknown || way.unknown,
        cited: first.cited || way.cited,
      };
      this.add(whole, count * times);
    }
  }
}

function keyOf({ rank, unknown, cited }: Way): string {
  return `${rank} ${unknown} ${cited}`;
}
