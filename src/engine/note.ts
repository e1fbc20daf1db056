import { clean, cleanLine, isBlank } from './clean.ts';
import { plain } from './text.ts';

/** Headings and labels of the note, in its language. */
export interface NoteWords {
  policy: string;
  edition: string;
  date: string;
  address: string;
  case: string;
  verdict: string;
  answers: string;
  rules: string;
  because: string;
  do: string;
  procedure: string;
  proposed: string;
  silences: string;
}

/** A line of the procedure. `places`: where the policy asks for it; none where the guide proposes it. */
export interface NoteStep {
  text: string;
  /** The step's name. */
  step?: string;
  /** How soon, in words. */
  within: readonly string[];
  places: readonly string[];
}

/** A rule that the verdict rests on. `because`: the answers told back, in sentences. `points`: what the user wrote. */
export interface NoteFinding {
  title: string;
  status: string;
  place: string;
  text: string;
  because: readonly string[];
  do?: string;
  points?: readonly { label: string; text: string }[];
}

export interface NoteInput {
  words: NoteWords;
  tool: string;
  policy: string;
  edition: string;
  /** ISO date. */
  date: string;
  /** Where the tool stands, with the answers in the fragment. */
  address: string;
  /** The case in the user's own words; may be blank. */
  case: string;
  answers: readonly string[];
  verdict: { title: string; text: string };
  /** In the order in which it is to be done. */
  procedure: readonly NoteStep[];
  findings: readonly NoteFinding[];
  silences: readonly string[];
}

/** `depth` is the indent in steps. `own`: the user's words, which may hold several lines and alone stand at depth 2. */
export interface NoteLine {
  text: string;
  depth: 0 | 1 | 2;
  own?: true;
}

/** The decision note for the file. Screen, print and text all start from it. */
export interface Note {
  title: string;
  meta: readonly { label: string; value: string }[];
  blocks: readonly { heading: string; lines: readonly NoteLine[] }[];
}

/** Sets up the note. Content loses its language mark-up; what the user wrote is kept, and stands indented. */
export function decisionNote(input: NoteInput): Note {
  const { words } = input;
  const blocks = [
    { heading: words.case, lines: isBlank(input.case) ? [] : [own(input.case)] },
    { heading: words.verdict, lines: [line(input.verdict.title), line(input.verdict.text)] },
    { heading: words.procedure, lines: input.procedure.map((step) => stepLine(step, words)) },
    { heading: words.answers, lines: input.answers.map((answer) => line(answer)) },
    { heading: words.rules, lines: input.findings.flatMap((finding) => findingLines(finding, words)) },
    { heading: words.silences, lines: input.silences.map((silence) => line(silence)) },
  ];
  return {
    title: plain(input.tool),
    meta: [
      { label: words.policy, value: input.policy },
      { label: words.edition, value: input.edition },
      { label: words.date, value: input.date },
      { label: words.address, value: input.address },
    ].map(({ label, value }) => ({ label, value: cleanLine(value) })),
    blocks: blocks.filter((block) => block.lines.length > 0),
  };
}

function stepLine({ text, step, within, places }: NoteStep, words: NoteWords): NoteLine {
  const after = [...within, places.length > 0 ? places.join(', ') : words.proposed].join('; ');
  return line(`${step === undefined ? '' : `${step}: `}${text} (${after})`);
}

function findingLines(finding: NoteFinding, words: NoteWords): NoteLine[] {
  return [
    line(`${finding.title} (${finding.status}, ${finding.place})`),
    line(finding.text, 1),
    ...(finding.because.length > 0 ? [line(`${words.because}: ${finding.because.join(' ')}`, 1)] : []),
    ...(finding.do === undefined ? [] : [line(`${words.do}: ${finding.do}`, 1)]),
    ...(finding.points ?? []).flatMap((point) => (isBlank(point.text) ? [] : [line(point.label, 1), own(point.text)])),
  ];
}

function line(text: string, depth: 0 | 1 = 0): NoteLine {
  return { text: plain(text), depth };
}

function own(text: string): NoteLine {
  return { text: clean(text).replace(/^\n+|\s+$/g, ''), depth: 2, own: true };
}

/** The note as plain text. Every line of the user's stands further in than any of ours, so that none can pass for ours. */
export function noteText(note: Note): string {
  const head = [
    note.title,
    '='.repeat(note.title.length),
    ...note.meta.map(({ label, value }) => `${label}: ${value}`),
  ];
  const blocks = note.blocks.flatMap((block) => [
    '',
    block.heading,
    '-'.repeat(block.heading.length),
    ...block.lines.map(lineText),
  ]);
  return `${[...head, ...blocks].join('\n')}\n`;
}

function lineText({ text, depth, own: isOwn }: NoteLine): string {
  const indent = '  '.repeat(depth);
  if (isOwn) return text.replace(/^(?=.)/gm, indent);
  return depth === 0 ? `- ${text}` : `${indent}${text}`;
}
