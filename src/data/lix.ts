/** What LIX counts in a text; counts of several texts may be added. */
export interface LixCounts {
  words: number;
  /** Words of more than six letters. */
  long: number;
  sentences: number;
}

/** A full stop between figures or letters ("8.1", "t.ex.") ends no sentence. */
const sentenceEnd = /[.!?](?=\s|$)/g;

export function countForLix(text: string): LixCounts {
  const words = text.match(/[\p{L}\d]+(?:[-:'’][\p{L}\d]+)*/gu) ?? [];
  return {
    words: words.length,
    long: words.filter((word) => word.normalize('NFC').replace(/[^\p{L}]/gu, '').length > 6).length,
    sentences: Math.max(1, text.match(sentenceEnd)?.length ?? 0),
  };
}

/** Björnsson's readability index: words per sentence plus the share of long words in per cent. */
export function lix({ words, long, sentences }: LixCounts): number {
  return words === 0 ? 0 : words / sentences + (100 * long) / words;
}

/** LIX of several texts read as one. */
export function lixOf(texts: readonly string[]): number {
  const counts = texts.map(countForLix);
  const sum = (key: keyof LixCounts) => counts.reduce((total, count) => total + count[key], 0);
  return lix({ words: sum('words'), long: sum('long'), sentences: sum('sentences') });
}
