import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';

const content = loadContent();
const policies = content.policies.map(({ id }) => id);
const ruleIds = new RegExp(`\\b(?:${policies.join('|')})-[a-z0-9-]*[a-z0-9]`, 'g');

/** The rows of the tables: | line | source begins | rules |. */
const rows = readFileSync('docs/coverage.md', 'utf8')
  .split('\n')
  .filter((line) => /^\|\s*\d/.test(line))
  .map((line) => {
    const [, at = '', begins = '', target = ''] = line.split('|').map((cell) => cell.trim());
    return { at, begins, target };
  });
const named = new Set(rows.flatMap(({ target }) => target.match(ruleIds) ?? []));

describe('docs/coverage.md', () => {
  for (const policy of content.policies) {
    it(`names every rule of ${policy.id}`, () => {
      expect(policy.rules.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
    });
  }

  it('names no rule that is not there', () => {
    const known = new Set(content.policies.flatMap(({ rules }) => rules.map(({ id }) => id)));
    expect([...named].filter((id) => !known.has(id))).toEqual([]);
  });

  it('B6: leaves no line of a source without something that it became', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ target }) => target === '')).toEqual([]);
  });
});
