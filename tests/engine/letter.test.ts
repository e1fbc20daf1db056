import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { letterText, writeLetter } from '../../src/engine/letter.ts';

const letter = {
  fields: [
    { id: 'name', label: 'Name' },
    { id: 'goods', label: 'Goods (*varor*)' },
  ],
  subject: 'Permit for {name}',
  body: ['Dear {name},', 'We at {university} ask about {goods} (*varor*).', '{sender}'],
};

describe('a letter', () => {
  it('takes what was typed, and shows blank fields as their labels in brackets', () => {
    expect(letterText(letter, { name: 'Åsa', goods: ' ', university: 'Norrvik' }, { subject: 'Subject' })).toBe(
      'Subject: Permit for Åsa\n\nDear Åsa,\n\nWe at Norrvik ask about [Goods (varor)] (varor).\n\n{sender}\n',
    );
  });

  it('without a subject is its body alone', () => {
    const line = { fields: [{ id: 'name', label: 'Name' }], subject: '', body: ['{name} speaks here.'] };
    expect(letterText(line, { name: 'Åsa' }, { subject: 'Subject' })).toBe('Åsa speaks here.\n');
    expect(letterText(line, {}, { subject: 'Subject' })).toBe('[Name] speaks here.\n');
  });

  it('without blanks is as it stands', () => {
    expect(writeLetter({ fields: [], subject: '', body: ['As it stands.'] }, {})).toEqual({
      subject: '',
      body: 'As it stands.',
    });
  });

  it('T7 takes 0, - and null for text', () => {
    for (const text of ['0', '-', 'null', 'undefined'])
      expect(writeLetter(letter, { name: text }).body).toContain(`Dear ${text},`);
  });

  it('T9 T10 puts in what was typed as it was typed, once', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.constantFrom('{goods}', '{university}', '$&', '$1', '\\1', '*star*'),
    );
    fc.assert(
      fc.property(typed, typed, (name, goods) => {
        fc.pre(name.trim() !== '' && goods.trim() !== '');
        expect(writeLetter(letter, { name, goods, university: 'Norrvik' }).body).toBe(
          `Dear ${name.trim()},\n\nWe at Norrvik ask about ${goods.trim()} (varor).\n\n{sender}`,
        );
      }),
    );
  });

  it('T3 T5 keeps the subject on one line, without marks of direction or control characters', () => {
    expect(writeLetter(letter, { name: 'A\u202eB\r\nBcc: all@example.org\u0000' }).subject).toBe(
      'Permit for AB Bcc: all@example.org',
    );
  });

  it('T4 T6 is well-formed and composed', () => {
    expect(writeLetter(letter, { name: 'A\u030asa \ud83d' }).body).toContain('Dear Åsa \ufffd,');
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes nothing from the prototype for a field called %s', (id) => {
    const odd = { fields: [{ id, label: 'Odd' }], subject: 's', body: [`{${id}}`] };
    expect(writeLetter(odd, {}).body).toMatch(id === 'constructor' ? /^\[Odd\]$/ : /^\{|^\[Odd\]$/);
  });
});
