import type { Browser, Page } from 'playwright';
import { cases, covering } from '../tests/e2e/content.ts';
import { ToolPage } from '../tests/e2e/toolPage.ts';
import { phone, slowdown } from './load.ts';

interface Sample {
  key: string;
  time: number;
}
interface Samples {
  samples?: Sample[];
}

/** Milliseconds. `floor`: the same clock on a key that does nothing, pressed just before on the same page. */
export interface Presses {
  enter: number[];
  floor: number[];
}

/** A key that neither the page nor the browser does anything with. */
const idleKey = 'F8';
/** Between a choice and the key: less than a person takes. */
const pause = 150;

/**
 * From each press of Enter to the next question or the verdict painted, over whole cases of every tool and policy.
 * Clocked from the event's own time stamp to the first task after the frame that the press led to.
 * @param browser one that does not wait for the screen between frames; otherwise the wait is measured.
 */
export async function measureKeys(browser: Browser, origin: string): Promise<Presses> {
  const all: Sample[] = [];
  for (const one of cases) {
    const context = await browser.newContext({ baseURL: origin, viewport: phone });
    const page = await context.newPage();
    await page.addInitScript(clockKeys);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const tool = new ToolPage(page, one);
    for (const { answers } of covering(one)) {
      await tool.open();
      for (let fact = await tool.asked(); fact; fact = await tool.asked()) {
        await tool.choose(fact, answers[fact.id] ?? []);
        await tool.continue.focus();
        await page.waitForTimeout(pause);
        await press(page, idleKey);
        await press(page, 'Enter');
      }
      all.push(...(await page.evaluate(() => (window as Samples).samples ?? [])));
      await page.goto('about:blank');
    }
    await context.close();
  }
  const of = (key: string): number[] => all.filter((sample) => sample.key === key).map(({ time }) => time);
  return { enter: of('Enter'), floor: of(idleKey) };
}

function clockKeys(): void {
  const samples: Sample[] = [];
  (window as Samples).samples = samples;
  const { port1, port2 } = new MessageChannel();
  let pressed = 0;
  port1.onmessage = ({ data }: MessageEvent<string>) => {
    samples.push({ key: data, time: performance.now() - pressed });
  };
  addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp;
      requestAnimationFrame(() => {
        port2.postMessage(event.key);
      });
    },
    { capture: true },
  );
}

async function press(page: Page, key: string): Promise<void> {
  const before = await page.evaluate(() => (window as Samples).samples?.length ?? 0);
  await page.keyboard.press(key);
  await page.waitForFunction((count) => ((window as Samples).samples?.length ?? 0) > count, before);
}

/** The smallest sample that at least this share of the samples do not exceed. */
export function percentile(samples: readonly number[], share: number): number {
  return samples.toSorted((a, b) => a - b)[Math.ceil(samples.length * share) - 1] ?? NaN;
}
