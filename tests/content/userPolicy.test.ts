import { describe, expect, it } from 'vitest';
import { userPolicyBundle, userPolicyMore } from '../../src/data/channelBundle.ts';
import { loadContent } from '../../src/data/read.ts';
import { match, type Answers } from '../../src/engine/condition.ts';
import { compose, type Size } from '../../src/engine/compose.ts';
import { checkText } from '../../src/engine/coverage.ts';
import { classesByFact } from '../engine/classesByFact.ts';
import { fullText, type Material } from '../../src/engine/fullText.ts';
import { passageText } from '../../src/engine/passage.ts';
import { support } from '../../src/engine/support.ts';
import type { PolicyRecord } from '../../src/model/content.ts';

const content = loadContent();
const { channelForm, platforms, factIndex } = content;
const languages = ['sv', 'en', 'both'] as const;
const policies = content.policies.filter(({ userPolicy }) => userPolicy);

function materialOf(policy: PolicyRecord) {
  const place = { content, policy, locale: 'sv', base: '/' } as const;
  return {
    ...userPolicyBundle(place),
    ...userPolicyMore(place, {}),
    facts: factIndex,
    answers: {},
    typed: {},
    text: { language: 'sv', order: [], out: [], edits: {} },
  } satisfies Material;
}

/**
 * Every set of answers to the facts that the conditions rest on, unanswered ones too: one for each class that no
 * condition tells apart. `count`: how many sets there are with the form's other facts, on which nothing rests.
 */
function answersOf(policy: PolicyRecord): { all: Answers[]; count: bigint } {
  const asked = channelForm.groups.flatMap(({ asks }) => asks.filter((id) => factIndex.has(id)));
  const conditioned = [...(policy.userPolicy?.clauses ?? []), ...policy.rules.filter(({ inform }) => inform)];
  const classes = classesByFact(conditioned, factIndex);
  const needed = support(
    conditioned.flatMap(({ when }) => when ?? []),
    factIndex,
  );
  expect(asked).toEqual(expect.arrayContaining(needed));
  let all: Answers[] = [{}];
  let count = 1n;
  for (const id of asked) {
    const found = classes.get(id) ?? [];
    count *= 1n + found.reduce((sum, one) => sum + one.count, 0n);
    if (needed.includes(id))
      all = all.flatMap((answers) => [answers, ...found.map(({ chosen }) => ({ ...answers, [id]: chosen }))]);
  }
  return { all, count };
}

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((sets, item) => sets.flatMap((set) => [set, [...set, item]]), [[]]);
}

it('every policy has a user policy', () => {
  expect(policies.map(({ id }) => id)).toEqual(content.policies.map(({ id }) => id));
});

