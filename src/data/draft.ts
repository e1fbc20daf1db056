import type { z } from 'zod';
import { channelFormSchema, type ChannelForm } from '../model/channelForm.ts';
import { userPolicySchema, type UserPolicy } from '../model/clause.ts';
import { answerSchema, type Answer } from '../model/comparison.ts';
import { factSchema, type Fact } from '../model/fact.ts';
import { formSchema, type Form } from '../model/form.ts';
import { entrySchema, type Entry } from '../model/glossary.ts';
import { lawSchema, type Law } from '../model/law.ts';
import { letterSchema, type Letter } from '../model/letter.ts';
import { openingSchema, type Opening } from '../model/opening.ts';
import { platformSchema, type Platform } from '../model/platform.ts';
import { pointSchema, type Point } from '../model/point.ts';
import { policySchema, sectionSchema, type Policy, type Section } from '../model/policy.ts';
import { ruleSchema, type Rule } from '../model/rule.ts';
import { scenarioSchema, type Scenario } from '../model/scenario.ts';
import { searchWordsSchema, type SearchWordLists } from '../model/searchWords.ts';
import { siteSchema, type Site } from '../model/site.ts';
import { termSchema, type Term } from '../model/term.ts';
import type { Locale } from '../model/text.ts';
import { toolSchema, type Tool } from '../model/tool.ts';
import type { Words } from '../model/content.ts';
import { listFiles, listProse, readSource, type SourceFile } from './files.ts';
import type { Path, Problem } from './problems.ts';
import { check, isRecord } from './schema.ts';

/** A record and where it stands. */
export interface Placed<T> {
  file: string;
  path: Path;
  value: T;
}

/** An id that some record declares, also where the record itself is faulty: so one fault is not reported twice. */
export interface Declared {
  id: string;
  file: string;
  path: Path;
}

export interface DraftSection {
  file: string;
  slug: string;
  /** Absent when the section's own keys are faulty. */
  head?: Omit<Section, 'rules'>;
  rules: Placed<Rule>[];
  declared: Declared[];
  /** Places that the section or one of its rules names. */
  places: string[];
}

export interface DraftPolicy {
  id: string;
  file: string;
  policy?: Policy;
  sections: DraftSection[];
  /** Absent when there is none, or when it is faulty. */
  userPolicy?: Placed<UserPolicy>;
  opening?: Placed<Opening>;
  /** Absent when there is none. */
  comparison?: { file: string; answers: Placed<Answer>[] };
  scenarios: Placed<Scenario>[];
  declaredScenarios: Declared[];
}

/** A list in a file of its own. */
export interface DraftList<T> {
  items: Placed<T>[];
  declared: Declared[];
}

/** The content as far as it could be read. The audit works on it, so that it can name every problem at once. */
export interface Draft {
  files: SourceFile[];
  /** Names of the prose pages. */
  prose: string[];
  /** Absent when the file is not there or faulty. */
  site: Site | undefined;
  /** Absent when the file is not there or faulty. */
  searchWords: SearchWordLists | undefined;
  /** Absent when the file is not there or faulty. */
  channelForm: Placed<ChannelForm> | undefined;
  facts: DraftList<Fact>;
  topics: DraftList<Term>;
  points: DraftList<Point>;
  roles: DraftList<Term>;
  laws: DraftList<Law>;
  glossary: DraftList<Entry>;
  letters: DraftList<Letter>;
  forms: DraftList<Form>;
  platforms: DraftList<Platform>;
  tools: DraftList<Tool>;
  policies: DraftPolicy[];
  words: Record<Locale, Words>;
  /** What is wrong with the files themselves and with single records. */
  problems: Problem[];
}

