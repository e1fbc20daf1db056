import type { Rule } from '../model/rule.ts';
import { isNonEmpty, match, unique, type Answers, type FactIndex, type Match } from './condition.ts';

/** What judging needs of a rule. */
export type JudgedRule = Pick<Rule, 'id' | 'force' | 'when' | 'met'>;

/**
 * What the answers make of a rule.
 * broken: a must-not that applies. unmet: a must that applies and is not met. open: not settled yet.
 * duty: a must that applies, where facts cannot tell whether it is met. permission: a may that applies.
 */
export type Status =
  'broken' | 'unmet' | 'open' | 'duty' | 'advice' | 'permission' | 'fulfilled' | 'followed' | 'does-not-apply';

/**
 * What was found about one rule.
 * `because`: ids of the answered facts that made it so; empty for a rule that always applies.
 * `missing`: ids of the facts that an open finding waits for. Nothing is open without waiting for something.
 */
export type Finding = { rule: string; force: Rule['force']; because: readonly string[] } & (
  | { status: 'open'; missing: readonly [string, ...string[]] }
  | { status: Exclude<Status, 'open'>; missing: readonly [] }
);

/**
 * What the rules say about the answers so far. There is no "go" with something open: the type has no such case.
 * A stop is settled whatever is unknown; `missing` is then what is still offered.
 */
export type Verdict =
  | { level: 'open'; missing: readonly [string, ...string[]]; findings: readonly Finding[] }
  | { level: 'stop'; missing: readonly string[]; findings: readonly Finding[] }
  | { level: 'not-yet' | 'go'; missing: readonly []; findings: readonly Finding[] };

/**
 * Judges every rule and draws the verdict. Notes are not weighed.
 * @throws {Error} on a condition about a fact that `facts` does not hold.
 */
export function judge(rules: readonly JudgedRule[], facts: FactIndex, answers: Answers): Verdict {
  return draw(rules.filter((rule) => rule.force !== 'note').map((rule) => judgeRule(rule, facts, answers)));
}

/** The table of the design: force, when and met give one status. */
export function judgeRule(rule: JudgedRule, facts: FactIndex, answers: Answers): Finding {
  const applies: Match = rule.when ? match(rule.when, facts, answers) : { truth: 'yes', because: [] };
  const about = { rule: rule.id, force: rule.force };
  const finding = (status: Exclude<Status, 'open'>, because: readonly string[]): Finding => ({
    ...about,
    status,
    because,
    missing: [],
  });
  if (applies.truth === 'unknown') return { ...about, status: 'open', because: [], missing: applies.missing };
  if (applies.truth === 'no') return finding('does-not-apply', applies.because);
  if (rule.force === 'must-not') return finding('broken', applies.because);
  if (rule.force === 'may') return finding('permission', applies.because);

  const must = rule.force === 'must';
  if (!rule.met) return finding(must ? 'duty' : 'advice', applies.because);
  const met = match(rule.met, facts, answers);
  if (met.truth === 'unknown') return { ...about, status: 'open', because: applies.because, missing: met.missing };
  const because = unique([...applies.because, ...met.because]);
  if (met.truth === 'yes') return finding(must ? 'fulfilled' : 'followed', because);
  return finding(must ? 'unmet' : 'advice', because);
}

/** Draws the verdict from the findings: it depends on nothing but their forces and statuses. */
export function draw(findings: readonly Finding[]): Verdict {
  const binding = findings.filter((finding) => finding.force === 'must' || finding.force === 'must-not');
  const missing = unique(binding.flatMap((finding) => finding.missing));
  if (binding.some((finding) => finding.status === 'broken')) return { level: 'stop', missing, findings };
  if (isNonEmpty(missing)) return { level: 'open', missing, findings };
  const level = binding.some((finding) => finding.status === 'unmet') ? 'not-yet' : 'go';
  return { level, missing: [], findings };
}
