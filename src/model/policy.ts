import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { ruleSchema, steps } from './rule.ts';
import { findSchema, id, localized } from './text.ts';

const isoDate = z.iso.date();
/** How a heading of the source is named here: its number or a word. It becomes an anchor. */
const placeId = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'Write a place as its number or a word, such as 8.1 or intro.');
const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'Write the colour as #rrggbb in lower case.');

/** One part of a policy: one file, one guidance page. The file's name NN-slug.yaml gives its order and its address. */
export const sectionSchema = z.strictObject({
  /** Id from the policy's outline. */
  place: z.string(),
  title: localized,
  intro: localized,
  /** Ours, not the policy's. Shown apart. */
  note: localized.optional(),
  rules: z.array(ruleSchema).min(1),
});
export type Section = z.infer<typeof sectionSchema>;

/** What the policy does not say. A silence of ours to name, never a rule. */
export const silenceSchema = z.strictObject({
  id,
  topic: id,
  text: localized,
  find: findSchema.optional(),
  /** Ids of the tools that tell it, and for which answers; `when` left out = always. */
  tools: z.array(id).min(1).optional(),
  when: conditionSchema.optional(),
  /** What the guide proposes in its place: a line of the procedure, shown as ours. */
  proposal: z
    .strictObject({
      do: localized,
      step: z.enum(steps).optional(),
      /** Ids from letters.yaml. */
      letters: z.array(id).min(1).optional(),
    })
    .optional(),
});
export type Silence = z.infer<typeof silenceSchema>;

/** One university's document as data. The folder's name is its id. */
export const policySchema = z.strictObject({
  /** Whole name, short name, and the name in the genitive ("Norrviks universitets", "Norrvik University's"). */
  name: localized,
  short: localized,
  genitive: localized,
  /** The document's own title; `en` is our translation. */
  document: localized,
  kind: localized.optional(),
  decidedBy: localized.optional(),
  decidedOn: isoDate.optional(),
  inForceFrom: isoDate.optional(),
  valid: localized.optional(),
  /** The date by which the document says that it should have been reviewed. */
  reviewBy: isoDate.optional(),
  /** Reference of the document that it replaced. */
  replaces: z.string().optional(),
  /** Which text this is, for citations: a date or a few words. */
  edition: localized,
  /** A few sentences on what the policy is and whom it is for. */
  summary: localized,
  /** Whom to ask, by role id; only such as the policy itself names. */
  contacts: z.array(z.strictObject({ role: id, for: localized })),
  accent: z.strictObject({ light: colour, dark: colour }),
  /** Every heading of the source, in order: how it is cited ("§ 8.1") and its heading. Each has at least one rule. */
  outline: z.array(z.strictObject({ id: placeId, cite: localized, heading: localized })).min(1),
  silences: z.array(silenceSchema),
  /** Ours, about the document as a whole. */
  notes: z.array(localized),
});
export type Policy = z.infer<typeof policySchema>;
