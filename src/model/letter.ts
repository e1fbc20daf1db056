import { z } from 'zod';
import { id, localized } from './text.ts';

/** A text ready to send, with blanks that the user fills in. */
export const letterSchema = z.strictObject({
  id,
  title: localized,
  /** When to send it and to whom. */
  intro: localized,
  fields: z.array(
    z.strictObject({
      id,
      label: localized,
      hint: localized.optional(),
      long: z.literal(true).optional(),
      /** Id of the field of channel.yaml that fills it until the user types something else. */
      channel: id.optional(),
    }),
  ),
  /** Paragraphs; {field-id} takes what was typed, {university} the policy's name. A blank field shows as its label in brackets. */
  subject: localized,
  body: z.array(localized).min(1),
});
export type Letter = z.infer<typeof letterSchema>;
