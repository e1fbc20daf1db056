import type { Channel } from '../model/channel.ts';
import type { Clause, UserPolicy } from '../model/clause.ts';
import type { Locale } from '../model/text.ts';
import { isBlank } from './clean.ts';
import { clausesFor, kept } from './clauses.ts';
import { unique, type Answers, type FactIndex } from './condition.ts';
import { fitProfile, type Fit } from './fit.ts';
import type { Block, Paper } from './paper.ts';
import { fallsAway, ownPassage, passage, passageText, type Filling, type Passage } from './passage.ts';
import { slots } from './text.ts';

/** The field with the web address of the full text. */
export const linkField = 'policy-address';

/** What the user policy is made of: the content, and what the user has told. */
export interface Material extends Filling {
  userPolicy: UserPolicy;
  facts: FactIndex;
  answers: Answers;
  text: Channel['text'];
}

/**
 * full: a page. pinned: a post with a short sentence for each clause and the link to the page. profile: a profile text;
 * `limit`: most characters as people see them; `form`: which of the profile's forms the user wants, from 0.
 */
export type Size =
  { kind: 'full' } | { kind: 'pinned' } | { kind: 'profile'; limit?: number | undefined; form?: number | undefined };

/** One clause in one language, or what stands outside of clauses. */
export interface Part {
  clause?: string;
  heading?: Passage;
  paragraphs: readonly Passage[];
  /** The words are the user's, no longer the guide's. */
  edited?: true;
}

export interface Version {
  locale: Locale;
  /** Only the full text has one. */
  title?: Passage;
  parts: readonly Part[];
}

export interface Composition {
  /** One for each language of the text; Swedish first. */
  versions: readonly Version[];
  /** Fields that the text shows as blanks, in reading order. */
  blanks: readonly string[];
  /** Rules that the text carries out in every one of its languages. */
  covers: readonly string[];
  /** Whether the text says it all itself, or some of it through its link to the full text. */
  through: 'text' | 'link';
  /** Only for a profile text. */
  fit?: Fit;
}

/**
 * Composes the text that visitors read. What the user typed is never cut, and nothing in it is taken for mark-up.
 * @throws {Error} on a condition about a fact that `facts` does not hold.
 */
export function compose(material: Material, size: Size): Composition {
  const { userPolicy, text } = material;
  const languages = languagesOf(text);
  const clauses = kept(clausesFor(userPolicy, material.facts, material.answers, text.order), text);
  const full = languages.map((locale): Version => ({
    locale,
    title: passage(userPolicy.title[locale], material, locale),
    parts: clauses.flatMap((clause) => fullPart(clause, material, locale)),
  }));
  const all = covered(clauses, full);
  if (size.kind === 'full') return { versions: full, blanks: blanksOf(full), covers: all, through: 'text' };

  if (size.kind === 'pinned') {
    const versions = languages.map((locale) => ({ locale, parts: pinnedParts(clauses, material, locale) }));
    const said = covered(clauses, versions);
    const through = all.every((rule) => said.includes(rule)) ? 'text' : 'link';
    return { versions, blanks: blanksOf(versions), covers: all, through };
  }

  const fit = fitProfile(userPolicy.profiles, material, languages, size);
  const versions = languages.map((locale, index) => ({ locale, parts: [{ paragraphs: [fit.passages[index] ?? []] }] }));
  const form = userPolicy.profiles[fit.form];
  const linked = form !== undefined && languages.every((locale) => slots(form[locale]).includes(linkField));
  return { versions, blanks: blanksOf(versions), covers: linked ? all : [], through: 'link', fit };
}

/** The languages of the text, Swedish first. */
export function languagesOf({ language }: Pick<Channel['text'], 'language'>): readonly Locale[] {
  return language === 'both' ? ['sv', 'en'] : [language];
}

/** The composed text for screen, print, clipboard and files. */
export function writePaper({ versions }: Pick<Composition, 'versions'>): Paper {
  const locale = versions[0]?.locale ?? 'sv';
  const title = passageText(versions[0]?.title ?? []);
  return { title, locale, blocks: versions.flatMap((version, index) => versionBlocks(version, index > 0)) };
}

/** The guide's own words for a clause in the full text, as they stand now. A blank line parts paragraphs. */
export function guideWords(clause: Clause, material: Material, locale: Locale): string {
  return guideParagraphs(clause, material, locale).map(passageText).join(betweenParagraphs);
}

/** The user's wording of a clause, or undefined where the guide's stands. A blank wording is none. */
export function wording({ edits }: Pick<Channel['text'], 'edits'>, clause: string, locale: Locale): string | undefined {
  const text = Object.hasOwn(edits, clause) ? edits[clause]?.[locale] : undefined;
  return text === undefined || isBlank(text) ? undefined : text;
}

const betweenParagraphs = '\n\n';

function fullPart(clause: Clause, material: Material, locale: Locale): Part[] {
  const about = { clause: clause.id, heading: passage(clause.title[locale], material, locale) };
  const wanted = wording(material.text, clause.id, locale);
  if (wanted !== undefined)
    return [{ ...about, paragraphs: wanted.split(betweenParagraphs).map(ownPassage), edited: true }];
  const paragraphs = guideParagraphs(clause, material, locale);
  return paragraphs.length > 0 ? [{ ...about, paragraphs }] : [];
}

function guideParagraphs(clause: Clause, material: Material, locale: Locale): Passage[] {
  return clause.full
    .filter((paragraph) => !fallsAway(paragraph[locale], material))
    .map((paragraph) => passage(paragraph[locale], material, locale));
}

function pinnedParts(clauses: readonly Clause[], material: Material, locale: Locale): Part[] {
  const said = clauses.filter(({ short }) => !fallsAway(short[locale], material));
  const link = `{${linkField}}`;
  const linked = said.some(({ short }) => short[locale].includes(link));
  return [
    ...said.map(({ id, short }) => ({ clause: id, paragraphs: [passage(short[locale], material, locale)] })),
    ...(linked ? [] : [{ paragraphs: [passage(link, material, locale)] }]),
  ];
}

function blanksOf(versions: readonly Version[]): string[] {
  const passages = versions.flatMap(({ title = [], parts }) => [
    title,
    ...parts.flatMap(({ heading = [], paragraphs }) => [heading, ...paragraphs]),
  ]);
  return unique(passages.flat().flatMap((piece) => (piece.kind === 'blank' ? piece.field : [])));
}

/** Rules of the clauses that have a part in every language. */
function covered(clauses: readonly Clause[], versions: readonly Version[]): string[] {
  const present = clauses.filter(({ id }) => versions.every(({ parts }) => parts.some(({ clause }) => clause === id)));
  return unique(present.flatMap(({ rules }) => rules ?? []));
}

/** `inSecond`: the version follows one in another language, under its own title. */
function versionBlocks({ locale, title, parts }: Version, inSecond: boolean): Block[] {
  const lang = inSecond ? { lang: locale } : {};
  return [
    ...(inSecond && title ? [{ kind: 'heading', level: 2, text: passageText(title), ...lang } as const] : []),
    ...parts.flatMap(({ heading, paragraphs, edited }): Block[] => [
      ...(heading ? [{ kind: 'heading', level: inSecond ? 3 : 2, text: passageText(heading), ...lang } as const] : []),
      ...paragraphs.map((pieces): Block => ({
        kind: 'text',
        runs: pieces.map((piece) => ({
          text: piece.text,
          ...(piece.kind === 'typed' && piece.href !== undefined && { href: piece.href }),
        })),
        ...(edited && { own: true }),
        ...lang,
      })),
    ]),
  ];
}
