import { firstMentions, termFinder, type Mention, type TermFinder } from '../engine/terms.ts';
import type { Content, PlacedRule } from '../model/content.ts';
import type { Entry } from '../model/glossary.ts';
import type { Locale } from '../model/text.ts';
import { kept } from './kept.ts';

const finders = kept(({ glossary }: Content): Readonly<Record<Locale, TermFinder>> => {
  const finder = (locale: Locale) => termFinder(glossary.map(({ id, forms }) => ({ id, forms: forms[locale] })));
  return { sv: finder('sv'), en: finder('en') };
});

/** Ids of the terms whose words mean something else in the rule. */
function meantOtherwise(content: Content, rule: PlacedRule): Set<string> {
  return new Set(content.glossary.filter(({ except }) => except?.includes(rule.id)).map(({ id }) => id));
}

/** A rule's text and what it tells to do, with the first mention of each term of the glossary marked. */
export function markedRule(content: Content, rule: PlacedRule, locale: Locale): { text: Mention[]; do: Mention[] } {
  const find = finders(content)[locale];
  const [text = [], todo = []] = firstMentions(
    [find(rule.text[locale]), rule.do ? find(rule.do[locale]) : []],
    meantOtherwise(content, rule),
  );
  return { text, do: todo };
}

/** The entries that the rules' texts have marks for, in the glossary's order. */
export function markedEntries(content: Content, rules: readonly PlacedRule[], locale: Locale): Entry[] {
  const marked = new Set(
    rules.flatMap((rule) => {
      const parts = markedRule(content, rule, locale);
      return [...parts.text, ...parts.do].flatMap(({ term }) => term ?? []);
    }),
  );
  return content.glossary.filter(({ id }) => marked.has(id));
}

/** The rules that use a term in the language, in the order of the policies. */
export function rulesUsing(content: Content, entry: Entry, locale: Locale): readonly PlacedRule[] {
  return uses(content)[locale].get(entry.id) ?? [];
}

const uses = kept((content: Content) => ({ sv: rulesByTerm(content, 'sv'), en: rulesByTerm(content, 'en') }));

/** Every rule is searched once, not once for each term. */
function rulesByTerm(content: Content, locale: Locale): Map<string, PlacedRule[]> {
  const find = finders(content)[locale];
  const byTerm = new Map(content.glossary.map(({ id }) => [id, [] as PlacedRule[]]));
  for (const rule of content.policies.flatMap(({ rules }) => rules)) {
    const texts = [rule.title, rule.text, ...(rule.do ? [rule.do] : [])];
    const terms = new Set(texts.flatMap((text) => find(text[locale]).flatMap(({ term }) => term ?? [])));
    const otherwise = meantOtherwise(content, rule);
    for (const term of terms) if (!otherwise.has(term)) byTerm.get(term)?.push(rule);
  }
  return byTerm;
}

/** The entries under their first letters, in the order of the language's alphabet. */
export function byLetter(entries: readonly Entry[], locale: Locale): { letter: string; entries: Entry[] }[] {
  const sorted = entries.toSorted((one, other) => one.term[locale].localeCompare(other.term[locale], locale));
  const letters = Map.groupBy(sorted, ({ term }) => term[locale].charAt(0).toLocaleUpperCase(locale));
  return [...letters].map(([letter, under]) => ({ letter, entries: under }));
}
