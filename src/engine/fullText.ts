import type { Channel } from '../model/channel.ts';
import type { Locale } from '../model/text.ts';
import type { PolicyTexts, UserPolicyBundle } from './channelBundle.ts';
import { isBlank } from './clean.ts';
import { clausesFor, kept, type ClauseFrame } from './clauses.ts';
import { unique, type Answers, type FactIndex } from './condition.ts';
import { fallsAway, ownPassage, passage, passageText, type Filling, type Passage } from './passage.ts';

/** What the user policy is made of: the content, and what the user has told. */
export interface Material extends Pick<UserPolicyBundle, 'optional' | 'fields' | 'texts'>, Pick<Filling, 'typed'> {
  clauses: readonly ClauseFrame[];
  facts: FactIndex;
  answers: Answers;
  text: Channel['text'];
}

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

/** A language of the text with its texts, and what they are filled from. */
export interface Language {
  locale: Locale;
  texts: PolicyTexts;
  filling: Filling;
}

/**
 * The text that fills a page, in each language of the text whose texts are there. What the user typed is never cut, and
 * nothing in it is taken for mark-up.
 * @throws {Error} on a condition about a fact that `facts` does not hold.
 */
export function fullText(material: Material): Version[] {
  const clauses = clausesInText(material);
  return languagesIn(material).map((language) => ({
    locale: language.locale,
    title: passage(language.texts.title, language.filling),
    parts: clauses.flatMap(({ id }) => fullPart(id, material, language)),
  }));
}

/** The languages of the text, Swedish first. */
export function languagesOf({ language }: Pick<Channel['text'], 'language'>): readonly Locale[] {
  return language === 'both' ? ['sv', 'en'] : [language];
}

export function languagesIn(material: Material): Language[] {
  return languagesOf(material.text).flatMap((locale) => {
    const texts = material.texts[locale];
    if (!texts) return [];
    const { names, labels, platformNames } = texts;
    const { optional, fields, typed } = material;
    return { locale, texts, filling: { names, labels, platformNames, optional, fields, typed } };
  });
}

export function clausesInText({ clauses, facts, answers, text }: Material): ClauseFrame[] {
  return kept(clausesFor(clauses, facts, answers, text.order), text);
}

/** Fields that the text shows as blanks, in reading order. */
export function blanksOf(versions: readonly Version[]): string[] {
  const passages = versions.flatMap(({ title = [], parts }) => [
    title,
    ...parts.flatMap(({ heading = [], paragraphs }) => [heading, ...paragraphs]),
  ]);
  return unique(passages.flat().flatMap((piece) => (piece.kind === 'blank' ? piece.field : [])));
}

/** The guide's own words for a clause in the full text, as they stand now. A blank line parts paragraphs. */
export function guideWords(clause: string, language: Language): string {
  return guideParagraphs(clause, language).map(passageText).join(betweenParagraphs);
}

/** The user's wording of a clause, or undefined where the guide's stands. A blank wording is none. */
export function wording({ edits }: Pick<Channel['text'], 'edits'>, clause: string, locale: Locale): string | undefined {
  const text = Object.hasOwn(edits, clause) ? edits[clause]?.[locale] : undefined;
  return text === undefined || isBlank(text) ? undefined : text;
}

const betweenParagraphs = '\n\n';

function fullPart(clause: string, material: Material, language: Language): Part[] {
  const { texts, filling, locale } = language;
  const about = { clause, heading: passage(texts.clauses[clause]?.title ?? '', filling) };
  const wanted = wording(material.text, clause, locale);
  if (wanted !== undefined)
    return [{ ...about, paragraphs: wanted.split(betweenParagraphs).map(ownPassage), edited: true }];
  const paragraphs = guideParagraphs(clause, language);
  return paragraphs.length > 0 ? [{ ...about, paragraphs }] : [];
}

function guideParagraphs(clause: string, { texts, filling }: Language): Passage[] {
  return (texts.clauses[clause]?.full ?? [])
    .filter((paragraph) => !fallsAway(paragraph, filling))
    .map((paragraph) => passage(paragraph, filling));
}
