import { z } from 'zod';

/** What holds for the content as a whole. */
export const siteSchema = z.strictObject({
  /** The day on which somebody last read the content against its sources; it stands for "today" in the pages. */
  contentDate: z.iso.date(),
});
export type Site = z.infer<typeof siteSchema>;
