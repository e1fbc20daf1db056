import { kept } from '../data/kept.ts';
import { loadContent } from '../data/read.ts';
import type { ChannelTool } from '../data/site.ts';
import { fill, type Say } from '../engine/text.ts';
import type { Locale } from '../model/text.ts';

/** By key. */
type Words = Readonly<Record<string, string>>;
/** Words that come with a page, and those of what it fetches once somebody uses it. */
type Part = 'first' | 'later';

/** Interface words in one language. A key that is not there stops the build. */
export function sayIn(locale: Locale): Say {
  const words = loadContent().words[locale];
  return (key, slots = {}) => {
    const word = words[key];
    if (word === undefined) throw new Error(`No word "${key}" in src/content/i18n/${locale}.json.`);
    return fill(word, slots);
  };
}

/** "1 rule", "12 rules": the keys end in .one and .other. */
export function counted(say: Say, key: string, count: number): string {
  return say(`${key}.${count === 1 ? 'one' : 'other'}`, { count: String(count) });
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale).format(names);
}

/** The words of what a tool's island fetches once somebody uses it. */
const later =
  /^(clock|save)\.|^rule\.note$|^channel\.identity-number$|^tool\.(blank|clock|every|form|letter|map|note|paste\.|proposed|examples\.|status\.word|step|do$|silences|unknown|who-decides)/;

/** The words that a tool's island shows: at first, or later on. */
export function toolWords(locale: Locale, part: Part): Words {
  return ofTools(loadContent().words[locale])[part];
}

const ofTools = kept((words: Words): Record<Part, Words> => ({
  first: only(words, (key) => key.startsWith('tool.') && !later.test(key)),
  later: only(words, (key) => later.test(key)),
}));

/** The words whose keys begin so. */
export function wordsUnder(locale: Locale, ...prefixes: readonly string[]): Words {
  return only(loadContent().words[locale], (key) => isUnder(prefixes, key));
}

/** Beginnings of the keys of a channel tool's words; those under `later` come with what is fetched on demand. */
const channelKeys: Record<ChannelTool, Record<Part, readonly string[]>> = {
  channel: { first: ['channel.', 'save.', 'channel-page.'], later: [] },
  checklist: {
    first: ['channel.', 'force.', 'checklist.'],
    later: [
      'save.',
      'channel.choose',
      'channel.identity-number',
      'channel.left',
      'channel.no-address',
      'channel.no-date',
      'channel.too-long',
      'checklist.aside',
      'checklist.changed',
      'checklist.facts.why',
      'checklist.lacks-reason',
      'checklist.not-for-us',
      'checklist.note',
      'checklist.on',
      'checklist.read',
      'checklist.reason',
      'checklist.sheet.',
      'checklist.sheets.',
    ],
  },
  'user-policy': {
    first: ['channel.', 'user-policy.'],
    later: [
      'save.',
      'user-policy.check.',
      'user-policy.clauses.',
      'user-policy.count',
      'user-policy.down',
      'user-policy.edit',
      'user-policy.longer',
      'user-policy.moved',
      'user-policy.no-platform',
      'user-policy.over',
      'user-policy.proposal',
      'user-policy.required',
      'user-policy.rules',
      'user-policy.shorter',
      'user-policy.undo',
      'user-policy.up',
    ],
  },
  register: { first: ['channel.', 'save.', 'register.'], later: [] },
  calendar: { first: ['channel.', 'save.', 'calendar.'], later: [] },
};

/** The words that the island of a channel tool shows: at first, or later on. */
export function channelWords(locale: Locale, tool: ChannelTool, part: Part = 'first'): Words {
  return ofChannelTools(loadContent().words[locale])(channelKeys[tool])[part];
}

const ofChannelTools = kept((words: Words) =>
  kept(({ first, later: rest }: Record<Part, readonly string[]>): Record<Part, Words> => ({
    first: only(words, (key) => isUnder(first, key) && !isUnder(rest, key)),
    later: only(words, (key) => isUnder(rest, key)),
  })),
);

function isUnder(prefixes: readonly string[], key: string): boolean {
  return prefixes.some((prefix) => key.startsWith(prefix));
}

function only(words: Words, isWanted: (key: string) => boolean): Words {
  return Object.fromEntries(Object.entries(words).filter(([key]) => isWanted(key)));
}
