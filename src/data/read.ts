import { join, relative } from 'node:path';
import type { Content, PlacedRule, PlacedSection, PolicyRecord, ToolRecord } from '../model/content.ts';
import { audit } from './audit/audit.ts';
import { readDraft, type Draft, type DraftPolicy, type Placed } from './draft.ts';
import { stampOf } from './files.ts';
import { ContentError } from './problems.ts';

const loaded = new Map<string, { stamp: string; content: Content }>();

/**
 * The content folder: KANALGUIDEN_CONTENT, or else src/content of the working folder.
 * Not from import.meta.url, which points into a bundle's chunks during a build.
 */
export function contentFolder(): string {
  return process.env['KANALGUIDEN_CONTENT'] ?? join(process.cwd(), 'src', 'content');
}

/**
 * Everything that editors have written, joined and found sound. Read once; while developing, again after a change.
 * @throws {ContentError} naming every problem at once.
 */
export function loadContent(dir: string = contentFolder()): Content {
  const known = loaded.get(dir);
  const developing = process.env['NODE_ENV'] === 'development';
  if (known && !developing) return known.content;
  const stamp = developing ? stampOf(dir) : '';
  if (known?.stamp === stamp) return known.content;
  const content = readContent(dir);
  loaded.set(dir, { stamp, content });
  return content;
}

/** Reads, checks and joins, always anew. @throws {ContentError} naming every problem at once. */
export function readContent(dir: string): Content {
  const draft = readDraft(dir);
  const lines = new Map(draft.files.map((source) => [source.file, source.lineOf]));
  const problems = audit(draft).map((problem) => {
    const line = problem.line ?? lines.get(problem.file)?.(problem.path);
    return line === undefined ? problem : { ...problem, line };
  });
  if (problems.length > 0) throw new ContentError(problems, shownFolder(dir));
  return joinDraft(draft);
}

function shownFolder(dir: string): string {
  const near = relative(process.cwd(), dir);
  return near === '' || near.startsWith('..') ? dir : near;
}

function joinDraft(draft: Draft): Content {
  if (!draft.site) throw new Error('site.yaml was not read.');
  if (!draft.searchWords) throw new Error('search.yaml was not read.');
  if (!draft.channelForm) throw new Error('channel.yaml was not read.');
  const facts = values(draft.facts.items);
  return {
    ...draft.site,
    policies: draft.policies.map(joinPolicy),
    facts,
    factIndex: new Map(facts.map((fact) => [fact.id, fact])),
    tools: draft.tools.items.flatMap(({ value }, index): ToolRecord[] => {
      const id = draft.tools.declared[index]?.id;
      return id === undefined ? [] : [{ ...value, id }];
    }),
    topics: values(draft.topics.items),
    points: values(draft.points.items),
    roles: values(draft.roles.items),
    laws: values(draft.laws.items),
    glossary: values(draft.glossary.items),
    letters: values(draft.letters.items),
    forms: values(draft.forms.items),
    platforms: values(draft.platforms.items),
    channelForm: draft.channelForm.value,
    searchWords: draft.searchWords,
    words: draft.words,
  };
}

function joinPolicy({ id, policy, sections, scenarios, userPolicy, opening, comparison }: DraftPolicy): PolicyRecord {
  if (!policy) throw new Error(`The policy "${id}" was not read.`);
  // A section sign stays on the line of its number.
  const unbroken = (cite: string) => cite.replaceAll('§ ', '§\u00a0');
  const cites = new Map(
    policy.outline.map(({ id: place, cite }) => [place, { sv: unbroken(cite.sv), en: unbroken(cite.en) }]),
  );
  const citeOf = (place: string) => {
    const cite = cites.get(place);
    if (!cite) throw new Error(`The policy "${id}" has no place "${place}".`);
    return cite;
  };
  let order = 0;
  const placed = sections.map((section): PlacedSection => {
    if (!section.head) throw new Error(`The section ${section.file} was not read.`);
    const { head, slug } = section;
    const rules = values(section.rules).map((rule): PlacedRule => {
      const place = rule.place ?? head.place;
      return { ...rule, policy: id, section: slug, place, cite: citeOf(place), order: order++ };
    });
    return { ...head, policy: id, slug, cite: citeOf(head.place), rules };
  });
  return {
    ...policy,
    id,
    sections: placed,
    rules: placed.flatMap((section) => section.rules),
    scenarios: values(scenarios),
    ...(userPolicy && { userPolicy: userPolicy.value }),
    ...(opening && { opening: opening.value }),
    ...(comparison && { comparison: values(comparison.answers) }),
  };
}

function values<T>(items: readonly Placed<T>[]): T[] {
  return items.map((item) => item.value);
}
