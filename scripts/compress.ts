import { existsSync } from 'node:fs';
import { compressFiles } from '../hosting/compress.ts';

if (existsSync('dist')) {
  const { files, plain, br, gz } = await compressFiles('dist');
  const kB = (bytes: number) => `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
  console.log(`${files} files in dist: ${kB(plain)}, in brotli ${kB(br)}, in gzip ${kB(gz)}`);
} else {
  console.error('There is no dist to compress. Build the site first: npm run build');
  process.exitCode = 1;
}
