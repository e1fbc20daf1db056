import { z } from 'zod';
import { levels } from './tool.ts';
import { id, localized } from './text.ts';

/** An example case: shown as a worked example, run as a test. */
export const scenarioSchema = z.strictObject({
  id,
  name: localized,
  /** The case in two or three sentences. */
  story: localized,
  tool: id,
  /** fact id → option ids. */
  answers: z.record(id, z.array(id).min(1)),
  /** `cites`: rules that must be among the findings that apply, by id. */
  expect: z.strictObject({ level: z.enum(levels), cites: z.array(id).min(1) }),
});
export type Scenario = z.infer<typeof scenarioSchema>;
