import { describe, expect, it } from 'vitest';
import { licenceProblems } from '../../scripts/licenceRules.ts';

const named = (licence: string | undefined) => [{ name: 'rope', version: '1.2.3', licence }];

describe('licences', () => {
  it('takes what is on the list, alone, all of several, or one of a choice', () => {
    for (const licence of ['MIT', 'Apache-2.0 AND MIT', '(MIT OR GPL-3.0-or-later)']) {
      expect(licenceProblems(named(licence), 'browser')).toEqual([]);
    }
  });

  it('names each package whose licence is not on the list, or that has none', () => {
    for (const licence of [
      'GPL-3.0-only',
      'MIT AND AGPL-3.0-only',
      'UNLICENSED',
      'SEE LICENSE IN LICENCE.txt',
      '',
      undefined,
    ]) {
      const problems = licenceProblems(named(licence), 'build');
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain('rope 1.2.3');
      expect(problems[0]).toContain(licence ?? '');
    }
  });

  it('lets the build use what browsers are not sent', () => {
    expect(licenceProblems(named('LGPL-3.0-or-later'), 'build')).toEqual([]);
    expect(licenceProblems(named('LGPL-3.0-or-later'), 'browser')).toHaveLength(1);
  });
});
