import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Calendar from '../../src/components/tools/calendar/Calendar.svelte';
import type { CalendarBundle } from '../../src/engine/channelBundle.ts';
import { dateWords } from '../../src/engine/clock.ts';
import { fill } from '../../src/engine/text.ts';
import words from '../../src/content/i18n/en.json';
import '../../src/styles/tools.css';
import '../../src/styles/calendar.css';

const rule = {
  id: 'norrvik-watch',
  force: 'must',
  title: 'Keep watch',
  cite: '§ 4',
  url: '/en/norrvik/watch/#norrvik-watch',
} as const;
const option = (id: string) => ({ id, label: id, said: id });
const bundle: CalendarBundle = {
  locale: 'en',
  policy: { id: 'norrvik', name: 'Norrvik Harbour', short: 'NH', edition: 'of 1 May' },
  fields: [
    { id: 'name', label: 'Name of the channel', kind: 'line' },
    { id: 'opens-on', label: 'Opening day', kind: 'date' },
    { id: 'ends-on', label: 'Last day', kind: 'date', optional: true },
  ],
  facts: [
    {
      id: 'ice',
      choose: 'one',
      question: 'Is there ice?',
      why: '.',
      options: [option('frozen'), option('open-water')],
    },
  ],
  platforms: [],
  dates: [
    { id: 'watch', title: 'Look out', text: 'Look around.', rule, from: 'opens-on', every: 'P1D' },
    { id: 'archive', title: 'Archive', text: 'Take pictures.', rule, from: 'opens-on', every: 'P6M' },
    {
      id: 'saw',
      title: 'Saw the ice',
      text: 'Saw.',
      rule,
      from: 'opens-on',
      every: 'P1M',
      when: { fact: 'ice', is: ['frozen'] },
    },
    {
      id: 'report',
      title: 'Report',
      text: 'Write.',
      rule,
      from: 'opens-on',
      every: 'P1Y',
      proposed: true,
      onRequest: true,
    },
    { id: 'end', title: 'Close', text: 'Close.', rule, from: 'ends-on' },
  ],
  avoid: [{ from: '07-01', to: '07-31' }],
};

const open = () => render(Calendar, { bundle, words });
type Screen = Awaited<ReturnType<typeof open>>;

const item = (screen: Screen, name: string) => screen.getByRole('listitem').filter({ hasText: name });
const tick = (screen: Screen, name: string) => screen.getByRole('checkbox', { name, exact: true });
const textOf = (locator: { element: () => Element }): string => locator.element().textContent;
const type = (screen: Screen, label: string, text: string) =>
  userEvent.fill(screen.getByLabelText(label, { exact: true }), text);

/** What would be saved: the file's name and text. */
function savedFiles(): { name: string; text: Promise<string> }[] {
  const files: { name: string; text: Promise<string> }[] = [];
  let last: Blob | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob;
    return 'blob:kept';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, text: last?.text() ?? Promise.resolve('') });
  });
  return files;
}

async function save(screen: Screen): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: words['calendar.save'] }));
}

async function summaries(text: Promise<string> | undefined): Promise<string[]> {
  const events = new ICAL.Component(ICAL.parse((await text) ?? '') as unknown[]).getAllSubcomponents('vevent');
  return events.map((event) => String(event.getFirstPropertyValue('summary')));
}

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('shows all that may apply, with its interval, its rule, and what it still needs', async () => {
  const screen = await open();
  await expect.poll(() => textOf(item(screen, 'Look out'))).toContain(words['calendar.every.weekday']);
  for (const { title } of bundle.dates) {
    await expect
      .element(item(screen, title).getByRole('link', { name: 'Keep watch' }))
      .toHaveAttribute('href', rule.url);
  }
  const missing = fill(words['calendar.lacks.blank'], { field: 'Opening day' });
  await expect.poll(() => textOf(item(screen, 'Archive'))).toContain(missing);
  await expect.poll(() => textOf(item(screen, 'Report'))).toContain(words['calendar.proposed']);
  await expect.poll(() => textOf(item(screen, 'Archive'))).not.toContain(words['calendar.proposed']);
  await expect.poll(() => textOf(item(screen, 'Saw the ice'))).toContain(words['calendar.unknown']);
  await userEvent.click(screen.getByRole('radio', { name: 'open-water' }));
  await expect.element(item(screen, 'Saw the ice')).not.toBeInTheDocument();
});

