import { describe, expect, it } from 'vitest';
import { fileName } from '../../src/engine/export/fileName.ts';
import fc from '../seeded.ts';
import { anyText } from './anyPaper.ts';

describe('a file name', () => {
  it('E7, fileNameSafe: is letters, digits and hyphens, 80 characters at most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyText, fc.string({ minLength: 60 }))),
        fc.constantFrom('txt', 'docx'),
        (parts, extension) => {
          const name = fileName(parts, extension);
          expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.(txt|docx)$/);
          expect(name.length).toBeLessThanOrEqual(80);
        },
      ),
    );
  });

  it.each([
    [['ltu', 'checklist', '2026-11-21'], 'ltu-checklist-2026-11-21.txt'],
    [['Frågor & svar: Öppettider på Ås'], 'fragor-svar-oppettider-pa-as.txt'],
    [['A\u030asa'], 'asa.txt'],
    [['Tromsø', 'Ŋ'], 'tromso-n.txt'],
    [['../../etc/passwd'], 'etc-passwd.txt'],
    [['CON'], 'file-con.txt'],
    [['lpt1'], 'file-lpt1.txt'],
    [['com', '1'], 'com-1.txt'],
    [['شبكة'], 'file.txt'],
    [[], 'file.txt'],
    [['a'.repeat(75), 'bcd'], `${'a'.repeat(75)}.txt`],
  ])('E7: of %j is %s', (parts, expected) => {
    expect(fileName(parts, 'txt')).toBe(expected);
  });

  it('T3: holds no mark that turns the direction of writing', () => {
    expect(fileName(['invoice\u202etxt.exe'], 'txt')).toBe('invoice-txt-exe.txt');
  });
});
