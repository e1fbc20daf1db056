/** How much of a search is looked at, in characters and in words; the rest of a longer one is left out. */
export const longestQuery = { characters: 600, words: 40 };

/** The words of a text: in lower case, composed, without marks. Any text will do. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The word as a foreign keyboard has it: å, ä, ö, é and the like without their marks. */
export function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Takes the longest ending off a word, and leaves at least four letters. @param endings the longest first. */
export function stemOf(word: string, endings: readonly string[]): string {
  const ending = endings.find((one) => word.length - one.length >= 4 && word.endsWith(one));
  return ending === undefined ? word : word.slice(0, -ending.length);
}
