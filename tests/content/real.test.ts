import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lixOf } from '../../src/data/lix.ts';
import { contentFolder, loadContent, readContent } from '../../src/data/read.ts';
import { inWorld } from '../fixtures/world.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the content', () => {
  it('is sound', () => {
    expect(loadContent().policies.map(({ id }) => id)).toEqual(expect.arrayContaining(['ltu', 'umu']));
  });

  it('reads easily: LIX of the Swedish rules is at most 42 for each policy', () => {
    const over = loadContent()
      .policies.map(({ id, rules }) => ({ id, lix: lixOf(rules.map((rule) => rule.text.sv)) }))
      .filter(({ lix }) => lix > 42);
    expect(over).toEqual([]);
  });

  it('takes in another university as a folder and nothing else', () => {
    const before = loadContent().policies.map(({ id }) => id);
    const after = inWorld({}, readContent, contentFolder()).policies.map(({ id }) => id);
    expect(after).toEqual([...before, 'norrvik'].sort());
  });

  it('lies where the working folder says', () => {
    vi.stubEnv('KANALGUIDEN_CONTENT', undefined);
    expect(contentFolder()).toBe(join(process.cwd(), 'src', 'content'));
  });
});
