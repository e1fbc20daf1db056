const schemes = ['https:', 'http:', 'mailto:'];

/**
 * An address that a file may link to: absolute, and https:, http: or mailto:. Spaces, quotes, brackets of all kinds but
 * the round, bars and backslashes come out percent-encoded, so that no format takes them for its own.
 * Undefined for everything else; the words then stand without a link.
 */
export function safeAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return schemes.includes(protocol) ? href.replace(/[\s"'<>[\\\]^`{|}]/g, percent) : undefined;
}

/** encodeURIComponent leaves the apostrophe. */
function percent(character: string): string {
  return character === "'" ? '%27' : encodeURIComponent(character);
}
