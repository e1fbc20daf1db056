import type { Condition } from '../model/condition.ts';
import { match, unique, type Answers, type FactIndex } from './condition.ts';
import { judgeRule, type JudgedRule } from './judge.ts';

/**
 * What the answers have left of the rules, as a key. Two sets of answers with the same key have the same future:
 * the same questions, and the same findings of every rule that is still open.
 * Holds for answers in which every answered fact is known to arise, as when a tool asks.
 */
export function residualKey(rules: readonly JudgedRule[], facts: FactIndex, answers: Answers): string {
  return rules
    .flatMap((rule, index) =>
      judgeRule(rule, facts, answers).status === 'open'
        ? [`${index}:${left(rule.when, facts, answers)}=>${left(rule.met, facts, answers)}`]
        : [],
    )
    .join(';');
}

function left(condition: Condition | undefined, facts: FactIndex, answers: Answers): string {
  if (!condition) return 'yes';
  const truth = match(condition, facts, answers).truth;
  if (truth !== 'unknown') return truth;
  if ('not' in condition) return `!${left(condition.not, facts, answers)}`;
  if ('fact' in condition) {
    const when = left(facts.get(condition.fact)?.when, facts, answers);
    const leaf = `${condition.fact}[${[...condition.is].sort().join()}]`;
    return when === 'yes' ? leaf : `${leaf}<${when}>`;
  }
  // Parts that are settled without settling the whole no longer count, nor does their order.
  const [parts, sign] = 'all' in condition ? [condition.all, '&'] : [condition.any, '|'];
  const open = unique(
    parts.map((part) => left(part, facts, answers)).filter((part) => part !== 'yes' && part !== 'no'),
  );
  return open.length === 1 ? (open[0] ?? '') : `(${open.sort().join(sign)})`;
}
