import { chosenOptions, type Answers, type FactIndex } from './condition.ts';
import type { Verdict } from './judge.ts';
import { withThoseBehind } from './support.ts';

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
  const used = withThoseBehind(
    verdict.findings.flatMap((finding) => finding.because),
    facts,
  );
  return order.filter((id) => chosenOptions(answers, id) !== undefined && !used.has(id));
}
