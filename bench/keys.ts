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

/**
 * Milliseconds. `floor`: the same clock on a key that does nothing, pressed just before on the same page.
 * `peer`: on Enter in the same page without its script, where a few lines show a ready-made second question: the least
 * that any page could do.
 */
export interface Presses {
  enter: number[];
  floor: number[];
  peer: number[];
}

/** A key that neither the page nor the browser does anything with. */
const idleKey = 'F8';
/** Between a choice and the key: less than a person takes. */
const pause = 150;
/** On each page. */
const peerPresses = 12;

/**
 * From each press of Enter to the next question or the verdict painted, over whole cases of every tool and policy.
 * Clocked from the event's own time stamp to the first task after the frame that the press led to.
 * @param browser one that does not wait for the screen between frames; otherwise the wait is measured.
 */
export async function measureKeys(browser: Browser, origin: string): Promise<Presses> {
  const all: Sample[] = [];
  const peer: Sample[] = [];
  // The languages do not differ in what a press does.
  for (const one of cases.filter(({ locale }) => locale === 'sv')) {
    const context = await browser.newContext({ baseURL: origin, viewport: phone });
    const page = await context.newPage();
    await page.addInitScript(clockKeys);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const tool = new ToolPage(page, one);
    for (const { answers } of covering(one)) {
      await tool.open();
      for (let fact = await tool.asked(); fact; fact = await tool.asked()) {
        // By the keyboard too: a pointer left on the page makes the browser look for what is under it in every frame.
        for (const option of answers[fact.id] ?? []) await tool.option(fact, option).press('Space');
        await tool.continue.focus();
        await page.waitForTimeout(pause);
        await press(page, idleKey);
        await press(page, 'Enter');
      }
      all.push(...(await page.evaluate(() => (window as Samples).samples ?? [])));
      await page.goto('about:blank');
    }
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.addInitScript(swapByHand);
    await page.goto(one.path);
    for (let swap = 0; swap < peerPresses; swap++) {
      await tool.continue.focus();
      await page.waitForTimeout(pause);
      await press(page, 'Enter');
    }
    peer.push(...(await page.evaluate(() => (window as Samples).samples ?? [])));
    await context.close();
  }
  const of = (key: string): number[] => all.filter((sample) => sample.key === key).map(({ time }) => time);
  return { enter: of('Enter'), floor: of(idleKey), peer: peer.map(({ time }) => time) };
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

function swapByHand(): void {
  addEventListener('DOMContentLoaded', () => {
    const form = document.querySelector<HTMLFormElement>('.tool-question');
    if (!form) throw new Error('The page has no question.');
    const makeReady = (now: HTMLFormElement): void => {
      const next = now.cloneNode(true) as HTMLFormElement;
      next.hidden = true;
      now.after(next);
      now.addEventListener('submit', (event) => {
        event.preventDefault();
        now.hidden = true;
        next.hidden = false;
        next.querySelector('h2')?.focus();
        requestAnimationFrame(() => {
          setTimeout(() => {
            now.remove();
            makeReady(next);
          });
        });
      });
    };
    makeReady(form);
  });
}

/** Milliseconds from a key press to the letter painted. `peer`: in the same field of the same page without its script. */
export interface Typing {
  ours: number[];
  peer: number[];
}

/** Letters typed in the text for visitors, in the field whose text stands in most sizes of it. */
export async function measureTyping(browser: Browser, origin: string, paths: readonly string[]): Promise<Typing> {
  const measure = async (path: string, withScript: boolean): Promise<number[]> => {
    const context = await browser.newContext({ baseURL: origin, viewport: phone });
    const page = await context.newPage();
    await page.addInitScript(clockKeys);
    if (!withScript) await page.route('**/_astro/*.js', (route) => route.abort());
    await page.goto(path);
    if (withScript) await page.locator('.tool[data-ready]').waitFor();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.locator('main textarea').first().focus();
    for (const letter of sentence) await press(page, letter);
    const samples = await page.evaluate(() => (window as Samples).samples ?? []);
    await context.close();
    return samples.map(({ time }) => time);
  };
  const typing: Typing = { ours: [], peer: [] };
  for (const path of paths) {
    typing.ours.push(...(await measure(path, true)));
    typing.peer.push(...(await measure(path, false)));
  }
  return typing;
}

const sentence = 'nyheter om hur vi forskar om skog';

async function press(page: Page, key: string): Promise<void> {
  const before = await page.evaluate(() => (window as Samples).samples?.length ?? 0);
  // Until the frame is there nothing else is asked of the page: looking for it would delay it.
  await page.keyboard.down(key);
  await page.waitForTimeout(pause);
  await page.keyboard.up(key);
  await page.waitForFunction((count) => ((window as Samples).samples?.length ?? 0) > count, before);
}

/** The smallest sample that at least this share of the samples do not exceed. */
export function percentile(samples: readonly number[], share: number): number {
  return samples.toSorted((a, b) => a - b)[Math.ceil(samples.length * share) - 1] ?? NaN;
}
