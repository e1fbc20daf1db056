import { z } from 'zod';
import { id, localized } from './text.ts';

/** What the user fills in on a letter or a form. */
export const blankSchema = z.strictObject({
  id,
  label: localized,
  hint: localized.optional(),
  /** Left out: one line. `moment`: a date and a time of day. */
  kind: z.enum(['long', 'moment']).optional(),
  /** Texts to choose between; one line otherwise. */
  choices: z.array(localized).min(2).optional(),
  /** Id of the field of channel.yaml that fills it until the user types something else. */
  channel: id.optional(),
  /** Id of a fact: the chosen options fill it until the user types something else. */
  fact: id.optional(),
  /** The time that the rules' clocks run from: typed once, here or beside the clock. Only where `kind: moment`. */
  found: z.literal(true).optional(),
});
export type Blank = z.infer<typeof blankSchema>;
