import { z } from 'zod';
import { blankSchema } from './blank.ts';
import { id, localized } from './text.ts';

/** A sheet to fill in, print and save. */
export const formSchema = z.strictObject({
  id,
  title: localized,
  /** What it is for and what it may hold. */
  intro: localized,
  fields: z.array(blankSchema).min(1),
  /** Name to give the files that are saved with it, without extension; {field-id} takes what was typed. */
  fileName: localized,
});
export type Form = z.infer<typeof formSchema>;
