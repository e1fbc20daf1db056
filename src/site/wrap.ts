/** Widths of letters in parts of the type size, on the wide side: the reader's own typeface is not known here. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'’!|()[\]]/u, 0.31],
  [/[frt\s/"”“-]/u, 0.38],
  [/[mwMWÆŒæœ@%—]/u, 0.93],
  [/\p{Lu}|[&+=<>–§]/u, 0.7],
  [/./u, 0.61],
];

/** How wide a line of text is at most, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  return Array.from(text).reduce(
    (sum, letter) => sum + (widths.find(([test]) => test.test(letter))?.[1] ?? 1) * size,
    0,
  );
}

/** The text in lines no wider than `width`. A word that is wider by itself is cut, and says so with a hyphen. */
export function wrap(text: string, width: number, size: number): string[] {
  const fits = (line: string) => textWidth(line, size) <= width;
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) return [...lines.slice(0, -1), `${last} ${word}`];
    return [...lines, ...pieces(word, fits)];
  }, []);
}

function pieces(word: string, fits: (line: string) => boolean): string[] {
  const letters = Array.from(word);
  if (fits(word) || letters.length < 2) return [word];
  // Never so late that only a letter or two would be left.
  let at = Math.max(letters.length - 4, 1);
  while (at > 1 && !fits(`${letters.slice(0, at).join('')}-`)) at -= 1;
  return [`${letters.slice(0, at).join('')}-`, ...pieces(letters.slice(at).join(''), fits)];
}
