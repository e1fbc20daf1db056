import { factsIn } from './support.ts';
import { chosenOptions, type Answers, type FactIndex } from './condition.ts';
import type { Verdict } from './judge.ts';

/** The next question: the first fact, in the tool's order, that an open binding rule is missing. */
export function nextQuestion(order: readonly string[], verdict: Verdict): string | undefined {
  const missing: readonly string[] = verdict.missing;
  return order.find((fact) => missing.includes(fact));
}

/**
 * Facts whose answers no finding rests on any more: kept, and shown as not used. In the tool's order.
 * An answer that made another question arise is used when that one is.
 */
export function unusedAnswers(
  order: readonly string[],
  verdict: Verdict,
  answers: Answers,
  facts: FactIndex,
): string[] {
  const used = new Set(verdict.findings.flatMap((finding) => finding.because));
  for (const id of used) {
    const when = facts.get(id)?.when;
    if (when) for (const behind of factsIn(when)) used.add(behind);
  }
  return order.filter((id) => chosenOptions(answers, id) !== undefined && !used.has(id));
}
