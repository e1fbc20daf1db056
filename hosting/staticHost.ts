import { cache, embedFolders, framing, headers, strictTransport, type Settings } from './rules.ts';

/**
 * A `_headers` file, as Netlify and Cloudflare Pages read it. Where several of its rules fit an address, one of them
 * joins values of the same header and the other overrides: so no header may stand in two rules that fit one address.
 * A browser that sees frame-ancestors ignores X-Frame-Options: https://www.w3.org/TR/CSP3/#frame-ancestors-and-frame-options
 */
export function staticHostHeaders(settings: Settings): string {
  const { base } = settings;
  return `# Kanalguiden, for static hosts. Generated: see docs/hosting.md.
${base}*
${lines({ ...headers, 'X-Frame-Options': 'DENY' })}
  # Only where every address of this name has TLS: ${strictTransport.name}: ${strictTransport.value}
${embedFolders.map((folder) => `${base}${folder}:policy/*\n${lines({ 'Content-Security-Policy': framing.embed(settings) })}`).join('\n')}
${base}${cache.hashed}*
${lines({ 'Cache-Control': cache.forHashed })}
`;
}

function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `  ${name}: ${value}`)
    .join('\n');
}
