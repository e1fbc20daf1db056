import { z } from 'zod';
import { id, localized } from './text.ts';

/** What one policy says to a point. In comparison.yaml of the policy, one for each point, in the order of points.yaml. */
export const answerSchema = z.union([
  z.strictObject({
    /** Id from points.yaml. */
    point: id,
    /** The answer as a phrase or one short sentence: a cell of a table. */
    says: localized,
    /** Ids of this policy's rules that say it, the weightiest first. A rule may stand in several answers. */
    rules: z.array(id).min(1),
  }),
  z.strictObject({
    point: id,
    /** The policy does not say. */
    silent: z.literal(true),
    /** Ids from "silences" of this policy's policy.yaml that say so in words. */
    silences: z.array(id).min(1).optional(),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;
