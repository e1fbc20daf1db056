import { z } from 'zod';
import { findSchema, id, localized } from './text.ts';

/** An act that a policy names. */
export const lawSchema = z.strictObject({
  id,
  /** Its name; `sv` exactly as the act is called. */
  name: localized,
  /** Number in the statute book, such as "2009:400" or "(EU) 2016/679". Left out for a document that has none. */
  number: z.string().optional(),
  /** What it governs here, in a sentence. */
  about: localized,
  find: findSchema.optional(),
  status: z.enum(['in-force', 'replaced', 'not-verified']),
  /** Id of the act that replaced it. */
  replacedBy: id.optional(),
  checked: z.iso.date(),
  /** What the status rests on. */
  evidence: localized,
});
export type Law = z.infer<typeof lawSchema>;
