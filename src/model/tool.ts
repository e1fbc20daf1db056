import { z } from 'zod';
import { findSchema, id, localized } from './text.ts';

export const levels = ['stop', 'open', 'not-yet', 'go'] as const;
export type Level = (typeof levels)[number];

const levelWords = z.strictObject({
  /** The verdict in a few words. */
  title: localized,
  /** What it means, in a sentence or two. */
  text: localized,
});

/** A set of facts with a title. Rules join it by their `tools` key. The file's name is its id. */
export const toolSchema = z.strictObject({
  title: localized,
  /** One line for cards and search. */
  summary: localized,
  /** "Is this the right tool?": what it answers and what it does not. */
  intro: localized,
  find: findSchema,
  /** Ids from facts.yaml in the order to ask. */
  facts: z.array(id).min(1),
  /** A way in that every tool's page shows: for what cannot wait. */
  shortcut: z
    .strictObject({
      label: localized,
      /** fact id → option ids: the answers that it begins with. */
      answers: z.record(id, z.array(id).min(1)),
    })
    .optional(),
  levels: z.strictObject({ stop: levelWords, open: levelWords, 'not-yet': levelWords, go: levelWords }),
});
export type Tool = z.infer<typeof toolSchema>;
