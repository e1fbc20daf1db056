import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { localMoment } from '../../src/engine/clock.ts';
import { csvFile } from '../../src/engine/export/csv.ts';
import { fileName } from '../../src/engine/export/fileName.ts';
import { paperText } from '../../src/engine/export/text.ts';
import { formName, formPaper, formTable } from '../../src/engine/form.ts';

const form = {
  id: 'log',
  title: 'The *logg*',
  intro: 'Fill it in.',
  fields: [
    { id: 'found', label: 'Found', kind: 'moment' as const, found: true as const },
    { id: 'cargo', label: 'Cargo (*last*)', kind: 'long' as const },
    { id: 'place', label: 'Place' },
  ],
  fileName: 'log-{found}-{place}',
};
const say = (key: string, slots: Readonly<Record<string, string>> = {}): string =>
  [key, ...Object.values(slots)].join('|');
const context = {
  locale: 'en' as const,
  policy: { name: 'Norrvik', edition: 'of 1 May' },
  rules: [{ title: 'Keep a *logg*', cite: '§ 4', href: 'https://kanal.example/norrvik/x/#norrvik-log' }],
  say,
};
const filled = { found: '2026-11-21T14:30', cargo: 'Grain\nand *salt*', place: ' ' };

describe('a sheet', () => {
  it('shows what was typed as typed, moments in words, and room for what is blank', () => {
    expect(formPaper(form, filled, context)).toEqual({
      title: 'The logg',
      locale: 'en',
      blocks: [
        {
          kind: 'table',
          head: ['tool.form.detail', 'tool.form.value'],
          rows: [
            ['Found', '21 November 2026 at 14:30'],
            ['Cargo (last)', 'Grain\nand *salt*'],
            ['Place', ''],
          ],
        },
        { kind: 'text', runs: [{ text: 'tool.form.policy|Norrvik|of 1 May' }] },
        { kind: 'list', items: [[{ text: 'Keep a logg', href: context.rules[0]?.href }, { text: ' (§ 4)' }]] },
      ],
    });
  });

  it('T1 keeps the user’s lines apart from its own', () => {
    const text = paperText(formPaper(form, { cargo: 'Grain\nPlace: the quay' }, context));
    expect(text).toContain('Grain\n  Place: the quay');
  });

  it('is a row of a table that reads back, with moments that can be sorted', async () => {
    const file = await csvFile(formTable(form, filled));
    expect(parse(file, { bom: true, delimiter: ';' })).toEqual([
      ['Found', 'Cargo (last)', 'Place'],
      ['2026-11-21 14:30', 'Grain\nand *salt*', ''],
    ]);
  });

  it('names its files after what was typed, without a trace of what is blank', () => {
    expect(fileName([formName(form, filled)], 'txt')).toBe('log-2026-11-21t14-30.txt');
    expect(fileName([formName(form, {})], 'txt')).toBe('log.txt');
    expect(fileName([formName(form, { place: '../{found}' })], 'txt')).toBe('log-found.txt');
  });

  it('takes ids such as "constructor" for blank', () => {
    const odd = { ...form, fields: [{ id: 'constructor', label: 'Odd' }] };
    expect(formTable(odd, {})).toEqual([['Odd'], ['']]);
  });
});

describe('a local moment', () => {
  it('is put in words, and stays as it is when it is none', () => {
    expect(localMoment('2026-03-29T02:30', 'en')).toBe('29 March 2026 at 02:30');
    expect(localMoment('2026-03-29T02:30', 'sv')).toMatch(/^29 mars 2026 .*02:30$/);
    for (const none of ['', 'soon', '2026-13-01T12:00']) expect(localMoment(none, 'en')).toBe(none);
  });
});
