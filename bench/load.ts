import type { Browser } from 'playwright';

/** Lighthouse's slow 4G and its slow phone. */
const network = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
};
export const slowdown = 4;
export const phone = { width: 390, height: 844 };

export const kinds = ['Document', 'Stylesheet', 'Script', 'Image', 'Other'] as const;
export type Kind = (typeof kinds)[number];

/** What one page costs until three seconds after its load event. Bytes are as sent, headers included. */
export interface Load {
  bytes: Record<Kind | 'all', number>;
  requests: readonly string[];
  /** Milliseconds. */
  firstPaint: number;
  blocking: number;
}

export async function measureLoad(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: phone, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });

  const bytes: Load['bytes'] = { Document: 0, Stylesheet: 0, Script: 0, Image: 0, Other: 0, all: 0 };
  const kindOf = new Map<string, Kind>();
  const requests: string[] = [];
  devtools.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('data:')) requests.push(request.url);
  });
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    kindOf.set(requestId, kinds.find((kind) => kind === type) ?? 'Other');
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[kindOf.get(requestId) ?? 'Other'] += encodedDataLength;
    bytes.all += encodedDataLength;
  });

  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  await page.waitForTimeout(3000);
  const timing = await page.evaluate(async () => {
    const entries = (type: string): Promise<PerformanceEntry[]> =>
      new Promise((resolve) => {
        const found: PerformanceEntry[] = [];
        new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true });
        setTimeout(() => resolve(found), 200);
      });
    const [paints, tasks] = await Promise.all([entries('paint'), entries('longtask')]);
    const firstPaint = paints.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? NaN;
    const blocking = tasks
      .filter(({ startTime, duration }) => startTime + duration > firstPaint)
      .reduce((sum, { duration }) => sum + duration - 50, 0);
    return { firstPaint, blocking };
  });
  await context.close();
  return { bytes, requests, ...timing };
}

/** The run in the middle by first paint. */
export async function middleLoad(browser: Browser, url: string, runs = 3): Promise<Load> {
  const loads: Load[] = [];
  for (let run = 0; run < runs; run++) loads.push(await measureLoad(browser, url));
  const middle = loads.toSorted((a, b) => a.firstPaint - b.firstPaint)[Math.floor(runs / 2)];
  if (!middle) throw new Error('No run was made.');
  return middle;
}
