import { describe, expect, it } from 'vitest';
import { toolBundle, toolMore } from '../../src/data/bundle.ts';
import { readContent } from '../../src/data/read.ts';
import { rulesFile, rulesFileJsonSchema, rulesFileSchema } from '../../src/data/rulesFile.ts';
import {
  compareUrl,
  conditionWords,
  pointUrl,
  policyUrl,
  reviewPassed,
  ruleUrl,
  sectionUrl,
  toolUrl,
} from '../../src/data/site.ts';
import { toolsOf } from '../../src/data/tools.ts';
import { match } from '../../src/engine/condition.ts';
import { judge } from '../../src/engine/judge.ts';
import { inWorld } from '../fixtures/world.ts';

const content = inWorld({}, readContent);
const [norrvik] = content.policies;
if (!norrvik) throw new Error('The fixture has no policy.');
const rule = (id: string) => {
  const found = norrvik.rules.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The fixture has no rule "${id}".`);
  return found;
};

describe('addresses', () => {
  it('are the same in both languages, with /en in front for English', () => {
    expect(policyUrl('norrvik', 'sv')).toBe('/norrvik/');
    expect(policyUrl('norrvik', 'en')).toBe('/en/norrvik/');
    expect(sectionUrl({ policy: 'norrvik', slug: 'people' }, 'en')).toBe('/en/norrvik/people/');
    expect(ruleUrl(rule('norrvik-purpose'), 'sv')).toBe('/norrvik/people/#norrvik-purpose');
    expect(toolUrl('norrvik', 'publish', 'en')).toBe('/en/norrvik/tools/publish/');
    expect(compareUrl('sender', 'sv')).toBe('/compare/sender/');
    expect(pointUrl({ id: 'who-shows', topic: 'sender' }, 'en')).toBe('/en/compare/sender/#who-shows');
  });

  it.each(['/guide', '/guide/'])('stand below the base path %s', (base) => {
    expect(policyUrl('norrvik', 'en', base)).toBe('/guide/en/norrvik/');
  });
});

describe('pages', () => {
  it('show the tools that weigh rules of the policy', () => {
    expect(toolsOf(content, norrvik).map(({ id }) => id)).toEqual(['publish']);
  });

  it('tell that a review date has passed only after that day (B9)', () => {
    expect(reviewPassed(norrvik, '2023-01-15')).toBe(false);
    expect(reviewPassed(norrvik, '2023-01-16')).toBe(true);
    expect(reviewPassed({}, '2023-01-16')).toBe(false);
  });

  it('put conditions in words, nested as they are', () => {
    const { when } = rule('norrvik-purpose');
    if (!when) throw new Error('The rule has no condition.');
    expect(conditionWords(content, when, 'en')).toEqual({
      kind: 'not',
      part: {
        kind: 'fact',
        fact: 'details',
        question: 'What does the post hold about people?',
        options: ['Nothing about any person'],
      },
    });
  });
});

describe("a tool's bundle", () => {
  const bundle = toolBundle(content, 'norrvik', 'publish', 'en', '/guide');

  it('holds what the rules need, in the order to ask', () => {
    expect(bundle.facts.map(({ id }) => id)).toEqual(['stage', 'details', 'sensitive', 'purpose', 'consent']);
    expect(bundle.rules.map(({ id }) => id)).not.toContain('norrvik-scope');
  });

  const more = toolMore(content, 'norrvik', 'publish', 'en', {});

  it('leaves texts, letters and examples to what is fetched later', () => {
    expect(Object.keys(more.rules)).toEqual(bundle.rules.map(({ id }) => id));
    expect(more.silences.map(({ id }) => id)).toEqual(['norrvik-silent-pictures']);
    expect(more.policy.name).toBe('Norrvik University');
    expect(bundle.page).toBe('/guide/en/norrvik/tools/publish/');
    expect(more.letters.texts.map(({ id }) => id)).toEqual(['consent-request']);
    expect(more.letters.university).toEqual({ sv: 'Norrviks universitet', en: 'Norrvik University' });
    expect(more.scenarios.map(({ id }) => id)).toEqual(norrvik.scenarios.map(({ id }) => id));
  });

  it('is in one language and survives being written into a page', () => {
    expect(JSON.parse(JSON.stringify(bundle))).toEqual(bundle);
    expect(JSON.stringify(bundle)).not.toMatch(/"sv":|"en":/);
    expect(bundle.rules[0]).toMatchObject({ title: 'No sensitive data', cite: 'section 1' });
    expect(bundle.rules[0]?.page).toBe('/guide/en/norrvik/people/');
  });

  it('is all that judging needs', () => {
    const facts = new Map(bundle.facts.map((fact) => [fact.id, fact]));
    for (const scenario of norrvik.scenarios) {
      expect(judge(bundle.rules, facts, scenario.answers).level, scenario.id).toBe(scenario.expect.level);
    }
    for (const { when } of more.silences) expect(when && match(when, facts, {}).truth).toBe('unknown');
  });

  it('names what it does not find', () => {
    expect(() => toolBundle(content, 'norvik', 'publish', 'sv')).toThrow('norrvik');
  });
});

describe('the file for other programs', () => {
  it('holds every rule and agrees with its schema', () => {
    const file = rulesFile(content);
    expect(rulesFileSchema.parse(file)).toEqual(file);
    expect(file.rules).toHaveLength(norrvik.rules.length);
    expect(rulesFileJsonSchema()).toMatchObject({ type: 'object', required: ['rules'] });
  });
});
