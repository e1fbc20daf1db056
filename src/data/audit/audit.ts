import type { Draft } from '../draft.ts';
import type { Problem } from '../problems.ts';
import { auditChannel, auditTold } from './channel.ts';
import { auditAnswers, auditComparison } from './comparison.ts';
import { auditGlossary, auditTermUse } from './glossary.ts';
import { auditLogic } from './logic.ts';
import { auditReferences } from './references.ts';
import { auditTexts } from './texts.ts';
import { auditUse } from './use.ts';

/** Every problem of the content, in the order of its files. */
export function audit(draft: Draft): Problem[] {
  const found = [...draft.problems, ...auditReferences(draft), ...auditTexts(draft)];
  const broken = found.some((problem) => problem.code === 'circular-when');
  // What the content as a whole lacks can be told only of a whole: a record that could not be read may be what is missing.
  const whole = draft.problems.length === 0;
  if (broken) return found;
  const single = [...auditLogic(draft), ...auditChannel(draft), ...auditGlossary(draft), ...auditAnswers(draft)];
  if (!whole) return [...found, ...single];
  const unknown = [...found, ...single].some((problem) => problem.code === 'unknown-fact');
  return [
    ...found,
    ...single,
    ...auditUse(draft),
    ...auditTermUse(draft),
    ...auditComparison(draft),
    ...(unknown ? [] : auditTold(draft)),
  ];
}
