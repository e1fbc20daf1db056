import { z } from 'zod';
import { findSchema, id, localized } from './text.ts';

/** A named thing that rules point to: a topic or a role. */
export const termSchema = z.strictObject({
  id,
  name: localized,
  about: localized.optional(),
  find: findSchema.optional(),
});
export type Term = z.infer<typeof termSchema>;
