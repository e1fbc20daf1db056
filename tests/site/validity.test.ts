import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { invalidIn } from '../validity.ts';
import { filesOf } from './dist.ts';

it('A11: each page is valid HTML as it is served', async () => {
  const invalid: string[] = [];
  for (const file of filesOf('dist').filter((file) => file.endsWith('.html')))
    invalid.push(...(await invalidIn(readFileSync(`dist/${file}`, 'utf8'))).map((problem) => `${file}: ${problem}`));
  expect(invalid).toEqual([]);
}, 120_000);
