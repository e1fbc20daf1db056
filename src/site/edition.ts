import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { contentFolder } from '../data/read.ts';

const siteSchema = z.strictObject({ contentDate: z.iso.date() });

let date: string | undefined;

/** The day, as an ISO date, on which the content was last read against its sources; it stands for "today" in the pages. */
export function contentDate(): string {
  date ??= siteSchema.parse(parse(readFileSync(join(contentFolder(), 'site.yaml'), 'utf8'))).contentDate;
  return date;
}
