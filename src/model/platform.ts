import { z } from 'zod';
import { id, localized } from './text.ts';

/** A place where a channel can be, and how much its profile text holds. */
export const platformSchema = z.strictObject({
  id,
  name: localized,
  /** What the platform calls the profile text. */
  field: localized.optional(),
  /** Most characters that the profile text holds, counted as people see them (grapheme clusters). Left out where none is known. */
  limit: z.int().positive().optional(),
  checked: z.iso.date(),
  /** What the limit rests on, and how sure it is. */
  evidence: localized,
});
export type Platform = z.infer<typeof platformSchema>;
