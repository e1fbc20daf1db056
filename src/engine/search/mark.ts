/** A text cut where a search matched it; the parts together are the text. */
export function markMatches(text: string, matched: ReadonlySet<string>): { text: string; hit: boolean }[] {
  const parts: { text: string; hit: boolean }[] = [];
  for (const part of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
    if (part === '') continue;
    const hit = matched.has(part.normalize('NFC').toLowerCase());
    const last = parts.at(-1);
    if (last?.hit === hit) last.text += part;
    else parts.push({ text: part, hit });
  }
  return parts;
}
