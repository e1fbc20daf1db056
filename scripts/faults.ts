import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { parse } from 'yaml';

/** A row of tests/faults.yaml: the promise, or with it the reason why no test can show that it is kept. */
type Row = string | { promise: string; cannotRun: string };

const table = 'tests/faults.yaml';
const rows = parse(readFileSync(table, 'utf8')) as Record<string, Row>;
const tests = new Map<string, string[]>();

for (const file of globSync('tests/**/*.{test,spec}.ts')) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  visit(source, (title) => {
    for (const [word] of title.matchAll(/\w+/g))
      if (Object.hasOwn(rows, word) || /^[A-Z]\d{1,2}$/.test(word))
        tests.set(word, [...(tests.get(word) ?? []), `${file}: ${title}`]);
  });
}

const problems = [
  ...Object.entries(rows).flatMap(([id, row]) => {
    const found = tests.get(id);
    if (typeof row === 'string') return found ? [] : [`${id} has no test: ${row}`];
    return found ? [`${id} is marked as not to be run, but there is ${found.join('; ')}`] : [];
  }),
  ...[...tests].flatMap(([id, found]) =>
    Object.hasOwn(rows, id) ? [] : [`${id} is no row of ${table}: ${found.join('; ')}`],
  ),
];
for (const problem of problems) console.error(problem);
for (const [id, row] of Object.entries(rows))
  if (typeof row !== 'string') console.log(`${id} cannot be run here: ${row.cannotRun}`);
console.log(`${Object.keys(rows).length} rows, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;

/** Calls back with the title of each test and of each group, as far as it is written out in the source. */
function visit(node: ts.Node, found: (title: string) => void): void {
  if (ts.isCallExpression(node) && /^(test|it|describe|inOneTab|failing)\b/.test(nameOf(node.expression))) {
    const [title] = node.arguments;
    if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) found(textOf(title));
  }
  if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) found(node.name.text);
  ts.forEachChild(node, (child) => visit(child, found));
}

/** The leftmost name of a call: "test" of test.each([…])('…'). */
function nameOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) || ts.isTaggedTemplateExpression(node))
    return nameOf(ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
  return '';
}

function textOf(title: ts.StringLiteralLike | ts.TemplateExpression): string {
  return ts.isTemplateExpression(title)
    ? [title.head.text, ...title.templateSpans.map(({ literal }) => literal.text)].join('…')
    : title.text;
}
