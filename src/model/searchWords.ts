import { z } from 'zod';

const list = z.array(z.string().regex(/^\p{Ll}+$/u, 'One word in lower case.')).min(1);

const words = z.strictObject({
  /** Words that say nothing about what is looked for; left out unless a search has no others. */
  stop: list,
  /** Endings that inflect a word: words that differ in nothing else are taken as the same. */
  endings: list,
});

/** How the words of a search are read: search.yaml. */
export const searchWordsSchema = z.strictObject({ sv: words, en: words });
export type SearchWordLists = z.infer<typeof searchWordsSchema>;
