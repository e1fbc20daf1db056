import satisfies from 'spdx-satisfies';

export interface Package {
  name: string;
  version: string;
  /** An SPDX expression, as the package gives it. */
  licence: string | undefined;
}

const both = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT'];

/** SPDX ids, by what happens to the package. All of them may go with EUPL-1.2. */
export const allowed = {
  /** Sent to browsers. MPL-2.0 asks that its own files stay available; we change none. */
  browser: [...both, 'MPL-2.0'],
  /** Used to build and to test, and not passed on. */
  build: [...both, 'CC-BY-3.0', 'LGPL-3.0-or-later', 'MPL-2.0', 'PSF-2.0', 'Python-2.0'],
};

/** One problem for each package whose licence is not on the list, or that names none, with the way to mend it. */
export function licenceProblems(packages: readonly Package[], use: keyof typeof allowed): string[] {
  const where = use === 'browser' ? 'sent to browsers' : 'used for the build';
  return packages
    .filter(({ licence }) => !isAllowed(licence, allowed[use]))
    .map(({ name, version, licence }) =>
      [
        `${name} ${version}, ${where}: ${licence === undefined ? 'it names no licence' : `"${licence}" is not on the list`}.`,
        `  Use another package. Or read its licence and, if it may go with EUPL-1.2, add it to "${use}" in scripts/licenceRules.ts.`,
      ].join('\n'),
    );
}

function isAllowed(licence: string | undefined, list: string[]): boolean {
  if (licence === undefined) return false;
  try {
    return satisfies(licence, list);
  } catch {
    // Not an SPDX expression, such as "UNLICENSED" or "SEE LICENSE IN …".
    return false;
  }
}
