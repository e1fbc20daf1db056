import { z } from 'zod';
import { id, localized } from './text.ts';

/** A question that the policies can be compared on. Each compared policy answers it, or is silent. */
export const pointSchema = z.strictObject({
  /** Stable for ever: it is an anchor on its topic's page. */
  id,
  /** Id from topics.yaml. */
  topic: id,
  question: localized,
  /** Required as soon as two policies are compared. */
  difference: z
    .strictObject({
      /** Ids of the policies that the sentence speaks of. */
      between: z.array(id).min(2),
      /** What differs, or that nothing does: one plain sentence that names the policies by their short names. */
      text: localized,
    })
    .optional(),
});
export type Point = z.infer<typeof pointSchema>;
