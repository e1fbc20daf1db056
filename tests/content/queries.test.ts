import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';
import { channelToolsOf } from '../../src/data/site.ts';
import { toolsOf } from '../../src/data/tools.ts';
import type { PolicyRecord } from '../../src/model/content.ts';
import { locales } from '../../src/model/text.ts';
import { kinds, readQueries } from '../fixtures/queries.ts';

const content = loadContent();

/** What a person who stands in the policy can be led to. */
function findable(policy: PolicyRecord): string[] {
  return [
    ...[...policy.rules, ...policy.silences].map(({ id }) => id),
    ...[...toolsOf(content, policy).map(({ id }) => id), ...channelToolsOf(policy)].map((id) => `tool:${id}`),
    ...content.topics.map(({ id }) => `topic:${id}`),
    ...content.laws.map(({ id }) => `law:${id}`),
    ...content.glossary.map(({ id }) => `term:${id}`),
  ];
}

const policies = new Map(content.policies.map((policy) => [policy.id, findable(policy)]));
const everywhere = [...policies.values()].flat();
const tools = [...new Set(everywhere)].filter((target) => target.startsWith('tool:'));

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe.each(locales)('the queries for search, %s', (locale) => {
  const queries = readQueries(locale);
  const wanted = new Set(queries.flatMap(({ want }) => want));

  it('are at least 150, of every kind', () => {
    expect(queries.length).toBeGreaterThanOrEqual(150);
    expect(new Set(queries.map(({ kind }) => kind))).toEqual(new Set(kinds));
  });

  it('have an id each, and no query stands twice', () => {
    expect(repeated(queries.map(({ id }) => id))).toEqual([]);
    expect(repeated(queries.map(({ query }) => query.normalize('NFC').toLowerCase()))).toEqual([]);
  });

  it('want what can be found from where the person stands, each thing once', () => {
    const strays = queries.flatMap(({ id, policy, want }) => {
      const there = policy === undefined ? everywhere : (policies.get(policy) ?? []);
      return [...want.filter((target) => !there.includes(target)), ...repeated(want)].map((stray) => `${id}: ${stray}`);
    });
    expect(strays).toEqual([]);
  });

  it.each(kinds)('keep a third aside: %s', (kind) => {
    const ofKind = queries.filter((query) => query.kind === kind);
    const aside = ofKind.filter((query) => query.aside);
    expect(Math.abs(aside.length - ofKind.length / 3)).toBeLessThanOrEqual(1);
  });

  it('want every tool', () => {
    expect(tools.filter((tool) => !wanted.has(tool))).toEqual([]);
  });

  it.each([...policies.keys()])('want something of %s, also from people who stand there', (policy) => {
    const own = content.policies.find(({ id }) => id === policy)?.rules.map(({ id }) => id) ?? [];
    expect(own.filter((rule) => wanted.has(rule))).not.toEqual([]);
    expect(queries.filter((query) => query.policy === policy)).not.toEqual([]);
  });
});
