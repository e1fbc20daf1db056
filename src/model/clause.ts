import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { id, localized } from './text.ts';

const signs = z.array(z.string().trim().min(1)).min(1);

/**
 * A paragraph of the text that tells a channel's visitors what holds there.
 * {slots}: a field of channel.yaml, {university} or {short}: the policy's name and short name.
 */
export const clauseSchema = z.strictObject({
  id,
  /** Heading in the full text. */
  title: localized,
  /** Ids of the rules that it rests on. Left out when it is the guide's own proposal. */
  rules: z.array(id).min(1).optional(),
  /** It cannot be left out. Every clause that a rule with `inform` rests on is required. */
  required: z.literal(true).optional(),
  /** About the channel's own facts; left out = always. */
  when: conditionSchema.optional(),
  /** Paragraphs of the full text. */
  full: z.array(localized).min(1),
  /** The same in a sentence or two, for a pinned post. */
  short: localized,
  /**
   * Beginnings of words or phrases; an existing text that has one of them probably covers the clause.
   * Written in lower case. Indicative only, and shown as such.
   */
  signs: z.strictObject({ sv: signs, en: signs }),
});
export type Clause = z.infer<typeof clauseSchema>;

/** The user policy of one university's channels: policies/<policy>/clauses.yaml. */
export const userPolicySchema = z.strictObject({
  /** Heading of the full text; takes slots. */
  title: localized,
  clauses: z.array(clauseSchema).min(1),
  /**
   * The profile text, from its longest form to its shortest. Each names the sender and has {policy-address},
   * the link to the full text; it tells the rest.
   */
  profiles: z.array(localized).min(1),
});
export type UserPolicy = z.infer<typeof userPolicySchema>;
