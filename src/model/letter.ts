import { z } from 'zod';
import { blankSchema } from './blank.ts';
import { conditionSchema } from './condition.ts';
import { id, localized } from './text.ts';
import { levels } from './tool.ts';

/** A text ready to send or to show, with blanks that the user fills in. */
export const letterSchema = z.strictObject({
  id,
  title: localized,
  /** When to send it and to whom. */
  intro: localized,
  /** Leave out when it suits whenever one of its rules applies. */
  when: conditionSchema.optional(),
  /** The levels of the verdict at which it is offered; left out, at all. */
  levels: z.array(z.enum(levels)).min(1).optional(),
  fields: z.array(blankSchema),
  /** Left out where nothing is sent, as for a line in a profile. */
  subject: localized.optional(),
  /** Paragraphs; {field-id} takes what was typed, {university} the policy's name. A blank field shows as its label in brackets. */
  body: z.array(localized).min(1),
});
export type Letter = z.infer<typeof letterSchema>;
