/** A browser has the server's HTML, or makes the part anew. */
export function rendered(): string {
  return '';
}