test('names the next times once the day is given, and a file with them is saved', async () => {
  const files = savedFiles();
  const screen = await open();
  await save(screen);
  await expect.element(screen.getByText(words['calendar.empty'])).toBeVisible();
  await type(screen, 'Name of the channel', 'The Ida');
  await type(screen, 'Opening day', '2098-12-30');
  const next = [dateWords('2099-06-09', 'en'), dateWords('2099-12-08', 'en')].join(', ');
  await expect.poll(() => textOf(item(screen, 'Archive'))).toContain(next);
  await userEvent.click(tick(screen, 'Saw the ice'));
  await userEvent.click(tick(screen, 'Report'));
  await save(screen);
  await expect.poll(() => files.length).toBe(1);
  expect(files[0]?.name).toBe('calendar-norrvik.ics');
  expect(await summaries(files[0]?.text)).toEqual(['Look out – The Ida', 'Archive – The Ida', 'Report – The Ida']);
  expect(await files[0]?.text).toContain(`URL:${location.origin}${rule.url}`);
  await expect.element(screen.getByText(fill(words['save.saved'], { file: 'calendar-norrvik.ics' }))).toBeVisible();
});

test('D6: a stored date that is none is shown as such and has no event', async () => {
  const first = await open();
  await type(first, 'Opening day', '2098-12-30');
  await expect.poll(() => Object.values(localStorage).join()).toContain('2098-12-30');
  await first.unmount();
  for (const [key, value] of Object.entries(localStorage))
    localStorage.setItem(key, String(value).replace('2098-12-30', '2098-02-30'));
  const screen = await open();
  const wrong = fill(words['calendar.lacks.invalid'], { field: 'Opening day' });
  await expect.poll(() => textOf(item(screen, 'Archive'))).toContain(wrong);
});

test('keeps what is ticked, over a reload', async () => {
  const first = await open();
  await userEvent.click(tick(first, words['calendar.weekends']));
  await userEvent.click(tick(first, 'Archive'));
  await userEvent.click(tick(first, 'Report'));
  await expect.poll(() => textOf(item(first, 'Look out'))).toContain(words['calendar.every.day']);
  await first.unmount();
  const screen = await open();
  await expect.element(tick(screen, words['calendar.weekends'])).toBeChecked();
  await expect.element(tick(screen, 'Archive')).not.toBeChecked();
  await expect.element(tick(screen, 'Report')).toBeChecked();
  await userEvent.click(tick(screen, 'Archive'));
  await userEvent.click(tick(screen, 'Report'));
  await expect.element(tick(screen, 'Archive')).toBeChecked();
  await expect.element(tick(screen, 'Report')).not.toBeChecked();
});

test('E9: where a file cannot be made, it says so and the dates stay', async () => {
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    throw new Error('blocked');
  });
  const screen = await open();
  await type(screen, 'Opening day', '2098-12-30');
  await save(screen);
  await expect.element(screen.getByText(words['save.failed'])).toBeVisible();
  await expect.poll(() => textOf(item(screen, 'Archive'))).toContain(dateWords('2099-06-09', 'en'));
});

test('T1: a name that looks like markup is text', async () => {
  const screen = await open();
  await type(screen, 'Name of the channel', '<img src=x onerror="window.__xss = 1">');
  await type(screen, 'Opening day', '2098-12-30');
  await expect.poll(() => textOf(item(screen, 'Archive'))).toContain(dateWords('2099-06-09', 'en'));
  expect(document.querySelector('.tool img')).toBeNull();
  expect('__xss' in window).toBe(false);
});
