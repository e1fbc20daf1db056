import type { ProcedureStep } from '../model/rule.ts';
import type { Status } from './judge.ts';

/** The order of a procedure, and of what is proposed in it. */
export const stepOrder: readonly ProcedureStep[] = ['preserve', 'act', 'move', 'answer', 'register', 'report', 'tell'];
/** What has to be done about a rule, the heaviest first. */
const weights: readonly Status[] = ['broken', 'unmet', 'duty'];

/** What the procedure needs of a rule. */
export interface ProcedureRule {
  id: string;
  do?: string | undefined;
  step?: ProcedureStep | undefined;
}

/** What the guide proposes where the policy is silent. */
export interface ProposingSilence {
  id: string;
  text: string;
  proposal?: { do: string; step?: ProcedureStep | undefined } | undefined;
}

/**
 * One thing to do. `id`: of the first rule or of the silence. `rules`: all that ask for it; none for what is only
 * proposed, where `silence` is what the policy does not say.
 */
export interface ProcedureLine<Rule extends ProcedureRule> {
  id: string;
  text: string;
  step?: ProcedureStep;
  rules: readonly Rule[];
  silence?: string;
}

/**
 * What to do next: the steps of a procedure in their order, then what belongs to none. In each part what is proposed comes
 * first, since it may tell how to do the rest without harm; then what is broken, unmet, and a duty. Equal lines come once,
 * where the first stands; what a rule asks for is not proposed too.
 * @param silences those that apply.
 */
export function procedure<Rule extends ProcedureRule>(
  reasons: readonly { rule: Rule; finding: { status: Status } }[],
  silences: readonly ProposingSilence[],
): ProcedureLine<Rule>[] {
  const rules = weights.flatMap((status) =>
    reasons.flatMap(({ rule, finding }) => (finding.status === status ? [rule] : [])),
  );
  const asked = rules.flatMap((rule) =>
    rule.do === undefined ? [] : [{ id: rule.id, text: rule.do, ...stepOf(rule), rules: [rule] }],
  );
  const proposed = silences.flatMap(({ id, text, proposal }) =>
    proposal ? [{ id, text: proposal.do, ...stepOf(proposal), rules: [], silence: text }] : [],
  );
  const lines = new Map<string, ProcedureLine<Rule>>();
  for (const line of inOrder([...proposed, ...asked])) {
    const same = lines.get(line.text);
    lines.set(line.text, same ? joined(same, line) : line);
  }
  return [...lines.values()];
}

function inOrder<Rule extends ProcedureRule>(lines: readonly ProcedureLine<Rule>[]): ProcedureLine<Rule>[] {
  const at = ({ step }: ProcedureLine<Rule>): number =>
    step === undefined ? stepOrder.length : stepOrder.indexOf(step);
  return lines.toSorted((one, other) => at(one) - at(other));
}

function joined<Rule extends ProcedureRule>(
  first: ProcedureLine<Rule>,
  { rules }: ProcedureLine<Rule>,
): ProcedureLine<Rule> {
  const both = [...first.rules, ...rules];
  const [rule] = both;
  if (!rule) return first;
  const { text, step } = first;
  return { id: rule.id, text, ...stepOf({ step }), rules: both };
}

function stepOf({ step }: { step?: ProcedureStep | undefined }): { step?: ProcedureStep } {
  return step === undefined ? {} : { step };
}

/** Lines of one step that follow each other stand under its name together; those without a step come last. */
export function bySteps<Rule extends ProcedureRule>(
  lines: readonly ProcedureLine<Rule>[],
): { step?: ProcedureStep; lines: ProcedureLine<Rule>[] }[] {
  return [...Map.groupBy(lines, ({ step }) => step)].map(([step, own]) => ({ ...stepOf({ step }), lines: own }));
}
