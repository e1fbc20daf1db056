import type { Channel, Tick } from '../model/channel.ts';
import type { Condition } from '../model/condition.ts';
import type { Suggestion } from '../model/opening.ts';
import type { Phase } from '../model/rule.ts';
import type { Spoken } from './bundle.ts';
import type { ChecklistBundle, ItemRule } from './channelBundle.ts';
import { isBlank } from './clean.ts';
import { chosenOptions, match, unique, type Answers, type FactIndex, type FactNode, type Match } from './condition.ts';
import { factsIn } from './support.ts';
import type { Say } from './text.ts';

/** In the order of work. */
export const phaseOrder = ['before', 'opening', 'running', 'closing'] as const satisfies readonly Phase[];

/**
 * A line of the checklist: a rule with a phase, or else what the guide proposes.
 * `applies`: "unknown" may apply, and counts as left. `missing`: ids of the facts that it waits for.
 */
export interface Item {
  id: string;
  phase: Phase;
  title: string;
  text: string;
  /** Left out on a proposal of the guide's. */
  rule?: ItemRule;
  /** It comes before the rules of its phase. */
  first?: true;
  applies: Match['truth'];
  missing: readonly string[];
  state: Tick['state'];
  /** The day on which it was done, as typed; may be blank. */
  on: string;
  note: string;
  reason: string;
  /** The rule reads differently now than when the state was set. */
  changed: boolean;
  /** It is put aside as not for this channel, and the reason that a binding rule then needs is not there. */
  lacksReason: boolean;
  left: boolean;
  /** The channel may not open before it is done. */
  blocking: boolean;
}

/** How many of the items that apply or may apply; `done`, `notForUs` and `left` add up to `total`. */
export interface Progress {
  done: number;
  notForUs: number;
  left: number;
  total: number;
}

/** Items of one topic; without `topic`, what the guide proposes. */
export interface Group {
  topic?: string;
  items: readonly Item[];
}

export interface Checklist {
  /** All four, in the order of work; some may be empty. */
  phases: readonly { phase: Phase; groups: readonly Group[]; progress: Progress }[];
  blocking: readonly Item[];
  /** What the answers show not to apply to this channel. */
  aside: readonly Item[];
  /** Ids of the facts that arise, in the form's order; and of those whose answers settle what applies. */
  asked: readonly string[];
  missing: readonly string[];
}

/** What the checklist needs to know of a fact that the channel's form asks. */
export type AskedFact = FactNode & { readonly options: readonly { readonly id: string }[] };

export interface ChecklistInput {
  /** In the order of work: by phase, then by topic, then as the policy has them. */
  rules: readonly ItemRule[];
  suggestions: readonly Spoken<Suggestion>[];
  /** In the form's order. A condition about any other fact is never settled: it may apply. */
  facts: readonly AskedFact[];
  answers: Answers;
  ticks: Channel['ticks'];
}

/** The rules, each with its place in the policy, which the bundle has once for all that stand there. */
export function itemRules({ places, rules }: Pick<ChecklistBundle, 'places' | 'rules'>): ItemRule[] {
  return rules.map(({ place, ...rule }) => {
    const { cite = '', page = '' } = places[place] ?? {};
    return { ...rule, cite, url: `${page}#${rule.id}` };
  });
}

/** The whole checklist of one channel. Takes any answers and ticks and never throws. */
export function checklist({ rules, suggestions, facts, answers, ticks }: ChecklistInput): Checklist {
  const index = factIndex(facts, [...rules, ...suggestions]);
  const known = knownAnswers(answers, facts);
  const weigh = (when: ItemRule['when']): Match => (when ? match(when, index, known) : { truth: 'yes', because: [] });

  const items = [
    ...rules.map((rule) => makeItem({ ...naming(rule), rule }, weigh(rule.when), tickOf(ticks, rule.id))),
    ...suggestions.map((one) =>
      makeItem({ ...naming(one), ...(one.first && { first: true }) }, weigh(one.when), tickOf(ticks, one.id)),
    ),
  ];
  const wanted = items.filter((item) => item.applies !== 'no');
  const missing = new Set(items.flatMap((item) => item.missing));
  return {
    phases: phaseOrder.map((phase) => {
      const own = wanted.filter((item) => item.phase === phase);
      return { phase, groups: groupItems(own), progress: progressOf(own) };
    }),
    blocking: wanted.filter((item) => item.blocking),
    aside: items.filter((item) => item.applies === 'no'),
    asked: facts.filter(({ when }) => weigh(when).truth !== 'no').map(({ id }) => id),
    missing: facts.map(({ id }) => id).filter((id) => missing.has(id)),
  };
}