describe.each(policies.map((policy) => ({ id: policy.id, policy })))('$id: the user policy', ({ id, policy }) => {
  const material = materialOf(policy);
  const { clauses, texts } = material;
  const { profiles } = texts.sv;
  const optional = clauses.filter(({ required }) => !required).map((clause) => clause.id);
  const outs = subsets(optional);
  const filled = Object.fromEntries(Object.keys(texts.sv.labels).map((field) => [field, 'x']));
  const { all, count } = answersOf(policy);
  /** Whatever the platform, its profile text has one of the forms. */
  const sizes: readonly Size[] = [
    { kind: 'full' },
    { kind: 'pinned' },
    ...[...profiles.keys()].map((form): Size => ({ kind: 'profile', form })),
  ];

  it('tells all that visitors must be told, whatever is chosen', () => {
    const lacking = new Set<string>();
    let tried = 0;
    for (const answers of all) {
      const told = policy.rules.filter(
        ({ inform, when }) => inform && (!when || match(when, factIndex, answers).truth !== 'no'),
      );
      for (const typed of [{}, filled])
        for (const language of languages)
          for (const out of [[], optional])
            for (const size of sizes) {
              const { covers } = compose(
                { ...material, answers, typed, text: { ...material.text, language, out } },
                size,
              );
              for (const rule of told)
                if (!covers.includes(rule.id)) lacking.add(`${rule.id} in ${JSON.stringify(size)}`);
              tried++;
            }
    }
    expect([...lacking]).toEqual([]);
    const chosen = 2 + (platforms.length + 1) * profiles.length;
    const texts = count * BigInt(languages.length * chosen * outs.length);
    const factors = `${count.toLocaleString('en-GB')} answers, ${languages.length} languages, ${chosen} sizes, ${outs.length} ways to leave out`;
    console.info(
      `${id}: ${texts.toLocaleString('en-GB')} texts (${factors}), told apart ${tried.toLocaleString('en-GB')}`,
    );
  });

  // So what is left out can be tried at its ends: nothing, and all that can be.
  it('says the same in every other part, whichever optional parts are left out', () => {
    for (const typed of [{}, filled])
      for (const size of [{ kind: 'full' }, { kind: 'pinned' }] as const) {
        const partsOf = (out: readonly string[]) =>
          compose(
            { ...material, typed, text: { ...material.text, language: 'both', out: [...out] } },
            size,
          ).versions.map(({ parts }) => parts.filter(({ clause }) => clause !== undefined));
        const whole = partsOf([]);
        for (const out of outs)
          expect(partsOf(out)).toEqual(whole.map((parts) => parts.filter(({ clause }) => !out.includes(clause ?? ''))));
      }
  });

  it('names the sender and links to the full text in every form of the profile text', () => {
    for (const form of profiles.keys())
      for (const language of languages) {
        const typed = { 'policy-address': 'https://example.org/om' };
        const text = { ...material.text, language };
        const { versions } = compose({ ...material, typed, text }, { kind: 'profile', form });
        for (const { locale, parts } of versions) {
          const said = parts.flatMap(({ paragraphs }) => paragraphs.map(passageText)).join();
          const names = Object.values(texts[locale].names);
          expect(
            names.some((name) => said.includes(name)),
            said,
          ).toBe(true);
          expect(said).toContain('https://example.org/om');
        }
      }
  });

  it('fits every platform’s profile text with a link of 40 characters, in one language', () => {
    const typed = { ...filled, 'policy-address': `https://example.org/${'x'.repeat(20)}` };
    for (const { id: platform, limit } of platforms)
      for (const language of ['sv', 'en'] as const) {
        const text = { ...material.text, language };
        const { fit } = compose({ ...material, typed, text }, { kind: 'profile', limit });
        expect(fit?.over, `${platform} ${language}`).toBe(0);
      }
  });

  it.each(['sv', 'en'] as const)('is found whole by the check of existing texts, in %s', (language) => {
    for (const answers of all) {
      const text = { ...material.text, language };
      const composition = compose({ ...material, answers, typed: filled, text }, { kind: 'full' });
      const present = new Set(composition.versions.flatMap(({ parts }) => parts.map(({ clause }) => clause)));
      const words = composition.versions
        .flatMap(({ parts }) => parts.flatMap(({ paragraphs }) => paragraphs.map(passageText)))
        .join('\n');
      const lacking = checkText(
        words,
        clauses.filter((clause) => present.has(clause.id)),
      ).filter(({ sign }) => !sign);
      expect(lacking).toEqual([]);
    }
  });

  it('reads the same at first, before the rest is fetched', () => {
    for (const locale of ['sv', 'en'] as const) {
      const first = { ...material, ...userPolicyBundle({ content, policy, locale, base: '/' }), facts: factIndex };
      expect(fullText(first)).toEqual(fullText(material));
    }
  });

  it('leaves no slot without a field', () => {
    for (const language of languages)
      for (const typed of [{}, filled]) {
        const { versions } = compose({ ...material, typed, text: { ...material.text, language } }, { kind: 'full' });
        expect(JSON.stringify(versions)).not.toMatch(/\{[a-z-]+\}/);
      }
  });
});
