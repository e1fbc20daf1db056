import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { clean, isBlank } from '../../src/engine/clean.ts';
import { clausesFor, inOrder, moveClause } from '../../src/engine/clauses.ts';
import { compose, writePaper, type Composition } from '../../src/engine/compose.ts';
import { paperText } from '../../src/engine/export/text.ts';
import { countCharacters } from '../../src/engine/fit.ts';
import { guideWords, languagesIn, type Material } from '../../src/engine/fullText.ts';
import { passageText } from '../../src/engine/passage.ts';
import { material, materialOf, userPolicy } from './userPolicy.ts';

const full = { kind: 'full' } as const;
const pinned = { kind: 'pinned' } as const;

function told(typed: Material['typed'], text: Partial<Material['text']> = {}, answers: Material['answers'] = {}) {
  return { ...material, typed, answers, text: { ...material.text, ...text } };
}

const wordsOf = (composition: Composition) =>
  composition.versions.flatMap(({ parts }) => parts.flatMap(({ paragraphs }) => paragraphs.map(passageText)));
const clausesOf = ({ versions }: Composition) => versions[0]?.parts.flatMap(({ clause }) => clause ?? []);

/** Odd and awful things that people type or paste. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('{purpose}', '{name}', '{short}', '$&', '$1', '\\1', '*star*', '<b>', '0', '-', 'null', 'A\u030a'),
);

describe('the full text', () => {
  it('has the clauses that concern the channel, and those that may', () => {
    const cookies = (answer?: string) => clausesOf(compose(told({}, {}, answer ? { cookies: [answer] } : {}), full));
    expect(cookies()).toContain('cookies');
    expect(cookies('unsure')).toContain('cookies');
    expect(cookies('no')).not.toContain('cookies');
  });

  it('cannot lose a required clause', () => {
    const composition = compose(told({}, { out: ['purpose', 'cookies', 'hours'] }), full);
    expect(clausesOf(composition)).toEqual(['purpose', 'cookies']);
    expect(composition.covers).toEqual(['harbour-purpose', 'harbour-cookies']);
  });

  it('leaves out what needs an optional field that is blank, and shows other blanks by their labels', () => {
    const composition = compose(told({ 'not-for': '\u200b ' }), full);
    expect(wordsOf(composition)).toEqual([
      'Norrviks universitet berättar här om [kanalens syfte] (harbour news).',
      'Vi använder kakor.',
      'Vi på [plattform] svarar [svarstid].',
    ]);
    expect(composition.blanks).toEqual(['name', 'purpose', 'platform', 'hours']);
    expect(compose(told({}, { language: 'both' }), full).blanks).toEqual(composition.blanks);
    expect(composition.covers).not.toContain('harbour-deputy');
  });

  it('names a platform in the language of the text', () => {
    const text = wordsOf(compose(told({ platform: 'fjord', hours: '24/7' }, { language: 'both' }), full));
    expect(text).toEqual(expect.arrayContaining(['Vi på Fjorden svarar 24/7.', 'On The Fjord we reply 24/7.']));
  });

  it('stands in Swedish first and then in English, each marked', () => {
    const { title, locale, blocks } = writePaper(compose(told({ name: 'Kaj' }, { language: 'both' }), full));
    expect([title, locale]).toEqual(['Om Kaj', 'sv']);
    const english = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'About Kaj');
    expect(blocks.slice(0, english).every(({ lang }) => lang === undefined)).toBe(true);
    expect(blocks.slice(english).every(({ lang }) => lang === 'en')).toBe(true);
    expect(blocks.length).toBe(english * 2 + 1);
  });

  it('passes over a language whose texts are not there', () => {
    const { sv } = material.texts;
    const { versions } = compose({ ...told({}, { language: 'both' }), texts: { sv } }, full);
    expect(versions).toEqual(compose(told({}), full).versions);
    expect(compose({ ...told({}, { language: 'en' }), texts: { sv } }, { kind: 'profile' }).versions).toEqual([]);
  });

  it('links an address that was typed, and nothing else', () => {
    const runs = (hours: string) =>
      writePaper(compose(told({ hours }), full)).blocks.flatMap((block) => (block.kind === 'text' ? block.runs : []));
    expect(runs('https://example.org/a').filter(({ href }) => href)).toEqual([
      { text: 'https://example.org/a', href: 'https://example.org/a' },
    ]);
    expect(runs('https://example.org/a').every(({ text }) => text !== '')).toBe(true);
    for (const text of ['javascript:alert(1)', 'see https://example.org', 'example.org'])
      expect(runs(text).some(({ href }) => href !== undefined)).toBe(false);
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes nothing from the prototype for a slot called %s', (id) => {
    const [clause] = userPolicy.clauses;
    if (!clause) throw new Error('The fixture has no clause.');
    const slot = { sv: `{${id}}`, en: `{${id}}` };
    const odd = materialOf({ ...userPolicy, clauses: [{ ...clause, full: [slot] }] });
    expect(wordsOf(compose(odd, full))).toEqual([`{${id}}`]);
  });
});

describe('the user’s own words', () => {
  it('stand instead of the guide’s, in their language only', () => {
    const edits = { hours: { en: 'When we can.' } };
    const { versions } = compose(told({}, { language: 'both', edits }), full);
    const hours = versions.map(({ parts }) => parts.find(({ clause }) => clause === 'hours'));
    expect(hours.map((part) => part?.edited)).toEqual([undefined, true]);
    expect(hours[1]?.paragraphs.map(passageText)).toEqual(['When we can.']);
  });

  it('stand as typed, whatever they hold, in every field and in every clause', () => {
    const composition = compose(told({ purpose: '{not-for}', 'not-for': '{purpose}' }), full);
    expect(wordsOf(composition)).toEqual(expect.arrayContaining(['Inte till för {purpose}.']));
  });

  it('cover a rule where they stand in every language of the text', () => {
    const covers = (edits: Material['text']['edits']) => compose(told({}, { language: 'both', edits }), full).covers;
    expect(covers({ deputy: { sv: 'Åsa' } })).not.toContain('harbour-deputy');
    expect(covers({ deputy: { sv: 'Åsa', en: 'Åsa' } })).toContain('harbour-deputy');
  });

  it('blank ones count as none: a required clause keeps the guide’s words', () => {
    const composition = compose(told({}, { edits: { cookies: { sv: ' \n\u200b' } } }), full);
    expect(wordsOf(composition)).toContain('Vi använder kakor.');
    expect(composition.versions[0]?.parts.some(({ edited }) => edited)).toBe(false);
  });

  it('begin from the guide’s words as they stand', () => {
    const [swedish] = languagesIn(told({ purpose: 'båtar', 'not-for': 'fisk' }));
    expect(swedish && guideWords('purpose', swedish)).toBe(
      'Norrviks universitet berättar här om båtar (harbour news).\n\nInte till för fisk.',
    );
  });

  it('T9, T10, T1, templateVerbatim: come out as they were typed, once, in fields and in own wordings', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (purpose, hours, edit) => {
        fc.pre([purpose, hours, edit].every((text) => !isBlank(text)));
        const composition = compose(told({ purpose, hours }, { edits: { cookies: { sv: edit } } }), full);
        expect(wordsOf(composition).join('\n\n')).toBe(
          [
            `Norrviks universitet berättar här om ${clean(purpose).trim()} (harbour news).`,
            clean(edit),
            `Vi på [plattform] svarar ${clean(hours).trim()}.`,
          ].join('\n\n'),
        );
      }),
    );
  });

  it('T4 T5 are well-formed and hold no control characters', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, hours) => {
        const edits = { cookies: { sv: name + hours } };
        const text = paperText(writePaper(compose(told({ name, hours }, { edits }), full)));
        expect(text.isWellFormed()).toBe(true);
        // eslint-disable-next-line no-control-regex -- control characters are what is tested
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\u200b]/);
      }),
    );
  });

  it('T6 come out the same from composed and decomposed letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (hours) => {
        const text = (form: string) => wordsOf(compose(told({ hours: hours.normalize(form) }), full));
        expect(text('NFD')).toEqual(text('NFC'));
      }),
    );
  });

  it('T7 0, -, null and an emoji are words, and spaces are not', () => {
    for (const hours of ['0', '-', 'null', 'undefined', 'NaN', '🙂'])
      expect(compose(told({ hours }), full).blanks, hours).not.toContain('hours');
    expect(compose(told({ hours: ' \u00a0\n' }), full).blanks).toContain('hours');
  });
});

describe('the order of clauses', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
  const order = (moved: readonly string[]) => inOrder(ids, moved).map(({ id }) => id);

  it('keeps what was not moved in its place, and passes over ids that are gone', () => {
    expect(order(['d', 'b'])).toEqual(['a', 'd', 'c', 'b', 'e']);
    expect(order(['gone', 'd', 'd', 'b'])).toEqual(['a', 'd', 'c', 'b', 'e']);
  });

  it('follows any moves, and moving back undoes a move', () => {
    const moves = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), step: fc.constantFrom(-1, 1) }));
    fc.assert(
      fc.property(moves, fc.subarray(['a', 'b', 'c', 'd', 'e']), (steps, visible) => {
        let moved: string[] = [];
        for (const { id, step } of steps) {
          const shown = order(moved).filter((one) => visible.includes(one));
          const next = moveClause(ids, moved, shown, id, step);
          const at = shown.indexOf(id);
          if (at < 0 || !shown[at + step]) {
            expect(next).toBeUndefined();
            continue;
          }
          const expected = shown.with(at, shown[at + step] ?? '').with(at + step, id);
          const now = order(next ?? []).filter((one) => visible.includes(one));
          expect(now).toEqual(expected);
          const back = moveClause(ids, next ?? [], now, id, step === 1 ? -1 : 1);
          expect(order(back ?? []).filter((one) => visible.includes(one))).toEqual(shown);
          moved = next ?? [];
        }
        expect(order(moved).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
      }),
    );
  });

  it('is the text’s', () => {
    const { clauses } = material;
    const shown = clausesFor(clauses, material.facts, {}, []).map(({ id }) => id);
    const moved = moveClause(clauses, [], shown, 'hours', -1) ?? [];
    expect(clausesOf(compose(told({}, { order: moved }), full))).toEqual(['purpose', 'hours', 'cookies']);
  });
});

describe('a pinned post', () => {
  it('has a sentence for each clause and the link, and no headings', () => {
    const composition = compose(told({ purpose: 'båtar', 'policy-address': 'https://x.example' }), pinned);
    expect(wordsOf(composition)).toEqual(['Här: båtar.', 'Kakor används.', 'Svar: [svarstid].', 'https://x.example']);
    expect(writePaper(composition).blocks.every(({ kind }) => kind === 'text')).toBe(true);
  });

  it('covers what its sentences say, and the rest through the link', () => {
    expect(compose(told({}), pinned)).toMatchObject({
      covers: ['harbour-purpose', 'harbour-cookies'],
      through: 'text',
    });
    const [purpose, ...rest] = userPolicy.clauses;
    if (!purpose) throw new Error('The fixture has no clause.');
    const clauses = [{ ...purpose, short: { sv: 'Ej {not-for}.', en: 'Not {not-for}.' } }, ...rest];
    const composition = compose(materialOf({ ...userPolicy, clauses }), pinned);
    expect(composition).toMatchObject({ covers: ['harbour-purpose', 'harbour-cookies'], through: 'link' });
  });

  it('keeps the guide’s sentence where the full text is in the user’s words', () => {
    const composition = compose(told({}, { edits: { cookies: { sv: 'Egna ord.' } } }), pinned);
    expect(wordsOf(composition)).toContain('Kakor används.');
  });
});

describe('a profile text', () => {
  const address = 'https://x.example';
  const typed = { purpose: 'båtar och hamnar', 'policy-address': address };
  const profile = (limit?: number, form?: number, more: Partial<Material['text']> = {}) =>
    compose(told(typed, more), { kind: 'profile', limit, form });

  it('takes the longest form that fits', () => {
    const forms = [`Norrviks universitet: båtar och hamnar ${address}`, `NU. Mer: ${address}`, `NU ${address}`];
    const lengths = forms.map((form) => form.length);
    expect(wordsOf(profile())).toEqual([forms[0]]);
    for (const [index, form] of forms.entries()) {
      const composition = profile(lengths[index]);
      expect(wordsOf(composition)).toEqual([form]);
      expect(composition.fit).toMatchObject({ form: index, forms: 3, count: form.length, over: 0 });
      expect(composition.fit?.better).toBeUndefined();
    }
  });

  it('is never cut: where nothing fits it is the shortest, and says by how much it does not', () => {
    const composition = profile(10);
    expect(wordsOf(composition)).toEqual([`NU ${address}`]);
    expect(composition.fit).toMatchObject({ form: 2, over: `NU ${address}`.length - 10 });
  });

  it('is the form that the user wants, and names the one that fits', () => {
    expect(profile(26, 0).fit).toMatchObject({ form: 0, better: 1, limit: 26 });
    expect(profile(26, 7).fit?.form).toBe(1);
  });

  it('covers what the full text does, through its link, also while the link is a blank', () => {
    expect(profile()).toMatchObject({ covers: ['harbour-purpose', 'harbour-cookies'], through: 'link' });
    expect(compose(told({}), { kind: 'profile' })).toMatchObject({ covers: ['harbour-purpose', 'harbour-cookies'] });
    expect(compose(told({}), { kind: 'profile' }).blanks).toEqual(['purpose', 'policy-address']);
  });

  it('covers nothing in a form without the link', () => {
    const unlinked = materialOf({ ...userPolicy, profiles: [{ sv: '{short}', en: '{short}' }] });
    expect(compose(unlinked, { kind: 'profile' }).covers).toEqual([]);
  });

  it('counts two languages together, as they are copied', () => {
    const composition = profile(undefined, 2, { language: 'both' });
    const copied = paperText(writePaper(composition)).trimEnd();
    expect(copied).toBe(`NU ${address}\n\nNU ${address}`);
    expect(composition.fit?.count).toBe(countCharacters(copied));
  });

  it('T4 counts what people see, and cuts none of it', () => {
    expect(countCharacters('👩‍🔬🇸🇪👋🏽åA\u030a')).toBe(5);
    const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('👩‍🔬', '🇸🇪', '👋🏽'));
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 1, max: 120 }),
        fc.option(fc.nat(2), { nil: undefined }),
        (purpose, limit, form) => {
          fc.pre(!isBlank(purpose));
          const composition = compose(told({ purpose, 'policy-address': address }), { kind: 'profile', limit, form });
          const [text = ''] = wordsOf(composition);
          expect(text).toContain(address);
          if (composition.fit?.form === 0) expect(text).toContain(clean(purpose).trim());
          expect(composition.fit?.over).toBe(Math.max(0, countCharacters(text) - limit));
        },
      ),
    );
  });
});
