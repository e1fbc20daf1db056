import { describe, expect, it } from 'vitest';
import { readDraft } from '../../src/data/draft.ts';
import { contentFolder } from '../../src/data/read.ts';
import { fileName } from '../../src/engine/export/fileName.ts';
import { countCharacters } from '../../src/engine/fit.ts';
import { letterText } from '../../src/engine/letter.ts';
import { fill, slots } from '../../src/engine/text.ts';

// Read without the audit, so that a fault elsewhere does not hide what is wrong here.
const draft = readDraft(contentFolder());
const letters = draft.letters.items.map(({ value }) => value);
const forms = draft.forms.items.map(({ value }) => value);
const policies = draft.policies.flatMap(({ policy }) => policy ?? []);
const locales = ['sv', 'en'] as const;

it('there are letters with and without something to send, and a form', () => {
  expect(letters.some(({ subject }) => subject)).toBe(true);
  expect(letters.some(({ subject }) => !subject)).toBe(true);
  expect(forms.length).toBeGreaterThan(0);
});

describe.each(letters)('the letter $id', ({ fields, subject, body }) => {
  it('uses what it asks for', () => {
    const used = new Set([...(subject ? slots(subject.sv) : []), ...body.flatMap(({ sv }) => slots(sv))]);
    expect(fields.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe.each(letters.filter(({ subject }) => !subject))('the line $id', ({ fields, body }) => {
  it.each(locales)('fits a short profile with a long unit and a usual title (%s)', (locale) => {
    const longest = { sv: 'Institutionen för geovetenskap och miljö', en: 'Department of Geoscience and Environment' }[
      locale
    ];
    for (const { name } of policies) {
      const typed = fields.map(({ id, channel }) => [id, channel ? longest : 'Kommunikatör'] as const);
      const text = letterText(
        {
          fields: fields.map(({ id, label }) => ({ id, label: label[locale] })),
          subject: '',
          body: body.map((line) => line[locale]),
        },
        { university: name[locale], ...Object.fromEntries(typed) },
        { subject: '' },
      );
      expect(countCharacters(text.trim()), text).toBeLessThanOrEqual(150);
    }
  });
});

describe.each(forms)('the form $id', (form) => {
  const times = form.fields.filter(({ kind }) => kind === 'moment').map(({ id }) => id);

  it('T13 names its files after nothing that somebody wrote, only after times', () => {
    for (const locale of locales) {
      expect(slots(form.fileName[locale]).filter((slot) => !times.includes(slot))).toEqual([]);
      const name = fill(form.fileName[locale], Object.fromEntries(times.map((id) => [id, '2026-10-25T02:30'])));
      expect(fileName([name], 'csv')).toMatch(/^[a-z-]+-2026-10-25t02-30\.csv$/);
    }
  });

  it('has one field at most for the time that clocks run from', () => {
    expect(form.fields.filter(({ found }) => found).length).toBeLessThanOrEqual(1);
  });
});
