import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { id, localized } from './text.ts';

export const optionSchema = z.strictObject({
  id,
  label: localized,
  /** Helps where two options are easily mixed up. */
  example: localized.optional(),
  /**
   * The answer told back. For a fact that takes one option, or an option that stands alone: a whole sentence.
   * For the others: the words that go into the fact's `said` at {options}.
   */
  said: localized,
  /** Cannot be chosen together with others: "none of these", "I don't know". Only where `choose: several`. */
  alone: z.literal(true).optional(),
  /** The "I don't know" option. It never leads to go; tests hold that. */
  unknown: z.literal(true).optional(),
  /** What the paste-in check ticks it for: an identity number, one e-mail address or telephone number, or several. */
  finds: z.enum(['identity-number', 'one-contact', 'several-contacts']).optional(),
});
export type Option = z.infer<typeof optionSchema>;

/** One thing about the user's own case, with a closed list of options. */
export const factSchema = z.strictObject({
  id,
  choose: z.enum(['one', 'several']),
  question: localized,
  /** Why it is asked, in a sentence. */
  why: localized,
  /** A sentence with {options}, for `choose: several`. */
  said: localized.optional(),
  /** Leave out when the fact always arises. Where it does not arise it counts as answered with none of its options. */
  when: conditionSchema.optional(),
  /** Each option adds a kind of data to the case, so that choosing one more never softens a verdict; tests hold that. */
  accumulates: z.literal(true).optional(),
  options: z.array(optionSchema).min(2),
});
export type Fact = z.infer<typeof factSchema>;
