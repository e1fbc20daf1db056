import {
  cache,
  embedFolders,
  escapeRegExp,
  framing,
  headers,
  localeFolders,
  missingPage,
  otherType,
  strictTransport,
  types,
  type Settings,
} from './rules.ts';

/** For nginx's http part: what depends on the address. */
export function nginxHttp(settings: Settings): string {
  const base = escapeRegExp(settings.base);
  return `# Kanalguiden, for nginx's http part (such as /etc/nginx/conf.d/). Generated: see docs/hosting.md.

map $uri $kanalguiden_framing {
    default "${framing.none}";
    "~^${base}(${embedFolders.join('|')})[^/]+/[^/]+/" "${framing.embed(settings)}";
}

# A hashed file that is not there is no promise for a year.
map $status$uri $kanalguiden_cache {
    default "${cache.forOthers}";
    "~^(200|206|304)${base}${cache.hashed}" "${cache.forHashed}";
}

map $uri $kanalguiden_missing {
    default ${settings.base}${missingPage('')};
${localeFolders.map((folder) => `    "~^${base}${folder}" ${settings.base}${missingPage(folder)};`).join('\n')}
}
`;
}

/** For nginx's server part. The files lie in the server's root, in the folder that the base names. */
export function nginxServer({ base }: Settings): string {
  return `# Kanalguiden, for nginx's server part. Generated: see docs/hosting.md.
${
  base === '/'
    ? ''
    : `
location = ${base.slice(0, -1)} {
    absolute_redirect off;
    return 301 ${base}$is_args$args;
}
`
}
location ^~ ${base} {
    index index.html;
    absolute_redirect off;
    server_tokens off;

    default_type ${otherType};
    types {
${Object.entries(types)
  .map(([ending, { type }]) => `        "${type}" ${ending};`)
  .join('\n')}
    }

    # Written beside each file by "npm run compress". The first line needs Debian's libnginx-mod-http-brotli-static.
    brotli_static on;
    gzip_static on;
    gzip_vary on;

    add_header Cache-Control $kanalguiden_cache always;
    add_header Content-Security-Policy $kanalguiden_framing always;
${Object.entries(headers)
  .map(([name, value]) => `    add_header ${name} "${value}" always;`)
  .join('\n')}
    # Only with TLS: add_header ${strictTransport.name} "${strictTransport.value}" always;

    # A folder without a page counts as missing.
    error_page 403 404 =404 $kanalguiden_missing;
    location ~ /\\.|\\.(br|gz)$ {
        return 404;
    }
}
`;
}
