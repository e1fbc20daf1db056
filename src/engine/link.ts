import type { Fact, Option } from '../model/fact.ts';
import { chosenOptions, unique, type Answers } from './condition.ts';

/** What a link needs to know of a fact. */
export type LinkFact = Pick<Fact, 'id' | 'choose'> & { readonly options: readonly Pick<Option, 'id' | 'alone'>[] };

/** `unknown`: ids that this edition does not have, as `fact` or `fact=option`. `unreadable`: something made no sense at all. */
export interface Ignored {
  unknown: readonly string[];
  unreadable: boolean;
}

/** Longest fragment that is read, in UTF-16 units; weighed before anything is decoded. */
export const fragmentLimit = 4096;

/**
 * Answers as a URL fragment without "#": `details=name,picture&stage=planned`.
 * One spelling for one state: facts in the order given, options in the fact's own order.
 * What `facts` does not hold is left out.
 */
export function writeAnswers(answers: Answers, facts: readonly LinkFact[]): string {
  return facts
    .flatMap((fact) => {
      const chosen = chosenOptions(answers, fact.id) ?? [];
      const options = fact.options.filter((option) => chosen.includes(option.id)).map((option) => option.id);
      return options.length > 0 ? [`${fact.id}=${options.join(',')}`] : [];
    })
    .join('&');
}

/**
 * Answers from a URL fragment, with or without "#". Takes any string and never throws.
 * A fact whose answer is only partly understood is left out whole, so that it is asked again:
 * half an answer could be milder than what was meant.
 */
export function readAnswers(fragment: string, facts: readonly LinkFact[]): { answers: Answers; ignored: Ignored } {
  if (fragment.length > fragmentLimit) return { answers: {}, ignored: { unknown: [], unreadable: true } };
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  const read = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  const unknown: string[] = [];
  let unreadable = false;

  for (const part of fragment.replace(/^#/, '').split('&')) {
    if (part === '') continue;
    const pair = readPair(part);
    if (!pair) {
      unreadable = true;
      continue;
    }
    const fact = known.get(pair.id);
    if (!fact) {
      unknown.push(pair.id);
      continue;
    }
    const strangers = pair.options.filter((id) => !fact.options.some((option) => option.id === id));
    unknown.push(...strangers.map((option) => `${fact.id}=${option}`));
    if (seen.has(fact.id) || !isOneAnswer(fact, pair.options)) {
      unreadable = true;
      read.delete(fact.id);
    } else if (strangers.length === 0) {
      read.set(
        fact.id,
        fact.options.flatMap((option) => (pair.options.includes(option.id) ? option.id : [])),
      );
    }
    seen.add(fact.id);
  }
  return { answers: Object.fromEntries(read), ignored: { unknown: unique(unknown), unreadable } };
}

const idShape = /^[a-z0-9-]{1,60}$/;

/** `fact=option,option`, or undefined for anything else. Decoded, since mail programs encode the commas. */
function readPair(part: string): { id: string; options: readonly string[] } | undefined {
  let text: string;
  try {
    text = decodeURIComponent(part);
  } catch {
    return undefined;
  }
  const at = text.indexOf('=');
  const id = at < 0 ? text : text.slice(0, at);
  const options = at < 0 ? [] : unique(text.slice(at + 1).split(','));
  return [id, ...options].every((word) => idShape.test(word)) ? { id, options } : undefined;
}

/** Could somebody have given this answer by clicking? */
function isOneAnswer(fact: LinkFact, options: readonly string[]): boolean {
  if (options.length === 0) return false;
  if (options.length === 1) return true;
  return fact.choose === 'several' && !fact.options.some((option) => option.alone && options.includes(option.id));
}
