import type { ChannelField, ChannelForm } from '../model/channelForm.ts';
import type { UserPolicy } from '../model/clause.ts';
import type { Fact } from '../model/fact.ts';
import type { Opening, DateForm, PaperForm, Suggestion } from '../model/opening.ts';
import type { Platform } from '../model/platform.ts';
import type { Policy } from '../model/policy.ts';
import type { Rule } from '../model/rule.ts';
import type { Locale, Localized } from '../model/text.ts';
import type { Spoken } from './bundle.ts';

/** What the islands of all channel tools get: plain values in one language, for one policy. */
export interface ChannelBundle {
  locale: Locale;
  policy: { id: string } & Spoken<Pick<Policy, 'name' | 'short' | 'edition'>>;
  /** The fields that the tool shows, in the form's order. */
  fields: Spoken<ChannelField>[];
  /** The closed choices that the tool shows, in the form's order. */
  facts: Spoken<Fact>[];
  /** Only where the tool shows the field for the platform or counts a text's length. */
  platforms: Spoken<Pick<Platform, 'id' | 'name' | 'field' | 'limit' | 'evidence'>>[];
}

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

export interface ChecklistBundle extends Pick<ChannelBundle, 'locale' | 'policy' | 'facts'> {
  /** In the order of work: by phase, then by topic, then as the policy has them. */
  rules: ItemRule[];
  suggestions: Spoken<Suggestion>[];
  /** Address of the tool's `ChecklistMore`. */
  more: string;
}

/** What the checklist fetches from its own site when somebody turns to a sheet. */
export interface ChecklistMore extends Pick<ChannelBundle, 'fields' | 'facts' | 'platforms'> {
  papers: Spoken<PaperForm>[];
  /** Interface words that are not needed before. */
  words: Record<string, string>;
}

export interface UserPolicyBundle extends ChannelBundle {
  /** In both languages: the text may be in another language than the page. */
  userPolicy: UserPolicy;
  names: { university: Localized; short: Localized };
  /** Labels of fields in both languages, for blanks; and which fields a channel may do without. */
  labels: Record<string, Localized>;
  optional: string[];
  platformNames: Record<string, Localized>;
  /** The rules that clauses rest on, by id. */
  rules: Record<string, NamedRule & Pick<Rule, 'inform' | 'when'>>;
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
