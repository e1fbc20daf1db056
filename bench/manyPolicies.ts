import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';

/**
 * Writes a content folder with so many policies: the real ones, and full-size copies of them in turn under made-up names
 * and ids of their own. The audit passes it.
 * @param policies at least as many as `source` has.
 * @throws {RangeError} when there are no names for so many.
 */
export function writeManyPolicies(source: string, dir: string, policies: number): void {
  rmSync(dir, { recursive: true, force: true });
  cpSync(source, dir, { recursive: true });
  const real = readdirSync(join(source, 'policies')).sort();
  const copies = policies - real.length;
  if (copies > names.length) throw new RangeError(`There are names for ${names.length} copies, not for ${copies}.`);
  for (const [index, name] of names.slice(0, Math.max(0, copies)).entries()) {
    const original = real[index % real.length];
    if (original !== undefined) copyPolicy(join(source, 'policies'), join(dir, 'policies'), original, name);
  }
}

function copyPolicy(from: string, to: string, original: string, name: string): void {
  const id = name.toLowerCase().replace(/[åä]/g, 'a').replaceAll('ö', 'o');
  for (const file of readdirSync(join(from, original), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.yaml')) continue;
    // Ids of rules begin with the policy's; ids of all else are the policy's own affair.
    const text = readFileSync(join(from, original, file), 'utf8').replaceAll(
      new RegExp(`\\b${original}-`, 'g'),
      `${id}-`,
    );
    const target = join(to, id, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file === 'policy.yaml' ? renamed(text, name) : text);
  }
}

function renamed(policy: string, name: string): string {
  const document = parseDocument(policy);
  document.set('name', { sv: `${name}s universitet`, en: `${name} University` });
  document.set('short', { sv: name, en: name });
  document.set('genitive', { sv: `${name}s universitets`, en: `${name} University’s` });
  return document.toString();
}

const beginnings = [
  ...['Ask', 'Berg', 'Dal', 'Ek', 'Fors', 'Gran', 'Hav', 'Is', 'Kall'],
  ...['Lind', 'Mal', 'Norr', 'Ramn', 'Sand', 'Tall', 'Väster', 'Åker', 'Öster'],
];
const endings = ['by', 'fjäll', 'holm', 'lund', 'näs', 'rike', 'stad', 'torp', 'vik'];
const names = endings.flatMap((ending) => beginnings.map((beginning) => `${beginning}${ending}`));
