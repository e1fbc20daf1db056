import { z } from 'zod';
import { channelFormSchema } from '../model/channelForm.ts';
import { userPolicySchema } from '../model/clause.ts';
import { answerSchema } from '../model/comparison.ts';
import { factSchema } from '../model/fact.ts';
import { entrySchema } from '../model/glossary.ts';
import { lawSchema } from '../model/law.ts';
import { formSchema } from '../model/form.ts';
import { letterSchema } from '../model/letter.ts';
import { openingSchema } from '../model/opening.ts';
import { platformSchema } from '../model/platform.ts';
import { pointSchema } from '../model/point.ts';
import { policySchema, sectionSchema } from '../model/policy.ts';
import { scenarioSchema } from '../model/scenario.ts';
import { searchWordsSchema } from '../model/searchWords.ts';
import { siteSchema } from '../model/site.ts';
import { termSchema } from '../model/term.ts';
import { toolSchema } from '../model/tool.ts';
import { nearest } from './nearest.ts';
import type { Path, Problem } from './problems.ts';

type Issue = z.core.$ZodIssue;

/**
 * Checks a value against a schema.
 * @param path Where the value stands in its file.
 * @returns The value as the schema gives it, or what is wrong with it.
 */
export function check<T>(
  schema: z.ZodType<T>,
  value: unknown,
  file: string,
  path: Path,
): { value?: T; problems: Problem[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, problems: [] };
  return { problems: result.error.issues.flatMap((issue) => explain(issue, value, file, path)) };
}

function explain(issue: Issue, root: unknown, file: string, base: Path): Problem[] {
  const inner = issue.path.filter((step) => typeof step !== 'symbol');
  const path = [...base, ...inner];
  const found = valueAt(root, inner);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      file,
      path: [...path, key],
      value: key,
      ...nearest(key, knownKeys()),
    }));
  }
  if (found === undefined) {
    const key = String(path.at(-1) ?? '');
    const language = key === 'sv' || key === 'en';
    return [{ code: language ? 'missing-language' : 'missing-key', file, path, value: key }];
  }
  if (issue.code === 'invalid_union' && isRecord(found)) {
    const branch = likeliest(issue.errors);
    const parts = branch.flatMap((part) => explain(part, found, file, path));
    if (!path.includes('when') && !path.includes('met')) return parts;
    return parts.map((part) => (part.code === 'missing-key' ? { ...part, code: 'bad-condition' } : part));
  }
  const value = typeof found === 'string' || typeof found === 'number' ? { value: String(found) } : {};
  return [{ code: 'bad-value', file, path, ...value, ...nearestChoice(issue, found), detail: issue.message }];
}

/** The form that the writer most likely meant: the one with the least wrong. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const faults = (branch: readonly Issue[]) =>
    branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  return [...branches].sort((one, other) => faults(one) - faults(other))[0] ?? [];
}

function nearestChoice(issue: Issue, found: unknown): { near?: string } {
  if (issue.code !== 'invalid_value' || typeof found !== 'string') return {};
  return nearest(found, issue.values.map(String));
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value) && typeof step === 'number') return value[step] as unknown;
    return isRecord(value) && Object.hasOwn(value, step) ? value[String(step)] : undefined;
  }, root);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

let keys: string[] | undefined;

/** Every key that some record may have. */
function knownKeys(): string[] {
  const schemas = [
    answerSchema,
    channelFormSchema,
    userPolicySchema,
    openingSchema,
    platformSchema,
    factSchema,
    lawSchema,
    entrySchema,
    formSchema,
    letterSchema,
    pointSchema,
    policySchema,
    sectionSchema,
    scenarioSchema,
    searchWordsSchema,
    siteSchema,
    termSchema,
    toolSchema,
  ];
  keys ??= [...new Set(schemas.flatMap((schema) => propertiesOf(z.toJSONSchema(schema, { io: 'input' }))))];
  return keys;
}

function propertiesOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(propertiesOf);
  if (!isRecord(schema)) return [];
  const own = isRecord(schema['properties']) ? Object.keys(schema['properties']) : [];
  return [...own, ...Object.values(schema).flatMap(propertiesOf)];
}
