import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadContent } from '../../src/data/read.ts';

// With RELEASE=1 the ids that are new join the list; nothing ever leaves it.
const file = join(import.meta.dirname, '../fixtures/releasedIds.txt');
const { policies, facts, tools, topics, points, laws, glossary, channelForm } = loadContent();

/** What stands in addresses, in links to answers and in people's records. */
const ids = [
  ...facts.flatMap(({ id, options }) => [`fact ${id}`, ...options.map((option) => `option ${id} ${option.id}`)]),
  ...channelForm.fields.map(({ id }) => `field ${id}`),
  ...tools.map(({ id }) => `tool ${id}`),
  ...topics.map(({ id }) => `topic ${id}`),
  ...points.map(({ id }) => `point ${id}`),
  ...laws.map(({ id }) => `law ${id}`),
  ...glossary.map(({ id }) => `term ${id}`),
  ...policies.flatMap((policy) => [
    `policy ${policy.id}`,
    ...policy.sections.map(({ slug }) => `section ${policy.id} ${slug}`),
    ...policy.rules.map(({ id }) => `rule ${id}`),
    ...policy.silences.map(({ id }) => `silence ${policy.id} ${id}`),
    ...(policy.userPolicy?.clauses ?? []).map(({ id }) => `clause ${policy.id} ${id}`),
    ...(policy.opening?.suggestions ?? []).map(({ id }) => `suggestion ${policy.id} ${id}`),
  ]),
];

it('B8: no id that was ever released is gone', () => {
  const released = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  if (process.env['RELEASE']) writeFileSync(file, [...new Set([...released, ...ids])].toSorted().join('\n') + '\n');
  expect(released).not.toEqual([]);
  expect(released.filter((id) => !ids.includes(id))).toEqual([]);
});
