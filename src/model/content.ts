import type { ChannelForm } from './channelForm.ts';
import type { UserPolicy } from './clause.ts';
import type { Answer } from './comparison.ts';
import type { Fact } from './fact.ts';
import type { Form } from './form.ts';
import type { Entry } from './glossary.ts';
import type { Law } from './law.ts';
import type { Letter } from './letter.ts';
import type { Opening } from './opening.ts';
import type { Platform } from './platform.ts';
import type { Point } from './point.ts';
import type { Policy, Section } from './policy.ts';
import type { Rule } from './rule.ts';
import type { Scenario } from './scenario.ts';
import type { SearchWordLists } from './searchWords.ts';
import type { Site } from './site.ts';
import type { Term } from './term.ts';
import type { Locale, Localized } from './text.ts';
import type { Tool } from './tool.ts';

/** A rule with its place: where it stands on the site and in the policy's own document. */
export interface PlacedRule extends Rule {
  policy: string;
  /** The section's slug: the part of its address. */
  section: string;
  /** Id from the policy's outline: the rule's own, or else the section's. */
  place: string;
  /** How the place is cited, such as "§ 8.1". */
  cite: Localized;
  /** Position within the policy, from 0. */
  order: number;
}

export interface PlacedSection extends Omit<Section, 'rules'> {
  policy: string;
  /** The slug of the file's name NN-slug.yaml. */
  slug: string;
  cite: Localized;
  rules: readonly PlacedRule[];
}

export interface PolicyRecord extends Policy {
  /** The folder's name. */
  id: string;
  /** In the order of their files. */
  sections: readonly PlacedSection[];
  /** All rules of all sections, in order. */
  rules: readonly PlacedRule[];
  scenarios: readonly Scenario[];
  /** The text for a channel's visitors, where editors have written one. */
  userPolicy?: UserPolicy;
  /** Sheets, register entry and dates for a channel, where editors have written them. */
  opening?: Opening;
  /** Its answers to all points, where editors have compared it. */
  comparison?: readonly Answer[];
}

export interface ToolRecord extends Tool {
  /** The file's name. */
  id: string;
}

/** Interface words by dotted key. */
export type Words = Readonly<Record<string, string>>;

/** Everything that editors have written, joined and found sound. */
export interface Content extends Site {
  /** By id. */
  policies: readonly PolicyRecord[];
  facts: readonly Fact[];
  factIndex: ReadonlyMap<string, Fact>;
  tools: readonly ToolRecord[];
  topics: readonly Term[];
  /** In reading order. */
  points: readonly Point[];
  roles: readonly Term[];
  laws: readonly Law[];
  glossary: readonly Entry[];
  letters: readonly Letter[];
  forms: readonly Form[];
  platforms: readonly Platform[];
  channelForm: ChannelForm;
  searchWords: SearchWordLists;
  words: Readonly<Record<Locale, Words>>;
}
