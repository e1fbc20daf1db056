import type { Channel } from '../model/channel.ts';
import type { PaperForm } from '../model/opening.ts';
import type { Locale } from '../model/text.ts';
import type { Spoken } from './bundle.ts';
import type { ChannelBundle } from './channelBundle.ts';
import { factIndex, itemTitle, knownAnswers, remark, type AskedFact, type Checklist, type Item } from './checklist.ts';
import { isBlank } from './clean.ts';
import { dateWords } from './clock.ts';
import { chosenOptions, match, type Answers } from './condition.ts';
import type { Block, Paper, Run } from './paper.ts';
import { fill, joinList, plain, type Say } from './text.ts';

export interface SheetInput {
  form: Spoken<PaperForm>;
  bundle: ChannelBundle;
  channel: Pick<Channel, 'fields' | 'answers'>;
  checklist: Checklist;
  /** ISO date. */
  date: string;
  /** Makes the address of a rule whole, so that it can be followed from paper. */
  address: (url: string) => string;
  /** Gives the words that start with "checklist." and "force.". */
  say: Say;
}

/**
 * A sheet made from the checklist, such as a decision basis: what the channel is, every item of its phases with its
 * state, what still stands in the way, and lines to sign. What is not filled in becomes a line to fill in by hand.
 * The user's words stand as typed.
 */
export function sheet(input: SheetInput): Paper {
  const { form, bundle, checklist, date, say } = input;
  const parts = checklist.phases.filter(({ phase }) => form.phases.includes(phase));
  const items = parts.flatMap(({ groups }) => groups.flatMap((group) => group.items));
  const places = rulePlaces(items);
  return {
    title: plain(form.title),
    locale: bundle.locale,
    blocks: [
      text(plain(form.intro)),
      ...aboutBlocks(input),
      ...blockingBlocks(input),
      ...parts.flatMap(({ phase, groups }) =>
        phaseBlocks(
          phase,
          groups.flatMap((group) => group.items),
          places,
          input,
        ),
      ),
      ...placeBlocks(places, input),
      ...asideBlocks(input),
      ...(form.lines ?? []).map((label): Block => ({ kind: 'line', label: plain(label) })),
      text(
        say('checklist.sheet.edition', {
          policy: bundle.policy.name,
          edition: plain(bundle.policy.edition),
          date: dateWords(date, bundle.locale),
        }),
      ),
    ],
  };
}

/** The sheets that the channel can need: those that its answers do not rule out. */
export function sheetsFor<T extends Pick<PaperForm, 'when'>>(
  forms: readonly T[],
  facts: readonly AskedFact[],
  answers: Answers,
): T[] {
  const index = factIndex(facts, forms);
  const known = knownAnswers(answers, facts);
  return forms.filter(({ when }) => !when || match(when, index, known).truth !== 'no');
}

/** What heads the sheet: first what is filled in, in the form's order, then what is left to fill in. */
function aboutBlocks({ form, bundle, channel, checklist, say }: SheetInput): Block[] {
  const answers = knownAnswers(channel.answers, bundle.facts);
  const entries = form.about.flatMap((id) => {
    const field = bundle.fields.find((one) => one.id === id);
    if (field) return [{ label: plain(field.label), value: fieldValue(field, bundle.platforms, channel.fields) }];
    const fact = bundle.facts.find((one) => one.id === id);
    return fact && checklist.asked.includes(id)
      ? [{ label: plain(fact.question), value: toldBack(fact, answers, bundle.locale) }]
      : [];
  });
  const filled = entries.filter(({ value }) => !isBlank(value));
  return [
    { kind: 'heading', level: 2, text: say('checklist.sheet.about') },
    ...(filled.length > 0
      ? [
          {
            kind: 'list' as const,
            items: filled.map(({ label, value }) => [
              { text: label.endsWith('?') ? `${label} ` : `${label}: ` },
              { text: value },
            ]),
          },
        ]
      : []),
    ...entries.filter(({ value }) => isBlank(value)).map(({ label }): Block => ({ kind: 'line', label })),
  ];
}

/** What stands in the way of opening; only on a sheet about the time until then. */
function blockingBlocks({ form, checklist, say }: SheetInput): Block[] {
  if (!form.phases.some((phase) => phase === 'before' || phase === 'opening')) return [];
  const { blocking } = checklist;
  if (blocking.length === 0) return [text(say('checklist.blocking.none'))];
  return [
    text(
      say('checklist.sheet.blocking', {
        count: String(blocking.length),
        items: blocking.map((item) => plain(itemTitle(item, say))).join('; '),
      }),
    ),
  ];
}

