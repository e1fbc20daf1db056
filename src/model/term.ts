import { z } from 'zod';
import { findSchema, id, localized } from './text.ts';

/** A named thing that rules point to: a topic or a role. */
export const termSchema = z.strictObject({
  id,
  name: localized,
  about: localized.optional(),
  find: findSchema.optional(),
  /** On a topic: where its rules stand on the way of a post, beside those that are a step of a procedure. */
  post: z.enum(['seen', 'archived']).optional(),
});
export type Term = z.infer<typeof termSchema>;
