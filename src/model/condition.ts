import { z } from 'zod';
import { id } from './text.ts';

/** A statement about facts. `is` holds when any chosen option is listed. Lists are never empty. */
export type Condition =
  { fact: string; is: string[] } | { all: Condition[] } | { any: Condition[] } | { not: Condition };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: id, is: z.array(id).min(1) }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);
