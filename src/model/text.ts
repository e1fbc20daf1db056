import { z } from 'zod';

/** Kebab-case English id. Stable for ever: ids stand in addresses, links and saved answers. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Ids are lower-case English words joined by hyphens.');

/**
 * One text in both languages; neither may be left out.
 * Words between asterisks are in the other language: in `en`, *diarieföra* is Swedish and gets its own language mark-up.
 * {slots} must be the same in both.
 */
export const localized = z.strictObject({ sv: z.string().trim().min(1), en: z.string().trim().min(1) });
export type Localized = z.infer<typeof localized>;

const searchWords = z.array(z.string().trim().min(1)).min(1);

/** What people call it, in words or phrases; for search. Any number of them per language. */
export const findSchema = z.strictObject({ sv: searchWords, en: searchWords });

export const locales = ['sv', 'en'] as const;
export type Locale = (typeof locales)[number];
