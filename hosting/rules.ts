import { localeParams } from '../src/site/locales.ts';

/** What differs from host to host. */
export interface Settings {
  /** The path of the site on its host, such as "/" or "/guide/". */
  base: string;
  /** The origins whose pages may frame the tools, such as "https://intranet.example.org". */
  embedders: readonly string[];
}

/** A file's ending → its type, and whether it is sent compressed. An ending that is not here is plain bytes. */
export const types: Readonly<Record<string, { type: string; compress?: true }>> = {
  css: { type: 'text/css; charset=utf-8', compress: true },
  html: { type: 'text/html; charset=utf-8', compress: true },
  ico: { type: 'image/x-icon' },
  js: { type: 'text/javascript; charset=utf-8', compress: true },
  json: { type: 'application/json; charset=utf-8', compress: true },
  // Pagefind packs its index, and its wasm, itself.
  pagefind: { type: 'application/octet-stream' },
  pf_fragment: { type: 'application/octet-stream' },
  pf_index: { type: 'application/octet-stream' },
  pf_meta: { type: 'application/octet-stream' },
  png: { type: 'image/png' },
  svg: { type: 'image/svg+xml', compress: true },
  txt: { type: 'text/plain; charset=utf-8', compress: true },
  wasm: { type: 'application/wasm' },
  webmanifest: { type: 'application/manifest+json', compress: true },
  xml: { type: 'application/xml; charset=utf-8', compress: true },
};

export const otherType = 'application/octet-stream';

export const cache = {
  /** Below it, a file's name changes with its content. */
  hashed: '_astro/',
  forHashed: 'public, max-age=31536000, immutable',
  forOthers: 'no-cache',
};

/** With every answer, whatever it is. What a page may load is in the page itself, as a meta element. */
export const headers: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    'accelerometer',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'hid',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'serial',
    'usb',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
};

/** For a host with TLS alone, and only once it will never go back: browsers hold to it for a year. */
export const strictTransport = { name: 'Strict-Transport-Security', value: 'max-age=31536000' };

/** The folders of the other languages, each with "/" at the end. */
export const localeFolders = localeParams.flatMap((param) => (param ? [`${param}/`] : []));

/** Below the base, in every language: the tools' bare pages lie two folders further down, by policy and tool. */
export const embedFolders = ['', ...localeFolders].map((folder) => `${folder}embed/`);

/** The one part of the policy that a page cannot carry itself: who may frame it. */
export const framing = {
  none: "frame-ancestors 'none'",
  /** The site shows its own tools framed, too. */
  embed: ({ embedders }: Settings) => `frame-ancestors ${["'self'", ...embedders].join(' ')}`,
};

/** The page that stands for what is not there, in a language's folder. */
export function missingPage(folder: string): string {
  return folder === '' ? '404.html' : `${folder}404/index.html`;
}

/**
 * Reads BASE, as the build does, and EMBEDDERS: origins with spaces between them.
 * @throws {Error} that says which one is wrong and how to write it.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const base = `/${env['BASE'] ?? ''}/`.replace(/\/+/g, '/');
  if (!/^\/([\w.~-]+\/)*$/.test(base) || /\/\.+\//.test(base)) {
    throw new Error(`BASE is "${env['BASE'] ?? ''}". Write a path of letters, digits and hyphens, such as "/guide/".`);
  }
  const embedders = (env['EMBEDDERS'] ?? '').split(/\s+/).filter(Boolean);
  const wrong = embedders.find((origin) => !/^https?:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d{1,5})?$/.test(origin));
  if (wrong !== undefined) {
    throw new Error(
      `EMBEDDERS has "${wrong}", which is no origin. Write scheme and host without a path, such as "https://intranet.example.org", with spaces between several.`,
    );
  }
  return { base, embedders };
}

/** A base as part of a pattern, for nginx as for Caddy. */
export function escapeRegExp(base: string): string {
  return base.replace(/[.~-]/g, '\\$&');
}
