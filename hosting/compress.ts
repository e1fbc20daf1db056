import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { types } from './rules.ts';

const encodings = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

/**
 * Writes a .br and a .gz beside each file below `dir` that gets smaller by both: a server that has one of them only
 * would not say that its answer depends on what the browser takes. The same bytes always give the same bytes.
 * @returns how many files there were, and their bytes (as they are, in brotli, in gzip).
 */
export async function compressFiles(dir: string): Promise<{ files: number; plain: number; br: number; gz: number }> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && types[extname(entry.name).slice(1)]?.compress)
    .map((entry) => join(entry.parentPath, entry.name));
  const total = { files: paths.length, plain: 0, br: 0, gz: 0 };
  await Promise.all(
    paths.map(async (path) => {
      const plain = await readFile(path);
      const [br, gz] = await Promise.all([encodings.br(plain), encodings.gz(plain)]);
      const smaller = Math.max(br.length, gz.length) < plain.length;
      if (smaller) await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
      total.plain += plain.length;
      total.br += smaller ? br.length : plain.length;
      total.gz += smaller ? gz.length : plain.length;
    }),
  );
  return total;
}
