import { unique } from './condition.ts';
import type { ClauseFrame } from './clauses.ts';
import { fitProfile, type Fit } from './fit.ts';
import {
  blanksOf,
  clausesInText,
  fullText,
  languagesIn,
  type Language,
  type Material,
  type Part,
  type Version,
} from './fullText.ts';
import type { Block, Paper } from './paper.ts';
import { fallsAway, passage, passageText } from './passage.ts';
import { slots } from './text.ts';

/** The field with the web address of the full text. */
export const linkField = 'policy-address';

/**
 * full: a page. pinned: a post with a short sentence for each clause and the link to the page. profile: a profile text;
 * `limit`: most characters as people see them; `form`: which of the profile's forms the user wants, from 0.
 */
export type Size =
  { kind: 'full' } | { kind: 'pinned' } | { kind: 'profile'; limit?: number | undefined; form?: number | undefined };

export interface Composition {
  /** One for each language of the text whose texts are there; Swedish first. */
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
  const clauses = clausesInText(material);
  const full = fullText(material);
  const all = covered(clauses, full);
  if (size.kind === 'full') return { versions: full, blanks: blanksOf(full), covers: all, through: 'text' };

  const languages = languagesIn(material);
  if (size.kind === 'pinned') {
    const versions = languages.map((language) => ({
      locale: language.locale,
      parts: pinnedParts(clauses, language),
    }));
    const said = covered(clauses, versions);
    const through = all.every((rule) => said.includes(rule)) ? 'text' : 'link';
    return { versions, blanks: blanksOf(versions), covers: all, through };
  }

  const forms = languages.map(({ texts, filling }) => ({ profiles: texts.profiles, filling }));
  const fit = fitProfile(forms, size);
  const versions = languages.map(({ locale }, index) => ({
    locale,
    parts: [{ paragraphs: [fit.passages[index] ?? []] }],
  }));
  const linked = forms.every(({ profiles }) => slots(profiles[fit.form] ?? '').includes(linkField));
  return { versions, blanks: blanksOf(versions), covers: linked ? all : [], through: 'link', fit };
}

/** The composed text for screen, print, clipboard and files. */
export function writePaper({ versions }: Pick<Composition, 'versions'>): Paper {
  const locale = versions[0]?.locale ?? 'sv';
  const title = passageText(versions[0]?.title ?? []);
  return { title, locale, blocks: versions.flatMap((version, index) => versionBlocks(version, index > 0)) };
}

function pinnedParts(clauses: readonly ClauseFrame[], { texts, filling }: Language): Part[] {
  const said = clauses.flatMap(({ id }) => {
    const short = texts.shorts[id];
    return short !== undefined && !fallsAway(short, filling) ? { clause: id, short } : [];
  });
  const link = `{${linkField}}`;
  const linked = said.some(({ short }) => short.includes(link));
  return [
    ...said.map(({ clause, short }) => ({ clause, paragraphs: [passage(short, filling)] })),
    ...(linked ? [] : [{ paragraphs: [passage(link, filling)] }]),
  ];
}

/** Rules of the clauses that have a part in every language. */
function covered(clauses: readonly ClauseFrame[], versions: readonly Version[]): string[] {
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
