import { parse } from 'csv-parse/browser/esm/sync';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Register from '../../src/components/tools/register/Register.svelte';
import type { RegisterBundle } from '../../src/engine/channelBundle.ts';
import { fill } from '../../src/engine/text.ts';
import words from '../../src/content/i18n/en.json';
import '../../src/styles/tools.css';
import '../../src/styles/register.css';

const bundle: RegisterBundle = {
  locale: 'en',
  policy: { id: 'norrvik', name: 'Norrvik Harbour', short: 'NH', edition: 'of 1 May' },
  fields: [
    { id: 'name', label: 'Name of the channel', kind: 'line' },
    { id: 'purpose', label: 'Purpose', kind: 'text' },
    { id: 'deputy', label: 'Deputy', kind: 'line', optional: true },
  ],
  facts: [],
  platforms: [],
  register: {
    title: 'The entry',
    intro: 'The policy requires it.',
    fields: ['deputy', 'purpose'],
    subject: 'The channel {name}',
    message: 'Here is {name}.',
  },
  rule: {
    id: 'norrvik-register',
    force: 'must',
    title: 'Keep a register',
    cite: '§ 8',
    url: '/en/norrvik/x/#norrvik-register',
  },
};

const open = (rest: Partial<RegisterBundle> = {}) => render(Register, { bundle: { ...bundle, ...rest }, words });
type Screen = Awaited<ReturnType<typeof open>>;

const textOf = (locator: { element: () => Element }): string => locator.element().textContent;
const type = (screen: Screen, label: string, text: string) =>
  userEvent.fill(screen.getByLabelText(label, { exact: true }), text);
const message = (screen: Screen) => screen.getByRole('region', { name: words['register.message'] });
const rows = () =>
  [...document.querySelectorAll('.tool-paper tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('asks for the fields, and says whether the policy requires them and that they stay here', async () => {
  const screen = await open();
  await expect.element(screen.getByText(bundle.register.intro)).toBeVisible();
  await expect.element(screen.getByText(words['register.privacy'])).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'Keep a register' }).first())
    .toHaveAttribute('href', bundle.rule?.url);
  for (const { label } of bundle.fields)
    await expect.element(screen.getByLabelText(label, { exact: true })).toBeVisible();
});

test('follows what is typed: the sheet, what is missing, and the message', async () => {
  const screen = await open();
  const missing = screen.getByText(words['register.missing']);
  await expect.element(missing).toBeVisible();
  await expect.poll(() => textOf(message(screen))).toContain('Here is [Name of the channel].');
  await type(screen, 'Purpose', 'News of ice');
  await type(screen, 'Name of the channel', 'The {deputy} $& Ida');
  expect(rows()).toEqual([
    ['Deputy', ''],
    ['Purpose', 'News of ice'],
  ]);
  await expect.poll(() => textOf(message(screen))).toContain('Here is The {deputy} $& Ida.');
  await expect.poll(() => textOf(message(screen))).toContain(`Deputy: ${words['register.blank']}`);
  await type(screen, 'Deputy', 'Åsa');
  await expect.element(screen.getByText(words['register.complete'])).toBeVisible();
  await expect.element(missing).not.toBeInTheDocument();
});

test('E8: the message is copied with its subject, and the copying is announced', async () => {
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text);
    return Promise.resolve();
  });
  const screen = await open();
  await type(screen, 'Name of the channel', 'The Ida');
  await userEvent.click(screen.getByRole('button', { name: words['register.copy'] }));
  expect(copied[0]).toMatch(/^Subject: The channel The Ida\n\nHere is The Ida\.\n\nDeputy: /);
  await expect.element(screen.getByRole('status').filter({ hasText: words['save.copied'] })).toBeInTheDocument();
});

test('E1: the row for a spreadsheet has the register’s columns and no formula', async () => {
  let blob: Blob | undefined;
  let name = '';
  vi.spyOn(URL, 'createObjectURL').mockImplementation((made) => {
    blob = made as Blob;
    return 'blob:kept';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download;
  });
  const screen = await open();
  await type(screen, 'Deputy', '=HYPERLINK("x")');
  await type(screen, 'Purpose', 'A; "b"\nå');
  await userEvent.click(screen.getByRole('button', { name: words['register.csv'] }));
  await expect
    .element(screen.getByText(fill(words['save.saved'], { file: 'register-norrvik.csv' })).last())
    .toBeVisible();
  expect(name).toBe('register-norrvik.csv');
  expect(parse((await blob?.text()) ?? '', { delimiter: ';', bom: true })).toEqual([
    ['Deputy', 'Purpose'],
    [`'=HYPERLINK("x")`, 'A; "b"\nå'],
  ]);
});

test('T1: typed markup is text in the sheet and in the message', async () => {
  const screen = await open();
  await type(screen, 'Deputy', '<img src=x onerror="window.__xss = 1">');
  await expect.poll(() => textOf(message(screen))).toContain('<img src=x');
  expect(document.querySelector('.tool img')).toBeNull();
  expect('__xss' in window).toBe(false);
});

test('without a rule that requires it, none is named', async () => {
  const { rule, ...silent } = bundle;
  expect(rule).toBeDefined();
  const screen = await render(Register, { bundle: silent, words });
  await expect.element(screen.getByText(bundle.register.intro)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Keep a register' }).elements()).toEqual([]);
});
