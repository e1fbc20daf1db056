/** What can be wrong with the content, and how to mend it. The audit's report prints the text beside the value. */
export const problems = {
  'missing-file': 'The site needs this file. Create it; see CONTRIBUTING.md.',
  'stray-file': 'Nothing reads this file. Check its name and folder; see CONTRIBUTING.md.',
  'not-utf-8': 'Save the file as UTF-8.',
  'byte-order-mark': 'Save the file as UTF-8 without a byte order mark.',
  'carriage-return': 'Save the file with line ends of LF, not CRLF.',
  'bad-yaml': 'The file cannot be read as YAML.',
  'bad-json': 'The file cannot be read as JSON: one object with dotted keys and texts, no key twice.',

  'unknown-key': 'No such key here. Keys are declared in src/model.',
  'missing-key': 'This key may not be left out.',
  'missing-language': 'A text stands in both languages: sv and en.',
  'bad-value': 'The value is not allowed here.',
  'bad-condition': 'A condition is one of { fact, is }, { all }, { any } and { not }.',

  'unknown-fact': 'Facts are declared in src/content/facts.yaml.',
  'unknown-option': 'Options are declared with their fact in src/content/facts.yaml.',
  'unknown-rule': 'Rules are declared in the sections of their policy.',
  'unknown-topic': 'Topics are declared in src/content/topics.yaml.',
  'unknown-point': 'Points are declared in src/content/points.yaml.',
  'unknown-policy': 'A policy is a folder in src/content/policies; its name is its id.',
  'unknown-silence': 'Silences are declared in "silences" in the policy.yaml of the same policy.',
  'unknown-role': 'Roles are declared in src/content/roles.yaml.',
  'unknown-law': 'Acts are declared in src/content/laws.yaml.',
  'unknown-form': 'Forms are declared in src/content/forms.yaml.',
  'unknown-letter': 'Letters are declared in src/content/letters.yaml.',
  'unknown-tool': 'A tool is a file in src/content/tools; its name is its id.',
  'unknown-field': 'Fields are declared in src/content/channel.yaml.',
  'unknown-place': 'Places are the ids of "outline" in the policy.yaml of the same policy.',
  'duplicate-id': 'Another record has this id. Ids are never shared.',
  'foreign-id': "A rule's id starts with its policy's id and a hyphen.",
  'bad-file-name': 'Sections are named NN-slug.yaml, tools id.yaml, in lower-case English words joined by hyphens.',

  'same-in-both-languages': 'The Swedish and the English text are the same. Translate one of them.',
  'different-slots': 'The {slots} have to be the same in both languages.',
  'unknown-slot':
    'A {slot} of a letter is the id of one of its fields, or {university}; of a form, the id of one of its fields; of any other text the id of a field in channel.yaml, {university} or {short}.',
  'reserved-id':
    'The site uses this name itself: for a page of its own, or for the slot {university}. Choose another one.',
  'unpaired-asterisk': 'Words in the other language stand between two asterisks; one is missing.',
  markup: 'Stored text is text. Take out tags, entities and script addresses.',
  'email-address': 'Name the function, not the address: addresses go out of date and are harvested.',
  'identity-number': 'Take out the identity number.',

  'never-applies': 'No answers make this hold. Check "when", "met" and the "when" of the facts.',
  'circular-when': 'Whether the fact arises depends on itself. Break the circle of "when".',
  'option-makes-no-difference':
    'No condition treats it otherwise than "none of these", or, where one option is chosen, than the other options. Let a rule tell it apart or take it out.',
  'question-never-asked': "No must or must-not of any policy waits for this fact. Take it out of the tool's list.",
  'fact-not-asked':
    'The tool never asks it for this policy: it is not in the list of the tool, or no must or must-not of the policy waits for it.',
  'asked-too-early': 'Whether the fact arises depends on a later fact. Put that one before it.',
  'met-not-weighed': '"met" is weighed on a must and a should only. Say an exception in "when".',
  'no-tool-weighs':
    'This means something only for a tool. Name the tool in "tools" or take the key out. No tool weighs a note.',
  'must-without-do': 'A must that a tool weighs tells what to do. Add "do".',
  'place-without-rules': 'Every heading of the source has at least one rule. Add it, a note if need be.',
  'said-without-options': 'A fact that takes several options has "said" with {options}.',
  'found-without-moment': '"found" is a time: give the field "kind: moment".',
  'alone-in-one': '"alone" means something only where several options can be chosen. Take it out.',
  'bad-answers':
    'No one can answer so: one option where the fact takes one, and an option that stands alone only by itself.',
  'not-in-form':
    'The form of a channel does not ask it, so no channel could answer. Add it to "groups" in channel.yaml or take it out.',
  'inform-without-clause':
    'Visitors must be told, and no required clause tells them whenever the rule applies. Add one to clauses.yaml, or name the rule in its "rules".',
  'profile-without-link': 'A profile text sends its readers to the whole text. Put in {policy-address}.',
  'interval-without-effect': 'The rule itself says how often. Take out "every".',
  'form-twice': 'Another term has these words too, so nobody could tell which is meant. Let one of them have it.',
  'term-not-used':
    'No text of the content has the term in this language. Give it in "forms" as the texts have it, or take the entry out.',
  'point-without-answer':
    'A policy that is compared answers every point. Add the answer to its comparison.yaml, or "silent: true".',
  'answered-twice': 'A policy answers a point once. Join the answers or take one out.',
  'difference-missing': 'Several policies are compared here. Say in "difference" what differs, or that nothing does.',
  'policy-not-compared':
    'This policy has no comparison.yaml, so nothing can be said of it here. Write one or take it out.',
  'rule-not-compared': "No answer of the policy's comparison.yaml lists this rule. Only a note may be left out.",
  'topic-without-point': 'The policy has rules on this topic, and no point compares it. Add one to points.yaml.',
  'missing-word': 'The key stands in the other language only. Interface words stand in both sv.json and en.json.',
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof problems;

/** Where a value stands in a file: keys and positions from the top. */
export type Path = readonly (string | number)[];

export interface Problem {
  code: ProblemCode;
  /** Relative to the content folder. */
  file: string;
  path: Path;
  /** Line from 1, where known. */
  line?: number;
  /** What stands there. */
  value?: string;
  /** The id that was probably meant. */
  near?: string;
  /** What exactly is wrong, where the code alone does not say it. */
  detail?: string;
}

/** All problems of the content at once. Its message is the report. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  /** @param folder The content folder as the report names it. */
  constructor(problems: readonly Problem[], folder = 'src/content') {
    super(`\n${report(problems, folder)}`);
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** The report for people: file, path and line; then code, value, the id that was probably meant, and how to mend it. */
export function report(found: readonly Problem[], folder = 'src/content'): string {
  const files = new Set(found.map((problem) => problem.file)).size;
  const lines = [...found]
    .sort((one, other) => one.file.localeCompare(other.file, 'en') || (one.line ?? 0) - (other.line ?? 0))
    .flatMap((problem) => [place(problem, folder), `  ${sentence(problem)}`]);
  return [...lines, `${count(found.length, 'problem')} in ${count(files, 'file')}. Nothing was built.`].join('\n');
}

/** A path as people write it: rules[4].met.fact. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

function place({ file, path, line }: Problem, folder: string): string {
  return [`${folder}/${file}`, pathText(path), line === undefined ? '' : `line ${line}`].filter(Boolean).join('  ');
}

function sentence({ code, value, near, detail }: Problem): string {
  const what = value === undefined ? '' : `"${value}"`;
  const meant = near === undefined ? '' : `did you mean "${near}"?`;
  const said = what && meant ? `${what}: ${meant}` : what || meant;
  return [code, said, detail ?? '', problems[code]].filter(Boolean).join('  ');
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
