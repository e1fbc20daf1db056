import type { Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { siteDir } from './site.ts';

/** Paths of all built pages, such as "/en/ltu/". */
export const pages: readonly string[] = readdirSync(siteDir, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.html'))
  .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
  .toSorted();

/** One page of each kind per language: pages whose paths differ only in a policy, section, tool or topic are one kind. */
export const kinds: readonly string[] = [
  ...new Map(pages.toReversed().map((path) => [kindOf(path), path])).values(),
].toSorted();

function kindOf(path: string): string {
  return path
    .replace(/^(\/en)?\/embed\/[^/]+\/[^/]+\/$/, '$1/embed/*/*/')
    .replace(/^(\/en)?\/compare\/[^/]+\/$/, '$1/compare/*/')
    .replace(/^(\/en)?\/[^/]+\/tools\/[^/]+\//, '$1/*/tools/*/')
    .replace(/^(\/en)?\/[^/]+\/courses\/$/, '$1/*/*/courses/')
    .replace(/^(\/en)?\/[^/]+\/\d*[a-z-]+\/$/, '$1/*/*/');
}

/** Opens all that is folded for reading; what a tool has folded is a state of the tool. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details:not(.tool *)')) fold.open = true;
  });
}
