import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { duration, phases } from './rule.ts';
import { id, localized } from './text.ts';

/** A sheet made from the checklist: a decision basis, a notification, a mandate, a handover, a closing list. */
export const paperSchema = z.strictObject({
  id,
  title: localized,
  /** Whom it is for and what it is to be used for. */
  intro: localized,
  /** About the channel's own facts; left out = always. */
  when: conditionSchema.optional(),
  /** Ids of fields and facts of channel.yaml that head the sheet. */
  about: z.array(id).min(1),
  /** The items of these phases follow. */
  phases: z.array(z.enum(phases)).min(1),
  /** Lines to sign or fill in by hand at the end, such as "Decision". */
  lines: z.array(localized).optional(),
});
export type PaperForm = z.infer<typeof paperSchema>;

/** What the guide proposes where the policy is silent; never shown as a rule. */
export const suggestionSchema = z.strictObject({
  id,
  phase: z.enum(phases),
  title: localized,
  text: localized,
  /** It comes before the rules of its phase. */
  first: z.literal(true).optional(),
  when: conditionSchema.optional(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** Something for the calendar. How often comes from the rule's `every`, or else from `every` here, which is then the guide's own proposal. */
export const dateSchema = z.strictObject({
  id,
  title: localized,
  /** What is to be done, in a sentence or two. */
  text: localized,
  /** Id of the rule that it carries out. */
  rule: id,
  when: conditionSchema.optional(),
  /** ISO 8601 duration; only where the rule has no `every`. Left out on a single date. */
  every: duration.optional(),
  /** Id of the date field that it starts from or falls on. */
  from: id,
  /** Left out of the file until the user ticks it. */
  onRequest: z.literal(true).optional(),
});
export type DateForm = z.infer<typeof dateSchema>;

/** What a policy's channels need beside its rules: policies/<policy>/opening.yaml. */
export const openingSchema = z.strictObject({
  papers: z.array(paperSchema).min(1),
  suggestions: z.array(suggestionSchema),
  /** The entry in a register of channels. */
  register: z.strictObject({
    title: localized,
    /** What it is for, and whether the policy requires it. */
    intro: localized,
    /** The rule that requires these fields; left out where none does. */
    rule: id.optional(),
    /** Ids of fields of channel.yaml: exactly these. */
    fields: z.array(id).min(1),
    /** Subject and first lines of the message that the entry is sent with. Take slots as clauses do. */
    subject: localized,
    message: localized,
  }),
  dates: z.array(dateSchema).min(1),
  /** Months and days (MM-DD) in which nothing that comes a few times a year is put. */
  avoid: z.array(z.strictObject({ from: z.string().regex(/^\d\d-\d\d$/), to: z.string().regex(/^\d\d-\d\d$/) })),
});
export type Opening = z.infer<typeof openingSchema>;
