import { chromium, type Browser, type Page } from 'playwright';
import { flags } from '../scripts/browser.mjs';
import { channelToolsOf, toolUrl } from '../src/data/site.ts';
import type { PolicyRecord } from '../src/model/content.ts';
import { cases, covering, type Case } from '../tests/e2e/content.ts';
import { ToolPage } from '../tests/e2e/toolPage.ts';
import { phone, slowdown } from './load.ts';
import { percentile } from './percentile.ts';
import type { Row } from './row.ts';
import type { Sites } from './sites.ts';

interface Sample {
  key: string;
  time: number;
}
interface Samples {
  samples?: Sample[];
}

/** Against the peer; see docs/decisions/0007. */
const budget = 1.6;

/** A key that neither the page nor the browser does anything with. */
const idleKey = 'F8';
/** Between a choice and the key: less than a person takes. */
const pause = 150;
/** On each page, at most: enough for a 95th percentile over all tools, and an end within a few minutes. */
const presses = 15;

/**
 * From a key press to what it leads to painted, with the CPU slowed: Enter to the next question or the verdict, over
 * whole cases of each tool of one policy, and letters typed in the text for visitors.
 */
export async function keys({ content, ours, chromiumPath }: Sites): Promise<Row[]> {
  const [policy] = content.policies.toSorted((a, b) => b.rules.length - a.rules.length);
  if (!policy) return [];
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    // Not held to the screen's beat: otherwise the wait for it is measured.
    args: [...flags, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  const { enter, floor, peer } = await measureKeys(browser, ours, policy);
  const typing = await measureTyping(browser, ours, policy);
  await browser.close();
  return [
    ...spread(`Key press to the next question painted (${enter.length} presses)`, enter, peer),
    { what: '  a key without work, median', unit: 'ms', ours: percentile(floor, 0.5) },
    ...(typing ? spread('Letter typed in the text for visitors, to painted', typing.ours, typing.peer) : []),
  ];
}

function spread(what: string, mine: readonly number[], peer: readonly number[]): Row[] {
  const row = (name: string, share: number): Row => ({
    what: name,
    unit: 'ms',
    ours: percentile(mine, share),
    others: { 'bare page': percentile(peer, share) },
    ratio: { of: 'bare page', most: budget },
  });
  return [row(`${what}, median`, 0.5), row('  95th percentile', 0.95)];
}

/**
 * Milliseconds. `floor`: the same clock on a key that does nothing, pressed just before on the same page.
 * `peer`: on Enter in the same page without its script, where a few lines show a ready-made second question: the least
 * that any page could do.
 */
interface Presses {
  enter: number[];
  floor: number[];
  peer: number[];
}

/**
 * Clocked from the event's own time stamp to the first task after the frame that the press led to. The page and the peer
 * are pressed by turns: what else happens on a machine comes and goes within a minute.
 */
async function measureKeys(browser: Browser, origin: string, policy: PolicyRecord): Promise<Presses> {
  const all: Sample[] = [];
  const peer: Sample[] = [];
  // The languages do not differ in what a press does.
  for (const one of cases.filter(({ locale, bundle }) => locale === 'sv' && bundle.policy.id === policy.id)) {
    const bare = await barePage(browser, origin, one);
    all.push(...(await pressThrough(browser, origin, one, () => pressEnter(new ToolPage(bare, one)))));
    peer.push(...(await samplesOf(bare)));
    await bare.context().close();
  }
  const of = (key: string): number[] => all.filter((sample) => sample.key === key).map(({ time }) => time);
  return { enter: of('Enter'), floor: of(idleKey), peer: peer.map(({ time }) => time) };
}

/** @param between is done after each press on Enter. */
async function pressThrough(
  browser: Browser,
  origin: string,
  one: Case,
  between: () => Promise<void>,
): Promise<Sample[]> {
  const page = await slowPage(browser, origin);
  const tool = new ToolPage(page, one);
  const samples: Sample[] = [];
  const enters = () => samples.filter(({ key }) => key === 'Enter').length;
  for (const { answers } of covering(one)) {
    if (enters() >= presses) break;
    await tool.open();
    for (let fact = await tool.asked(); fact; fact = await tool.asked()) {
      // By the keyboard too: a pointer left on the page makes the browser look for what is under it in every frame.
      for (const option of answers[fact.id] ?? []) await tool.option(fact, option).press('Space');
      await pressEnter(tool, idleKey);
      await between();
    }
    samples.push(...(await samplesOf(page)));
    await page.goto('about:blank');
  }
  await page.context().close();
  return samples;
}

/** @param first is pressed before. */
async function pressEnter(tool: ToolPage, first?: string): Promise<void> {
  await tool.continue.focus();
  await tool.page.waitForTimeout(pause);
  if (first !== undefined) await press(tool.page, first);
  await press(tool.page, 'Enter');
}

/** The page without its script, which shows the first question again and again. */
async function barePage(browser: Browser, origin: string, one: Case): Promise<Page> {
  const page = await slowPage(browser, origin);
  await page.route('**/_astro/*.js', (route) => route.abort());
  await page.addInitScript(swapByHand);
  await page.goto(one.path);
  return page;
}

async function slowPage(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: phone });
  const page = await context.newPage();
  await page.addInitScript(clockKeys);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return page;
}

function samplesOf(page: Page): Promise<Sample[]> {
  return page.evaluate(() => (window as Samples).samples ?? []);
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

/**
 * Letters typed in the text for visitors, in the field whose text stands in most sizes of it, in milliseconds.
 * `peer`: in the same field of the same page without its script.
 */
async function measureTyping(
  browser: Browser,
  origin: string,
  policy: PolicyRecord,
): Promise<{ ours: number[]; peer: number[] } | undefined> {
  if (!channelToolsOf(policy).includes('user-policy')) return undefined;
  const open = async (withScript: boolean): Promise<Page> => {
    const page = await slowPage(browser, origin);
    if (!withScript) await page.route('**/_astro/*.js', (route) => route.abort());
    await page.goto(toolUrl(policy.id, 'user-policy', 'sv'));
    if (withScript) await page.locator('.tool[data-ready]').waitFor();
    await page.locator('main textarea').first().focus();
    return page;
  };
  const pages = { ours: await open(true), peer: await open(false) };
  for (const letter of sentence) for (const page of Object.values(pages)) await press(page, letter);
  const times = async (page: Page): Promise<number[]> => (await samplesOf(page)).map(({ time }) => time);
  const typed = { ours: await times(pages.ours), peer: await times(pages.peer) };
  for (const page of Object.values(pages)) await page.context().close();
  return typed;
}

const sentence = 'nyheter om hur vi forskar om skog, och om dem som bor och verkar i den';

async function press(page: Page, key: string): Promise<void> {
  const before = await page.evaluate(() => (window as Samples).samples?.length ?? 0);
  // Until the frame is there nothing else is asked of the page: looking for it would delay it.
  await page.keyboard.down(key);
  await page.waitForTimeout(pause);
  await page.keyboard.up(key);
  await page.waitForFunction((count) => ((window as Samples).samples?.length ?? 0) > count, before);
}
