import fc from '../seeded.ts';
import { describe, expect, it } from 'vitest';
import { decisionNote, noteText, type NoteInput } from '../../src/engine/note.ts';

const words = {
  policy: 'Policy',
  edition: 'Edition',
  date: 'Date',
  address: 'Address',
  case: 'The case',
  verdict: 'Verdict',
  answers: 'Answers',
  rules: 'Rules',
  because: 'Because',
  do: 'Do',
  procedure: 'What to do',
  proposed: 'proposed',
  silences: 'Not said',
};

const input: NoteInput = {
  words,
  tool: 'May the boat leave?',
  policy: 'Norrvik Harbour',
  edition: 'of 1 May',
  date: '2026-11-21',
  address: 'https://kanalguiden.example/norrvik/#weather=calm',
  case: 'The Ida,\nbound for Åland.',
  answers: ['The weather is calm.', 'It carries grain.'],
  verdict: { title: 'Not yet', text: 'Something is left to do.' },
  procedure: [
    { text: 'Moor the *båt*.', step: 'First', within: ['At once', 'Within 2 hours'], places: ['§ 4', '§ 5'] },
    { text: 'Tell the crew.', within: [], places: [] },
  ],
  findings: [
    {
      title: 'A permit (*tillstånd*) for goods',
      status: 'unmet',
      place: '§ 4',
      text: 'Goods need a permit.',
      because: ['It carries grain.'],
      do: 'Ask the harbour master.',
      points: [
        { label: 'Who is harmed?', text: 'Nobody.' },
        { label: 'How long?', text: ' ' },
      ],
    },
  ],
  silences: ['The rules say nothing of ice.'],
};

describe('the decision note', () => {
  it('holds the case, the verdict, the answers, the rules with place and reason, what is not said, edition, date and address', () => {
    expect(noteText(decisionNote(input))).toBe(`May the boat leave?
===================
Policy: Norrvik Harbour
Edition: of 1 May
Date: 2026-11-21
Address: https://kanalguiden.example/norrvik/#weather=calm

The case
--------
    The Ida,
    bound for Åland.

Verdict
-------
- Not yet
- Something is left to do.

What to do
----------
- First: Moor the båt. (At once; Within 2 hours; § 4, § 5)
- Tell the crew. (proposed)

Answers
-------
- The weather is calm.
- It carries grain.

Rules
-----
- A permit (tillstånd) for goods (unmet, § 4)
  Goods need a permit.
  Because: It carries grain.
  Do: Ask the harbour master.
  Who is harmed?
    Nobody.

Not said
--------
- The rules say nothing of ice.
`);
  });

  it('leaves out what is blank', () => {
    const note = decisionNote({ ...input, case: ' \n', silences: [], procedure: [], findings: [] });
    expect(note.blocks.map((block) => block.heading)).toEqual(['Verdict', 'Answers']);
  });

  it('marks whose words they are', () => {
    const own = decisionNote(input).blocks.flatMap((block) =>
      block.lines.filter((line) => line.own).map((line) => line.text),
    );
    expect(own).toEqual(['The Ida,\nbound for Åland.', 'Nobody.']);
  });

  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '{tool}',
      '$&',
      '*not foreign*',
      '<script>alert(1)</script>',
      '# Heading\n=======',
      '- item',
      'Verdict\n-------',
    ),
    fc
      .array(fc.constantFrom('Verdict', '-------', '====', '- Go', '', '   ', '\t', 'Date: 1999'))
      .map((rows) => rows.join('\n')),
  );

  it('T1 T9 T10 keeps every line that the user typed as it was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const out = noteText(decisionNote({ ...input, case: text }));
        const rows = text.normalize('NFC').split(/[\r\n\u0085\u2028\u2029]/);
        for (const row of rows) {
          // eslint-disable-next-line no-control-regex -- such rows are the subject of T5
          if (row.trim() !== '' && !/[\u0000-\u001f\u007f-\u009f\ufeff\u200b\ufffe\uffff]/.test(row))
            expect(out).toContain(row.trim());
        }
      }),
    );
  });

  it('indents every line of theirs, so that none can pass for a heading or an answer of ours', () => {
    const edges = (text: string) =>
      noteText(text === '' ? decisionNote({ ...input, case: '' }) : decisionNote({ ...input, case: text }));
    const ours = edges('x')
      .split('\n')
      .filter((row) => !row.startsWith('    '));
    fc.assert(
      fc.property(typed, (text) => {
        fc.pre(text.trim() !== '');
        const rows = edges(`x${text}`)
          .split('\n')
          .filter((row) => !row.startsWith('    ') && row !== '');
        expect(rows).toEqual(ours.filter((row) => row !== ''));
      }),
    );
  });

  it('T3 T5 lets nothing on the first lines turn the writing or break the line', () => {
    const note = noteText(decisionNote({ ...input, address: 'https://x.example/\u202e#a\nVerdict' }));
    expect(note).toContain('Address: https://x.example/#a Verdict\n');
  });

  it('T4 T6 is well-formed and composed, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const out = noteText(decisionNote({ ...input, case: text }));
        expect(out.isWellFormed()).toBe(true);
        expect(noteText(decisionNote({ ...input, case: text.toWellFormed().normalize('NFD') }))).toBe(
          noteText(decisionNote({ ...input, case: text.toWellFormed().normalize('NFC') })),
        );
      }),
    );
  });
});
