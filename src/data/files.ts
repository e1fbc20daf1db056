import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import type { Path, Problem, ProblemCode } from './problems.ts';

/** One content file as read: its value, and where in the file a value stands. */
export interface SourceFile {
  /** Relative to the content folder, with forward slashes. */
  file: string;
  text: string;
  value: unknown;
  /** Line from 1 of the value at the path, or of the nearest value above it. */
  lineOf: (path: Path) => number;
}

const readable = /\.(yaml|yml|json)$/;

/** Every data file below the folder, sorted. Prose in `docs` is Starlight's. */
export function listFiles(dir: string): string[] {
  return filesBelow(dir).filter((file) => readable.test(file) && !file.startsWith('docs/'));
}

/** Every prose page below the folder, sorted. */
export function listProse(dir: string): string[] {
  return filesBelow(dir).filter((file) => file.startsWith('docs/') && /\.mdx?$/.test(file));
}

/** Changes whenever a data file is added, taken away or saved. */
export function stampOf(dir: string): string {
  return listFiles(dir)
    .map((file) => `${file} ${statSync(join(dir, file)).mtimeMs}`)
    .join('\n');
}

/** Reads one file; a file that cannot be read gives problems and no value. */
export function readSource(dir: string, file: string): { source?: SourceFile; problems: Problem[] } {
  const bytes = readFileSync(join(dir, file));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { problems: [{ code: 'not-utf-8', file, path: [] }] };
  }
  const problems: Problem[] = [];
  if (text.startsWith('\uFEFF')) problems.push({ code: 'byte-order-mark', file, path: [], line: 1 });
  const carriage = text.indexOf('\r');
  if (carriage !== -1) {
    problems.push({ code: 'carriage-return', file, path: [], line: text.slice(0, carriage).split('\n').length });
  }

  // JSON is YAML too, so a key that stands twice is found in both.
  const body = text.replace(/^\uFEFF/, '');
  let placed: PlacedDocument | undefined;
  const document = (): PlacedDocument => (placed ??= parsePlaced(body));
  let value: unknown;
  try {
    value = load(body, { schema: CORE_SCHEMA });
  } catch {
    const { faults, parsed } = document();
    const code: ProblemCode = file.endsWith('.json') ? 'bad-json' : 'bad-yaml';
    problems.push(...faults.map((fault) => ({ code, file, path: [], ...fault })));
    if (parsed.errors.length > 0) return { problems };
    value = parsed.toJS();
  }
  return { source: { file, text, value, lineOf: (path) => lineOf(document(), path) }, problems };
}

/** A file with the place of each value in it, and all that is wrong with it. Takes ten times as long as the values alone. */
interface PlacedDocument {
  parsed: Document;
  lines: LineCounter;
  faults: { line: number; detail: string }[];
}

function parsePlaced(text: string): PlacedDocument {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = [...parsed.errors, ...parsed.warnings].map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    detail: message,
  }));
  return { parsed, lines, faults };
}

function lineOf({ parsed, lines }: PlacedDocument, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = parsed.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .sort();
}
