import type { Condition } from '../model/condition.ts';
import type { Fact } from '../model/fact.ts';
import type { Form } from '../model/form.ts';
import type { Letter } from '../model/letter.ts';
import type { Policy, Silence } from '../model/policy.ts';
import type { Rule } from '../model/rule.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Locale, Localized } from '../model/text.ts';
import type { Tool } from '../model/tool.ts';
import type { CalendarBundle } from './channelBundle.ts';

/** A record in one language: every text in both languages becomes a string; the rest stays as it is. */
export type Spoken<T> = T extends Localized
  ? string
  : T extends Condition
    ? T
    : T extends readonly (infer Item)[]
      ? Spoken<Item>[]
      : T extends object
        ? { [Key in keyof T]: Spoken<T[Key]> }
        : T;

/** A rule as judging needs it, and what it takes to name it. */
export type BundleRule = Spoken<Pick<Rule, 'id' | 'force' | 'title' | 'when' | 'met'>> & {
  /** Where the policy says it, in words such as "§ 8.1". */
  cite: string;
  /** Address of the guidance page that has the rule, with the site's base path; the rule's id is the anchor there. */
  page: string;
};

/** What a verdict tells of a rule beside its name. */
export type RuleMore = Spoken<
  Pick<Rule, 'text' | 'do' | 'note' | 'step' | 'within' | 'every' | 'letters' | 'form' | 'points'>
>;

/** All that a tool's island gets: plain values in one language, for one policy. Absent keys are left out. */
export interface ToolBundle {
  locale: Locale;
  tool: { id: string } & Spoken<Pick<Tool, 'title' | 'levels'>>;
  policy: { id: string };
  /** The facts that the policy's rules need, in the tool's order. */
  facts: Spoken<Fact>[];
  /** The rules that the tool weighs, in the policy's order. No notes. */
  rules: BundleRule[];
  /** Address of the tool's page of the site; "more.json" beside it is the tool's `ToolMore`. */
  page: string;
}

/** What a tool's island fetches from its own site once somebody uses it, so that the page itself stays light. */
export interface ToolMore {
  policy: Spoken<Pick<Policy, 'name' | 'edition'>>;
  /** By rule id. */
  rules: Record<string, RuleMore>;
  silences: Spoken<Pick<Silence, 'id' | 'text' | 'when' | 'proposal'>>[];
  /** In both languages: a letter may be in another language than the page. */
  letters: {
    university: Localized;
    texts: Letter[];
    /** Labels of the options of the facts that fill blanks of the letters: by fact id, then by option id. */
    options: Record<string, Record<string, Localized>>;
  };
  forms: Spoken<Form>[];
  /** The dates in a channel's calendar that carry out rules of the tool, where the policy has such. */
  calendar?: Pick<CalendarBundle, 'dates' | 'facts' | 'avoid'>;
  scenarios: Spoken<Pick<Scenario, 'id' | 'name' | 'story' | 'answers'>>[];
  /** Interface words that are not needed before. */
  words: Record<string, string>;
}