/** A tick that has said nothing yet, for this item as it reads now. */
export function blankTick(item: Pick<Item, 'rule'>): Tick {
  return { state: 'open', on: '', note: '', reason: '', stamp: item.rule?.stamp ?? '' };
}

/** The item as something to do, with its language mark-up: what must not happen is something to make sure of. */
export function itemTitle(item: Pick<Item, 'title' | 'rule'>, say: Say): string {
  const { title, rule } = item;
  return rule?.force === 'must-not' ? say('checklist.make-sure', { title }) : title;
}

/** The user's own words on an item. */
export function remark({ state, reason, note }: Pick<Item, 'state' | 'reason' | 'note'>): string {
  return [state === 'not-for-us' ? reason : '', note].filter((words) => !isBlank(words)).join('\n');
}

function makeItem(
  what: Pick<Item, 'id' | 'phase' | 'title' | 'text' | 'rule' | 'first'>,
  applies: Match,
  tick: Tick | undefined,
): Item {
  const { state, on, note, reason, stamp } = tick ?? blankTick(what);
  const binding = what.rule?.force === 'must' || what.rule?.force === 'must-not';
  const lacksReason = state === 'not-for-us' && binding && isBlank(reason);
  const left = applies.truth !== 'no' && (state === 'open' || lacksReason);
  return {
    ...what,
    applies: applies.truth,
    missing: applies.truth === 'unknown' ? applies.missing : [],
    state,
    on,
    note,
    reason,
    changed: state !== 'open' && what.rule !== undefined && what.rule.stamp !== stamp,
    lacksReason,
    left,
    // Not only what the policy wants settled before the channel opens: its first visitor has to see the sender and be
    // told what holds there, so what is required at the opening is required for it.
    blocking: left && binding && (what.phase === 'before' || what.phase === 'opening'),
  };
}

function naming({ id, phase, title, text }: ItemRule | Spoken<Suggestion>) {
  return { id, phase, title, text };
}

/** Proposals that come first, then the topics in the order in which they turn up, then the other proposals. */
function groupItems(items: readonly Item[]): Group[] {
  const proposals = (first: boolean): Group[] => {
    const own = items.filter((item) => !item.rule && Boolean(item.first) === first);
    return own.length > 0 ? [{ items: own }] : [];
  };
  const topics = unique(items.flatMap((item) => item.rule?.topic ?? []));
  return [
    ...proposals(true),
    ...topics.map((topic) => ({ topic, items: items.filter((item) => item.rule?.topic === topic) })),
    ...proposals(false),
  ];
}

function progressOf(items: readonly Item[]): Progress {
  const settled = items.filter((item) => !item.left);
  const done = settled.filter((item) => item.state === 'done').length;
  return { done, notForUs: settled.length - done, left: items.length - settled.length, total: items.length };
}

/** The form's facts, and those that conditions name beside them, which nobody can answer here. */
export function factIndex(
  facts: readonly AskedFact[],
  records: readonly { readonly when?: Condition | undefined }[],
): FactIndex {
  const conditions = [...facts, ...records].flatMap(({ when }) => when ?? []);
  const index = new Map<string, FactNode>(conditions.flatMap(factsIn).map((id) => [id, { id }]));
  for (const fact of facts) index.set(fact.id, fact);
  return index;
}

/**
 * The answers that this edition of the form understands. One with a retired option is left out whole: half an answer
 * could take a duty away, and an open question cannot.
 */
export function knownAnswers(answers: Answers, facts: readonly AskedFact[]): Answers {
  return Object.fromEntries(
    facts.flatMap(({ id, options }) => {
      const chosen = chosenOptions(answers, id);
      return chosen?.every((one) => options.some((option) => option.id === one)) ? [[id, chosen] as const] : [];
    }),
  );
}

function tickOf(ticks: Channel['ticks'], id: string): Tick | undefined {
  return Object.hasOwn(ticks, id) ? ticks[id] : undefined;
}
