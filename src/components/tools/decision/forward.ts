import type { Decision, Reason } from './decision.svelte.ts';

const steps = ['preserve', 'act', 'register', 'answer', 'report'] as const;

/** What to do next: the steps of a procedure in their order, then what the heaviest rules ask. Equal lines come once. */
export function waysForward(decision: Decision): { rule: Reason['rule']; text: string }[] {
  const rules = [...decision.reasons('broken'), ...decision.reasons('unmet'), ...decision.reasons('duty')].map(
    ({ rule }) => rule,
  );
  const ordered = [
    ...steps.flatMap((step) => rules.filter((rule) => rule.step === step)),
    ...rules.filter((rule) => !rule.step),
  ];
  const lines = new Map<string, Reason['rule']>();
  for (const rule of ordered) {
    if (rule.do !== undefined && !lines.has(rule.do)) lines.set(rule.do, rule);
  }
  return [...lines].map(([text, rule]) => ({ rule, text }));
}
