import type { Answers } from '../../../engine/condition.ts';

/** What somebody ticked in the server's form before the script arrived; taking over the form would untick it. */
export function readTicked(): Answers {
  if (typeof document === 'undefined') return {};
  const ticked: Record<string, string[]> = {};
  for (const { name, value } of document.querySelectorAll<HTMLInputElement>('.tool-question input:checked'))
    (ticked[name] ??= []).push(value);
  return ticked;
}
