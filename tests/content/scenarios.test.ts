import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';
import { judge } from '../../src/engine/judge.ts';
import { readAnswers, writeAnswers } from '../../src/engine/link.ts';
import { endingLevels, wholeTools } from './tools.ts';

const content = loadContent();

describe.each(wholeTools(content))('$name', ({ policy, tool, whole }) => {
  const scenarios =
    content.policies.find(({ id }) => id === policy)?.scenarios.filter((scenario) => scenario.tool === tool) ?? [];
  const facts = content.facts.filter(({ id }) => whole.order.includes(id));

  it.each(scenarios)('$id: $expect.level', ({ answers, expect: { level, cites } }) => {
    const verdict = judge(whole.rules, whole.facts, answers);
    const applying = verdict.findings.filter(({ status }) => status !== 'does-not-apply' && status !== 'open');
    expect(verdict.level).toBe(level);
    expect(applying.map((finding) => finding.rule)).toEqual(expect.arrayContaining([...cites]));
  });

  it.each(scenarios)('$id: somebody can answer so', ({ answers }) => {
    const read = readAnswers(writeAnswers(answers, facts), facts);
    expect(read.ignored).toEqual({ unknown: [], unreadable: false });
    expect(Object.keys(read.answers).sort()).toEqual(Object.keys(answers).sort());
    for (const [id, chosen] of Object.entries(answers))
      expect([...(read.answers[id] ?? [])].sort(), id).toEqual([...chosen].sort());
  });

  it('has a case that ends in each level that its rules can give', () => {
    const levels = new Set(scenarios.map((scenario) => scenario.expect.level));
    expect([...levels]).toEqual(expect.arrayContaining(endingLevels(whole.rules)));
  });

  it('has at least twelve cases', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(12);
  });
});
