import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Download, Locator, Page, TestInfo } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';

export interface Saved {
  name: string;
  bytes: Uint8Array;
  text: string;
}

/** What a press of a button hands over. */
export async function save(page: Page, button: Locator): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readDownload(download);
}

export async function readDownload(download: Download): Promise<Saved> {
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** All that a word-processor file says. @throws {Error} when it is no well-formed XML in a ZIP archive. */
export async function docxText(page: Page, { bytes }: Saved): Promise<string> {
  const part = unzipSync(bytes)['word/document.xml'];
  if (!part) throw new Error('The file has no document.');
  return textOf(page, strFromU8(part), 'application/xml');
}

/** All that marked-up text says, read by the browser's own parser. */
export async function textOf(page: Page, source: string, type: 'application/xml' | 'text/html'): Promise<string> {
  const text = await onBlankPage(page, (blank) =>
    blank.evaluate(
      ([markup, kind]) => {
        const found = new DOMParser().parseFromString(markup, kind);
        return found.querySelector('parsererror') ? undefined : found.documentElement.textContent;
      },
      [source, type] as const,
    ),
  );
  if (text === undefined) throw new Error('The file is not well formed.');
  return text;
}

/** Elements and attributes of a saved page that its own writer would never make. */
export function foreignMarkup(page: Page, html: string): Promise<string[]> {
  return onBlankPage(page, (blank) =>
    blank.evaluate((markup) => {
      const found = new DOMParser().parseFromString(markup, 'text/html');
      const elements = found.querySelectorAll('script, img, svg, iframe, object, embed, form, input, textarea, base');
      const links = [...found.querySelectorAll('[href]')].filter(
        (link) => !/^(https?|mailto):/i.test(link.getAttribute('href') ?? ''),
      );
      const handlers = [...found.querySelectorAll('*')].filter((element) =>
        element.getAttributeNames().some((name) => name.startsWith('on')),
      );
      return [...elements, ...links, ...handlers].map(({ outerHTML }) => outerHTML);
    }, html),
  );
}

/** A page of the site holds what it parses to its own policy, which has no place for another page's style. */
async function onBlankPage<T>(page: Page, read: (blank: Page) => Promise<T>): Promise<T> {
  const blank = await page.context().newPage();
  const result = await read(blank);
  await blank.close();
  return result;
}

/** The page as it comes out of a printer, as text; the cells of a table one by one. */
export async function printed(page: Page, info: TestInfo, name: string): Promise<string> {
  const file = info.outputPath(`${name}.pdf`);
  writeFileSync(file, await page.pdf({ format: 'A4' }));
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 10_000_000 });
}

/** Without what depends on where lines break: white space and hyphens. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u2010-]+/g, '');
}

/** Those of the expected texts that are not there. */
export function lacking(text: string, expected: readonly string[]): string[] {
  const there = squeeze(text);
  return expected.filter((part) => !there.includes(squeeze(part)));
}