function phaseBlocks(
  phase: Item['phase'],
  items: readonly Item[],
  places: readonly RulePlace[],
  { say }: SheetInput,
): Block[] {
  if (items.length === 0) return [];
  const rules = items.filter((item) => item.rule);
  const proposals = (first: boolean): Block[] => {
    const own = items.filter((item) => !item.rule && Boolean(item.first) === first);
    if (own.length === 0) return [];
    return [
      { kind: 'heading', level: 3, text: say(first ? 'checklist.proposals.first' : 'checklist.proposals') },
      ...table(
        ['item', 'state', 'note'].map((key) => say(`checklist.sheet.${key}`)),
        own.map((item) => [plain(itemTitle(item, say)), stateWords(item, say), remark(item)]),
      ),
    ];
  };
  return [
    { kind: 'heading', level: 2, text: say(`checklist.phase.${phase}`) },
    ...proposals(true),
    ...table(
      ['item', 'force', 'rule', 'state', 'note'].map((key) => say(`checklist.sheet.${key}`)),
      rules.map((item) => [
        plain(itemTitle(item, say)),
        item.rule ? say(`force.${item.rule.force}`) : '',
        places
          .filter(({ ids }) => ids.includes(item.id))
          .map(({ mark }) => mark)
          .join(' '),
        stateWords(item, say),
        remark(item),
      ]),
    ),
    ...proposals(false),
  ];
}

/** A place in the policy that rules of the sheet stand at. */
interface RulePlace {
  /** How the items refer to it: its own name, or a number where names are long. */
  mark: string;
  cite: string;
  /** Address of the page on which the rules stand, without an anchor. */
  url: string;
  ids: readonly string[];
}

/** Most characters of a place's name for a narrow column. */
const shortCite = 12;

function rulePlaces(items: readonly Item[]): RulePlace[] {
  const pageOf = (url: string): string => url.replace(/#.*$/, '');
  const rules = items.flatMap(({ rule }) =>
    rule ? [{ id: rule.id, cite: plain(rule.cite), url: pageOf(rule.url) }] : [],
  );
  const areShort = rules.every(({ cite }) => cite.length <= shortCite);
  return [...Map.groupBy(rules, ({ cite, url }) => `${url} ${cite}`).values()].flatMap((here, index) => {
    const [first] = here;
    if (!first) return [];
    const { cite, url } = first;
    return [{ mark: areShort ? cite : `[${index + 1}]`, cite, url, ids: here.map(({ id }) => id) }];
  });
}

function placeBlocks(places: readonly RulePlace[], { address, say }: SheetInput): Block[] {
  if (places.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: say('checklist.sheet.places') },
    {
      kind: 'list',
      items: places.map(({ mark, cite, url }): Run[] => [
        ...(mark === cite ? [] : [{ text: `${mark} ` }]),
        { text: cite, href: address(url) },
      ]),
    },
  ];
}

function asideBlocks({ form, checklist, say }: SheetInput): Block[] {
  const items = checklist.aside.filter((item) => form.phases.includes(item.phase));
  if (items.length === 0) return [];
  return [text(say('checklist.sheet.aside', { items: items.map((item) => plain(item.title)).join('; ') }))];
}

/** How far the item has come, in words: "done 2026-11-21". */
function stateWords(item: Item, say: Say): string {
  const words = [
    item.lacksReason ? say('checklist.state.open') : say(`checklist.state.${item.state}`),
    item.state === 'done' ? item.on : '',
  ];
  const notices = [
    item.left && item.applies === 'unknown' ? say('checklist.may-apply') : '',
    item.lacksReason ? say('checklist.lacks-reason') : '',
    item.changed ? say('checklist.changed') : '',
  ];
  return [words.filter((word) => !isBlank(word)).join(' '), ...notices.filter((word) => word !== '')].join('. ');
}

function fieldValue(
  { id, kind }: SheetInput['bundle']['fields'][number],
  platforms: SheetInput['bundle']['platforms'],
  fields: Channel['fields'],
): string {
  const typed = Object.hasOwn(fields, id) ? (fields[id] ?? '') : '';
  const platform = kind === 'platform' ? platforms.find((one) => one.id === typed) : undefined;
  return platform ? plain(platform.name) : typed;
}

/** The answer as a sentence; blank where there is none. */
function toldBack(fact: SheetInput['bundle']['facts'][number], answers: Answers, locale: Locale): string {
  const chosen = fact.options.filter((option) => chosenOptions(answers, fact.id)?.includes(option.id));
  if (chosen.length === 0) return '';
  const said = chosen.map((option) => plain(option.said));
  if (fact.said === undefined || chosen.some((option) => option.alone)) return said.join(' ');
  return fill(plain(fact.said), { options: joinList(said, locale) });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Block[] {
  return rows.length > 0 ? [{ kind: 'table', head, rows }] : [];
}

function text(words: string): Block {
  return { kind: 'text', runs: [{ text: words }] };
}
