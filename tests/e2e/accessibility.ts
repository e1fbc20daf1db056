import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect } from './fixtures.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export function expectAccessible(page: Page, where: string): Promise<void> {
  return expectNone(page, where, { runOnly: tags });
}

/** Another colour scheme changes nothing else. */
export function expectContrast(page: Page, where: string): Promise<void> {
  return expectNone(page, where, { runOnly: ['color-contrast'] });
}

/** All rules that axe has, for one part of the page. */
export function expectPartAccessible(page: Page, selector: string): Promise<void> {
  return expectNone(page, selector, {}, selector);
}

/**
 * Runs axe in the page itself, since a page that knows axe runs it much faster a second time; not in frames, which hold
 * pages of the site's own.
 */
async function expectNone(page: Page, where: string, options: axe.RunOptions, selector?: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async ([within, how]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(within ?? document, how);
      return violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ target }) => target.join(' ')) }));
    },
    [selector, { ...options, resultTypes: ['violations'], iframes: false }] as [string | undefined, axe.RunOptions],
  );
  expect.soft(found, `axe, ${where}`).toEqual([]);
}
