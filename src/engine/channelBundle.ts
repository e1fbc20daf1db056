import type { ChannelField, ChannelForm } from '../model/channelForm.ts';
import type { Clause, UserPolicy } from '../model/clause.ts';
import type { Fact, Option } from '../model/fact.ts';
import type { Opening, DateForm, PaperForm, Suggestion } from '../model/opening.ts';
import type { Platform } from '../model/platform.ts';
import type { Policy } from '../model/policy.ts';
import type { Rule } from '../model/rule.ts';
import type { Locale } from '../model/text.ts';
import type { Spoken } from './bundle.ts';

/** What the islands of all channel tools get: plain values in one language, for one policy. */
export interface ChannelBundle {
  locale: Locale;
  policy: { id: string } & Spoken<Pick<Policy, 'name' | 'short' | 'edition'>>;
  /** The fields that the tool shows, in the form's order. */
  fields: Spoken<ChannelField>[];
  /** The closed choices that the tool shows, in the form's order. */
  facts: Spoken<Fact>[];
  /** Only where the tool shows the field for the platform. */
  platforms: Spoken<Pick<Platform, 'id' | 'name'>>[];
}

/** A closed choice to be asked, without what tells its answer back. */
export type FactToAsk = Omit<Spoken<Fact>, 'said' | 'options'> & {
  options: Omit<Spoken<Option>, 'said' | 'unknown'>[];
};

/** A rule as a tool names it. */
export type NamedRule = Spoken<Pick<Rule, 'id' | 'force' | 'title'>> & {
  /** Where the policy says it, in words such as "§ 8.1". */
  cite: string;
  /** Address of its page with the rule's anchor, with the site's base path. */
  url: string;
};

export interface ChannelPageBundle extends ChannelBundle {
  groups: Spoken<ChannelForm['groups']>;
}

/** A rule with a phase. */
export type ItemRule = NamedRule &
  Spoken<Pick<Rule, 'text' | 'do' | 'when'>> & {
    phase: NonNullable<Rule['phase']>;
    /** The topic's name: items of a phase are grouped by it. */
    topic: string;
    /** Names of those whom it addresses. */
    who: string[];
    /** Changes whenever the rule's force, text or `do` changes in either language. */
    stamp: string;
  };

export interface ChecklistBundle extends Pick<ChannelBundle, 'locale'> {
  policy: { id: string };
  /** The closed choices that settle what applies, in the form's order. */
  facts: (Pick<Fact, 'id' | 'when'> & { options: Pick<Option, 'id'>[] })[];
  /** Where rules stand in the policy. `page`: address of the page that has them, with the site's base path. */
  places: { cite: string; page: string }[];
  /** In the order of work: by phase, then by topic, then as the policy has them. `place`: index in `places`. */
  rules: (Omit<ItemRule, 'cite' | 'url'> & { place: number })[];
  suggestions: Spoken<Suggestion>[];
  /** Address of the tool's `ChecklistMore`. */
  more: string;
}

/** What the checklist fetches from its own site when somebody opens a fold: the questions, an item, the sheets. */
export interface ChecklistMore extends Pick<ChannelBundle, 'policy' | 'fields' | 'facts' | 'platforms'> {
  papers: Spoken<PaperForm>[];
  /** Interface words that are not needed before. */
  words: Record<string, string>;
}

/** What a text for visitors is written with, in one language. */
export interface PolicyTexts extends Spoken<Pick<UserPolicy, 'title' | 'profiles'>> {
  /** By clause id. */
  clauses: Record<string, Spoken<Pick<Clause, 'title' | 'full'>>>;
  /** The clauses' short sentences by clause id. Without them and the profile texts there is only the full text. */
  shorts: Record<string, string>;
  names: { university: string; short: string };
  /** By field id: a blank stands as its field's label. */
  labels: Record<string, string>;
  platformNames: Record<string, string>;
}

export interface UserPolicyBundle extends Omit<ChannelBundle, 'policy' | 'facts'> {
  policy: Pick<ChannelBundle['policy'], 'id'>;
  facts: FactToAsk[];
  clauses: Pick<Clause, 'id' | 'required' | 'when'>[];
  /** Fields that a channel may do without. */
  optional: string[];
  /** For the full text in the language that a text begins in, whatever the page's. */
  texts: { [Language in Locale]?: PolicyTexts };
  /** Address of the tool's `UserPolicyMore`. */
  more: string;
}

/** What the user policy fetches from its own site once somebody uses it. */
export interface UserPolicyMore {
  platforms: Spoken<Pick<Platform, 'id' | 'name' | 'field' | 'limit' | 'evidence'>>[];
  clauses: Pick<Clause, 'id' | 'required' | 'when' | 'rules' | 'signs'>[];
  /** Whole: a text may be in another language than the page, and in both. */
  texts: Record<Locale, PolicyTexts>;
  /** The rules that clauses rest on, by id. */
  rules: Record<string, NamedRule>;
  /** Interface words that are not needed before. */
  words: Record<string, string>;
}

export interface RegisterBundle extends ChannelBundle {
  register: Spoken<Opening['register']>;
  /** The rule that requires the entry. */
  rule?: NamedRule;
}

export interface CalendarBundle extends ChannelBundle {
  dates: (Spoken<Omit<DateForm, 'rule' | 'every'>> & {
    rule: NamedRule;
    /** ISO 8601 duration; left out on a single date. */
    every?: string;
    /** The interval is the guide's own proposal: the policy sets none. */
    proposed?: true;
  })[];
  avoid: Opening['avoid'];
}
