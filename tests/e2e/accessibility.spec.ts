import type { Page } from '@playwright/test';
import { expect, inOneTab as test } from './fixtures.ts';
import { kinds, unfold } from './pages.ts';

/** What the keyboard stops at, in the order of the document. Of a group of radio buttons it stops at one. */
async function stopsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const groups = new Set<string>();
    return [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, iframe, [tabindex="0"]',
      ),
    ]
      .filter((element) => {
        if (!element.checkVisibility({ visibilityProperty: true })) return false;
        if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
        const isFirst = !groups.has(element.name);
        groups.add(element.name);
        return isFirst;
      })
      .map((element, index) => {
        element.dataset['stop'] = String(index);
        return String(index);
      });
  });
}

interface Stop {
  at: string | undefined;
  what: string;
  /** Of the element, from the top of the page. */
  top: number;
  isInMain: boolean;
  faults: string[];
}

/** Where the focus is, and whether somebody who looks at the page can see it. Undefined when it has left the page. */
function stopNow(): Stop | undefined {
  const element = document.activeElement as HTMLElement | null;
  if (!element || element === document.body) return undefined;
  const box = element.getBoundingClientRect();
  const faults: string[] = [];
  // Of a choice the whole row is outlined, which its label reaches over.
  const label = element.nextElementSibling;
  const shows = [getComputedStyle(element), ...(label ? [getComputedStyle(label, '::after')] : [])];
  if (!shows.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2))
    faults.push('has no outline');
  // Any point of it will do: 2.4.11 wants that it is not hidden entirely. A link over two lines has none in its middle.
  const points = [...element.getClientRects()].flatMap((rect) => {
    const [left, right] = [Math.max(rect.left, 0), Math.min(rect.right, innerWidth)];
    const [top, bottom] = [Math.max(rect.top, 0), Math.min(rect.bottom, innerHeight)];
    return [0.1, 0.5, 0.9].flatMap((across) =>
      [0.1, 0.5, 0.9].map((down) => [left + (right - left) * across, top + (bottom - top) * down] as const),
    );
  });
  const seen = points.map(([x, y]) => document.elementFromPoint(x, y));
  if (!seen.some((one) => one !== null && (element.contains(one) || one.closest('label')?.contains(element) === true)))
    faults.push(`is covered by ${seen.map((one) => one?.tagName).join()}`);
  return {
    at: element.dataset['stop'],
    what: `${element.tagName} ${element.textContent.trim().slice(0, 40)}`,
    top: Math.round(box.top + scrollY),
    isInMain: element.closest('main') !== null,
    faults,
  };
}

/** Ends with the stop of that name, or where the focus leaves the page. */
async function tabThrough(page: Page, last: string | undefined): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.at(-1)?.at !== last) {
    await page.keyboard.press('Tab');
    // The list of the search comes when somebody turns to its field, and takes its place above what is next.
    const room = page.locator('.search-field:focus-within .search-room');
    if ((await room.count()) > 0) await expect(room.getByRole('link').first()).toBeVisible();
    let stop = await page.evaluate(stopNow);
    // What comes late in a list moves what stands below it; the page has half a second to come to rest.
    for (let tries = 0; tries < 10 && stop && stop.faults.length > 0; tries++) {
      await page.waitForTimeout(50);
      stop = await page.evaluate(stopNow);
    }
    if (!stop) return stops;
    // A date has a stop for each part. What is in a frame has stops of its own, which its page is tested for.
    if (stop.at === undefined || stops.at(-1)?.at !== stop.at)
      stops.push({ ...stop, faults: stop.what.startsWith('IFRAME') ? [] : stop.faults });
  }
  return stops;
}

for (const path of kinds.filter((path) => !path.startsWith('/en/'))) {
  test(`A1: ${path}: the Tab key stops at everything, in order, and each stop can be seen`, async ({ page }) => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 640 });
      await page.goto(path);
      await page.locator('main').waitFor();
      const expected = (await stopsOf(page)).slice(0, 120);
      const stops = await tabThrough(page, expected.at(-1));
      // Without those that came while the focus went by, such as the filters of the search.
      const met = stops.flatMap(({ at }) => at ?? []);
      expect.soft(met, `${String(width)} px: the order`).toEqual(expected);
      expect
        .soft(
          stops.filter(({ faults }) => faults.length > 0),
          `${String(width)} px`,
        )
        .toEqual([]);
      // In one column what comes next stands below, or on the same line.
      const inMain = width === 320 ? stops.filter(({ isInMain }) => isInMain) : [];
      expect
        .soft(
          inMain.filter(({ top }, index) => top + 24 < (inMain[index - 1]?.top ?? 0)),
          'stands above the stop before it',
        )
        .toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  });
}

const sideways = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

/** Elements that hide a part of their words. Those for screen readers alone are a pixel large. */
function clipped(): string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      const hides = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
      if (!hides || clipPath !== 'none' || !element.checkVisibility() || element.clientWidth <= 1) return false;
      return (
        element.textContent.trim() !== '' &&
        (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
      );
    })
    .map(({ tagName, className }) => `${tagName}.${className}`);
}

test('A5: with the spacing of letters, words and lines that a reader may set, no word is cut off on a page of each kind', async ({
  page,
}) => {
  test.setTimeout(120_000);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 640 });
    for (const path of kinds) {
      await page.goto(path);
      await unfold(page);
      // As WCAG 1.4.12 has it.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
        );
        document.adoptedStyleSheets.push(sheet);
      });
      expect.soft(await page.evaluate(clipped), `${path}, ${String(width)} px`).toEqual([]);
      expect.soft(await page.evaluate(sideways), `${path}, ${String(width)} px`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 1280, height: 720 });
});

test('A5: at 400 % on a page of each kind nothing scrolls sideways, and what stays in place leaves two thirds of the height', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 256 });
  for (const path of kinds) {
    await page.goto(path);
    await unfold(page);
    expect.soft(await page.evaluate(sideways), path).toBeLessThanOrEqual(0);
    await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight / 2);
    });
    const staying = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter(
          (element) =>
            ['fixed', 'sticky'].includes(getComputedStyle(element).position) &&
            element.checkVisibility({ visibilityProperty: true }),
        )
        .map((element) => element.getBoundingClientRect())
        .filter(({ top, bottom }) => bottom > 0 && top < innerHeight)
        .reduce((sum, { height }) => sum + height, 0),
    );
    expect.soft(staying, `${path}: height of what stays in place`).toBeLessThanOrEqual(256 / 3);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
});

test('A5: with letters of twice the size on a page of each kind nothing scrolls sideways and no word is cut off', async ({
  page,
}) => {
  test.setTimeout(120_000);
  for (const path of kinds) {
    await page.goto(path);
    await unfold(page);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect.soft(await page.evaluate(sideways), path).toBeLessThanOrEqual(0);
    expect.soft(await page.evaluate(clipped), path).toEqual([]);
  }
});
