import { parse } from 'csv-parse/sync';
import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { registerBundle } from '../../src/data/channelBundle.ts';
import { loadContent } from '../../src/data/read.ts';
import { clean, isBlank } from '../../src/engine/clean.ts';
import type { RegisterBundle } from '../../src/engine/channelBundle.ts';
import { csvFile } from '../../src/engine/export/csv.ts';
import { registerEntry, registerMessage, registerPaper, registerTable } from '../../src/engine/register.ts';

const say = (key: string, slots?: Readonly<Record<string, string>>): string =>
  [key, ...Object.values(slots ?? {})].join('|');

const form: Pick<RegisterBundle, 'locale' | 'policy' | 'fields' | 'platforms' | 'register' | 'rule'> = {
  locale: 'en',
  policy: { id: 'norrvik', name: 'Norrvik *Hamn*', short: 'NH', edition: 'of 1 May' },
  fields: [
    { id: 'name', label: 'Name', kind: 'line' },
    { id: 'platform', label: 'Platform', kind: 'platform' },
    { id: 'purpose', label: 'Purpose (*syfte*)', kind: 'text' },
    { id: 'deputy', label: 'Deputy', kind: 'line', optional: true },
  ],
  platforms: [{ id: 'quay', name: 'The Quay' }],
  register: {
    title: 'The entry',
    intro: 'It is required.',
    fields: ['purpose', 'deputy', 'platform'],
    subject: 'The channel {name}',
    message: 'Here is {name} at {university} ({short}). {deputy} {constructor}',
  },
  rule: {
    id: 'norrvik-register',
    force: 'must',
    title: 'Keep a *register*',
    cite: '§ 8',
    url: '/en/norrvik/x/#norrvik-register',
  },
};
const fields = { name: 'The Ida', platform: 'quay', purpose: 'News,\nweekly', deputy: ' ' };

const typed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '{name}',
    '{deputy}',
    '$&',
    '$1',
    '\\1',
    '=1+1',
    '+46 90 786 50 00',
    ';";',
    '<script>',
    'a\nb',
    '0',
    '-',
    'null',
  ),
);

describe('the register’s entry', () => {
  it('has exactly the register’s fields, in its order, and says which are blank, the optional too', () => {
    const entry = registerEntry(form, fields);
    expect(entry.rows).toEqual([
      { id: 'purpose', label: 'Purpose (syfte)', value: 'News,\nweekly' },
      { id: 'deputy', label: 'Deputy', value: '' },
      { id: 'platform', label: 'Platform', value: 'The Quay' },
    ]);
    expect(entry.missing).toEqual(['deputy']);
    expect(registerEntry(form, {}).missing).toEqual(['purpose', 'deputy', 'platform']);
  });

  it('keeps a platform that this edition of the guide does not know', () => {
    expect(registerEntry(form, { platform: 'gone' }).rows[2]?.value).toBe('gone');
  });

  it('T7 takes 0, - and null for text', () => {
    for (const text of ['0', '-', 'null', 'undefined', 'NaN'])
      expect(registerEntry(form, { deputy: text }).missing).not.toContain('deputy');
  });

  it('takes nothing from the prototype', () => {
    const odd = { ...form, fields: [{ id: 'constructor', label: 'Odd', kind: 'line' as const }] };
    const register = { ...form.register, fields: ['constructor'] };
    expect(registerEntry({ ...odd, register }, {}).missing).toEqual(['constructor']);
  });

  it('stops on a field that nobody declared', () => {
    expect(() => registerEntry({ ...form, fields: [] }, {})).toThrow('No field "purpose".');
  });

  it('is a sheet with the policy, and the rule with its address where one requires it', () => {
    const entry = registerEntry(form, fields);
    const { title, locale, blocks } = registerPaper(form, entry, 'https://guide.example', say);
    expect({ title, locale }).toEqual({ title: 'The entry', locale: 'en' });
    expect(blocks).toEqual([
      {
        kind: 'table',
        head: ['register.detail', 'register.value'],
        rows: [
          ['Purpose (syfte)', 'News,\nweekly'],
          ['Deputy', ''],
          ['Platform', 'The Quay'],
        ],
      },
      { kind: 'text', runs: [{ text: 'register.policy|Norrvik Hamn|of 1 May' }] },
      {
        kind: 'text',
        runs: [
          { text: 'register.rule ' },
          { text: 'Keep a register', href: 'https://guide.example/en/norrvik/x/#norrvik-register' },
          { text: ' (§ 8)' },
        ],
      },
    ]);
    const { rule, ...silent } = form;
    expect(rule).toBeDefined();
    expect(registerPaper(silent, entry, '', say).blocks).toHaveLength(2);
  });

  it('T9 T10: the message holds what was typed as it was typed, once, and the entry below it', () => {
    fc.assert(
      fc.property(typed, typed, (name, purpose) => {
        const { subject, body } = registerMessage(form, { ...fields, name, purpose }, say);
        const shown = (text: string, blank: string) => (isBlank(text) ? blank : clean(text).trim());
        expect(body).toBe(
          `Here is ${shown(name, '[Name]')} at Norrvik *Hamn* (NH). [Deputy] {constructor}\n\n` +
            `Purpose (syfte): ${shown(purpose, 'register.blank')}\nDeputy: register.blank\nPlatform: The Quay\n`,
        );
        expect(subject).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('E1: as a row for a spreadsheet it is read back as typed, and begins no formula', async () => {
    await fc.assert(
      fc.asyncProperty(typed, typed, async (purpose, deputy) => {
        const table = registerTable(registerEntry(form, { purpose, deputy }));
        const file = await csvFile(table);
        const read = parse(file, { delimiter: ';', bom: true, record_delimiter: '\r\n' });
        expect(read).toHaveLength(2);
        expect(read[0]).toEqual(['Purpose (syfte)', 'Deputy', 'Platform']);
        expect(read[1]?.map((cell, at) => (cell === table[1]?.[at] ? cell : cell.replace(/^'/, '')))).toEqual(table[1]);
        for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });
});

describe('the policies’ own registers', () => {
  const content = loadContent();
  const cases = content.policies.flatMap((policy) =>
    policy.opening ? (['sv', 'en'] as const).map((locale) => ({ name: `${policy.id} ${locale}`, policy, locale })) : [],
  );

  it.each(cases)(
    '$name: the entry has exactly the fields of opening.yaml, with labels, and no slot is left over',
    ({ policy, locale }) => {
      const bundle = registerBundle({ content, policy, locale, base: '/' });
      const entry = registerEntry(bundle, {});
      expect(entry.rows.map(({ id }) => id)).toEqual(policy.opening?.register.fields);
      expect(entry.missing).toHaveLength(entry.rows.length);
      for (const { label } of entry.rows) expect(label).not.toBe('');
      const { subject, body } = registerMessage(bundle, {}, say);
      expect(`${subject} ${body}`).not.toMatch(/\{/);
      expect(body).toContain(bundle.policy.name);
    },
  );

  it('where a rule requires the register, its fields are those that the source names', () => {
    const required = content.policies.filter((policy) => policy.opening?.register.rule !== undefined);
    expect(required.map(({ id }) => id)).toEqual(['ltu']);
    expect(required[0]?.opening?.register.fields.toSorted()).toEqual(
      ['responsible', 'responsible-contact', 'deputy', 'deputy-contact', 'address', 'purpose', 'audience'].toSorted(),
    );
  });
});
