import type { Browser, Page } from 'playwright';
import { cases, covering } from '../tests/e2e/content.ts';
import { ToolPage } from '../tests/e2e/toolPage.ts';
import { phone, slowdown } from './load.ts';

interface Samples {
  samples?: number[];
}

/**
 * Milliseconds from each press of Enter to the next question painted, over whole cases of every tool and policy.
 * Clocked from the event's own time stamp to the first task after the frame that the press led to.
 * @param browser one that does not wait for the screen between frames; otherwise the wait is measured.
 */
export async function measureKeys(browser: Browser, origin: string): Promise<number[]> {
  const all: number[] = [];
  for (const one of cases) {
    const context = await browser.newContext({ baseURL: origin, viewport: phone });
    const page = await context.newPage();
    await page.addInitScript(clockEnter);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const tool = new ToolPage(page, one);
    for (const { answers } of covering(one)) {
      await tool.open();
      for (let fact = await tool.asked(); fact; fact = await tool.asked()) {
        await tool.choose(fact, answers[fact.id] ?? []);
        await pressEnter(page, tool);
      }
      all.push(...(await page.evaluate(() => (window as Samples).samples ?? [])));
      await page.goto('about:blank');
    }
    await context.close();
  }
  return all;
}

function clockEnter(): void {
  const samples: number[] = [];
  (window as Samples).samples = samples;
  const { port1, port2 } = new MessageChannel();
  let pressed = 0;
  port1.onmessage = () => {
    samples.push(performance.now() - pressed);
  };
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter') return;
      pressed = event.timeStamp;
      requestAnimationFrame(() => {
        port2.postMessage(0);
      });
    },
    { capture: true },
  );
}

async function pressEnter(page: Page, tool: ToolPage): Promise<void> {
  const before = await page.evaluate(() => (window as Samples).samples?.length ?? 0);
  await tool.continue.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => ((window as Samples).samples?.length ?? 0) > count, before);
}

/** The smallest sample that at least this share of the samples do not exceed. */
export function percentile(samples: readonly number[], share: number): number {
  return samples.toSorted((a, b) => a - b)[Math.ceil(samples.length * share) - 1] ?? NaN;
}
