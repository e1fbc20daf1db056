const longest = 80;
/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
/** Letters that do not come apart into a basic letter and a mark. */
const folds: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ŋ: 'n',
  ł: 'l',
  ŧ: 't',
};

/**
 * A file name that every system takes: a–z, digits and single hyphens, at most 80 characters with the extension.
 * å and ä become a, ö becomes o; other scripts are left out. The parts are joined by hyphens. They hold no name of a
 * person: file names end up in mail and logs.
 */
export function fileName(parts: readonly string[], extension: string): string {
  const name = parts
    .map(folded)
    .filter((part) => part !== '')
    .join('-')
    .slice(0, longest - extension.length - 1)
    .replace(/-$/, '');
  return `${name === '' || reserved.test(name) ? `file${name && `-${name}`}` : name}.${extension}`;
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\0-~]/g, (character) => folds[character] ?? ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
