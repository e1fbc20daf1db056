import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { findSchema, id, localized } from './text.ts';

export const forces = ['must', 'must-not', 'should', 'may', 'note'] as const;
export type Force = (typeof forces)[number];

/** The order of a procedure. `act` is to hide, remove or correct; `tell` is to tell whoever wrote it. */
export const steps = ['preserve', 'act', 'move', 'answer', 'register', 'report', 'tell'] as const;
export type ProcedureStep = (typeof steps)[number];

export const phases = ['before', 'opening', 'running', 'closing'] as const;
export type Phase = (typeof phases)[number];

/** ISO 8601 duration of one unit: P1D, P6M, PT48H. */
export const duration = z
  .string()
  .regex(/^P(\d+[YMWD]|T\d+[HM])$/, 'Write an ISO 8601 duration with one unit, such as P1D, P6M or PT48H.');

/** One thing that a policy says, in both languages, with its place in the document. */
export const ruleSchema = z.strictObject({
  /** Stable for ever: it is the page anchor, the search address and the citation. Starts with the policy's id. */
  id,
  /** How strongly the policy says it. A `note` defines or explains and is never weighed. */
  force: z.enum(forces),
  /** Ids from roles.yaml: whom the rule addresses. */
  who: z.array(id).min(1),
  /** Id from topics.yaml. */
  topic: id,
  /** A few words that name the rule in lists, links and search results. */
  title: localized,
  /** The rule, in plain words of our own. */
  text: localized,
  /** What to do about it, one sentence to the reader. Required on a `must` that a tool weighs. */
  do: localized.optional(),
  find: findSchema,
  /** Id from the policy's outline, when it is not the section's own. */
  place: z.string().optional(),
  /** Ours, not the policy's: a superseded act, a contradiction, a silence. Shown apart from the rule. */
  note: localized.optional(),
  /** Ids from laws.yaml that the rule names. */
  law: z.array(id).min(1).optional(),

  /** How often: an ISO 8601 duration. */
  every: duration.optional(),
  /** How soon: an ISO 8601 duration, or the policy's own words where it gives no figure. */
  within: z.union([duration, z.enum(['at-once', 'without-delay', 'promptly', 'as-soon-as-possible'])]).optional(),
  /** Makes the rule an item of the opening checklist. */
  phase: z.enum(phases).optional(),
  /** Place in a procedure; the `do` lines come out in this order. */
  step: z.enum(steps).optional(),
  /** Visitors of a channel have to be told. */
  inform: z.literal(true).optional(),

  /** Ids of the tools that weigh the rule. */
  tools: z.array(id).min(1).optional(),
  /** Leave out when the rule always applies. */
  when: conditionSchema.optional(),
  /** Leave out when facts cannot tell whether the rule is met. */
  met: conditionSchema.optional(),
  /** Ids from letters.yaml: texts to send or to show that help to meet the rule. */
  letters: z.array(id).min(1).optional(),
  /** Id from forms.yaml: a sheet to fill in that helps to meet the rule. */
  form: id.optional(),
  /** Matters that the rule wants weighed; the decision note has a line for each. */
  points: z
    .array(z.strictObject({ id, label: localized }))
    .min(1)
    .optional(),
});
export type Rule = z.infer<typeof ruleSchema>;