const sectionName = /^policies\/[^/]+\/sections\/\d\d-([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/;
const toolName = /^tools\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.yaml$/;
const policyFolder = /^policies\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\//;
const headSchema = sectionSchema.omit({ rules: true });

/** Reads and checks every file below the folder. @throws {Error} when the folder cannot be read. */
export function readDraft(dir: string): Draft {
  const problems: Problem[] = [];
  const names = listFiles(dir);
  const sources = new Map<string, SourceFile>();
  for (const file of names) {
    const read = readSource(dir, file);
    problems.push(...read.problems);
    if (read.source) sources.set(file, read.source);
  }
  const used = new Set<string>();
  const take = (file: string): SourceFile | undefined => {
    used.add(file);
    return sources.get(file);
  };

  function list<T>(file: string, schema: z.ZodType<T>, required = true): DraftList<T> {
    if (required && !names.includes(file)) problems.push({ code: 'missing-file', file, path: [] });
    const source = take(file);
    return source ? parseList(source.value, schema, file, [], problems) : { items: [], declared: [] };
  }

  function words(file: string): Words {
    if (!names.includes(file)) problems.push({ code: 'missing-file', file, path: [] });
    const value = take(file)?.value ?? {};
    if (isRecord(value) && Object.values(value).every((word) => typeof word === 'string')) return value as Words;
    problems.push({ code: 'bad-json', file, path: [] });
    return {};
  }

  /** A file that holds one record. */
  function record<T>(file: string, schema: z.ZodType<T>, required = true): Placed<T> | undefined {
    if (required && !names.includes(file)) problems.push({ code: 'missing-file', file, path: [] });
    const source = take(file);
    if (!source) return undefined;
    const checked = check(schema, source.value, file, []);
    problems.push(...checked.problems);
    return checked.value === undefined ? undefined : { file, path: [], value: checked.value };
  }

  function tools(): DraftList<Tool> {
    const found: DraftList<Tool> = { items: [], declared: [] };
    for (const file of names.filter((name) => name.startsWith('tools/'))) {
      const source = take(file);
      const id = toolName.exec(file)?.[1];
      if (id === undefined) problems.push({ code: 'bad-file-name', file, path: [] });
      if (id === undefined || !source) continue;
      found.declared.push({ id, file, path: [] });
      const checked = check(toolSchema, source.value, file, []);
      problems.push(...checked.problems);
      if (checked.value) found.items.push({ file, path: [], value: checked.value });
    }
    return found;
  }

  function policy(id: string): DraftPolicy {
    const folder = `policies/${id}`;
    const file = `${folder}/policy.yaml`;
    const checked = check(policySchema, take(file)?.value, file, []);
    if (!names.includes(file)) problems.push({ code: 'missing-file', file, path: [] });
    else if (sources.has(file)) problems.push(...checked.problems);
    const sections = names.filter((name) => name.startsWith(`${folder}/sections/`)).flatMap((name) => section(name));
    const scenarios = list(`${folder}/scenarios.yaml`, scenarioSchema, false);
    const userPolicy = record(`${folder}/clauses.yaml`, userPolicySchema, false);
    const opening = record(`${folder}/opening.yaml`, openingSchema, false);
    const compared = `${folder}/comparison.yaml`;
    const answers = list(compared, answerSchema, false).items;
    return {
      id,
      file,
      ...(checked.value && { policy: checked.value }),
      sections,
      ...(userPolicy && { userPolicy }),
      ...(opening && { opening }),
      ...(names.includes(compared) && { comparison: { file: compared, answers } }),
      scenarios: scenarios.items,
      declaredScenarios: scenarios.declared,
    };
  }

  function section(file: string): DraftSection[] {
    const source = take(file);
    const slug = sectionName.exec(file)?.[1];
    if (slug === undefined) problems.push({ code: 'bad-file-name', file, path: [] });
    if (slug === undefined || !source) return [];
    const { rules, ...own } = isRecord(source.value) ? source.value : { rules: undefined };
    const head = check(headSchema, own, file, []);
    problems.push(...head.problems);
    const parsed = parseList(rules, ruleSchema, file, ['rules'], problems);
    const places = [own, ...(Array.isArray(rules) ? (rules as unknown[]) : [])]
      .map((value) => (isRecord(value) ? value['place'] : undefined))
      .filter((place) => typeof place === 'string');
    return [
      { file, slug, ...(head.value && { head: head.value }), rules: parsed.items, declared: parsed.declared, places },
    ];
  }

  const policyIds = new Set(names.flatMap((name) => policyFolder.exec(name)?.[1] ?? []));
  const draft: Draft = {
    files: [...sources.values()],
    prose: listProse(dir),
    site: record('site.yaml', siteSchema)?.value,
    searchWords: record('search.yaml', searchWordsSchema)?.value,
    channelForm: record('channel.yaml', channelFormSchema),
    facts: list('facts.yaml', factSchema),
    topics: list('topics.yaml', termSchema),
    points: list('points.yaml', pointSchema),
    roles: list('roles.yaml', termSchema),
    laws: list('laws.yaml', lawSchema),
    glossary: list('glossary.yaml', entrySchema),
    letters: list('letters.yaml', letterSchema),
    forms: list('forms.yaml', formSchema),
    platforms: list('platforms.yaml', platformSchema),
    tools: tools(),
    policies: [...policyIds].map(policy),
    words: { sv: words('i18n/sv.json'), en: words('i18n/en.json') },
    problems,
  };
  for (const file of names) if (!used.has(file)) problems.push({ code: 'stray-file', file, path: [] });
  return draft;
}

function parseList<T>(
  value: unknown,
  schema: z.ZodType<T>,
  file: string,
  base: Path,
  problems: Problem[],
): DraftList<T> {
  const found: DraftList<T> = { items: [], declared: [] };
  if (!Array.isArray(value) || (base.length > 0 && value.length === 0)) {
    const missing = value === undefined;
    problems.push({
      code: missing ? 'missing-key' : 'bad-value',
      file,
      path: base,
      ...(missing ? { value: String(base.at(-1) ?? '') } : { detail: 'A list is expected here.' }),
    });
    return found;
  }
  for (const [index, item] of (value as unknown[]).entries()) {
    const path = [...base, index];
    if (isRecord(item) && typeof item['id'] === 'string') {
      found.declared.push({ id: item['id'], file, path: [...path, 'id'] });
    }
    const checked = check(schema, item, file, path);
    problems.push(...checked.problems);
    if (checked.value !== undefined) found.items.push({ file, path, value: checked.value });
  }
  return found;
}
