import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Checklist from '../../src/components/tools/checklist/Checklist.svelte';
import words from '../../src/content/i18n/en.json';
import type { Channel } from '../../src/model/channel.ts';
import '../../src/styles/tools.css';
import '../../src/styles/channel.css';
import '../../src/styles/checklist.css';
import '../../src/styles/paper.css';
import { quay, quayBundle } from '../engine/quay.ts';

type Screen = Awaited<ReturnType<typeof open>>;

async function open() {
  const screen = await render(Checklist, { bundle: quayBundle, words });
  await expect.poll(() => document.querySelector('.checklist')?.hasAttribute('data-ready')).toBe(true);
  return screen;
}

const box = (screen: Screen, id: string) =>
  screen.getByRole('checkbox', { name: `Title of ${id}`, exact: id !== 'quay-no-rubbish' });
const item = (id: string): HTMLElement => document.getElementById(id) ?? expect.fail(`No item ${id}.`);
const fold = async (id: string) => userEvent.click(item(id).querySelector('summary') ?? expect.fail(id));
const progress = (phase: string) =>
  document.querySelector(`a[href="#checklist-${phase}"]`)?.closest('li')?.querySelector('p')?.textContent.trim();
const counts = (done: number, aside: number, left: number) =>
  words['checklist.progress.phase']
    .replace('{done}', String(done))
    .replace('{aside}', String(aside))
    .replace('{left}', String(left));

/** The one record that this device keeps, once it is saved. */
function kept(): Channel | undefined {
  const key = Object.keys(localStorage).find((name) => name.startsWith('kanalguiden:channel:'));
  return key === undefined ? undefined : (JSON.parse(localStorage.getItem(key) ?? '') as Channel);
}

beforeEach(() => {
  localStorage.clear();
});

test('everything is there at first: what may apply, too', async () => {
  const screen = await open();
  for (const { id } of quay.rules) await expect.element(box(screen, id)).not.toBeChecked();
  expect(item('quay-notify').textContent).toContain(words['checklist.may-apply']);
  expect(item('quay-purpose').textContent).not.toContain(words['checklist.may-apply']);
  expect(progress('before')).toBe(counts(0, 0, 3));
});

test('a tick is kept, with its day, and is there when the page is opened again', async () => {
  const first = await open();
  await userEvent.click(box(first, 'quay-purpose'));
  expect(progress('before')).toBe(counts(1, 0, 2));
  await expect.poll(() => kept()?.ticks['quay-purpose']).toMatchObject({ state: 'done', stamp: 'now' });
  expect(kept()?.ticks['quay-purpose']?.on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await first.unmount();

  const again = await open();
  await expect.element(box(again, 'quay-purpose')).toBeChecked();
  await userEvent.click(box(again, 'quay-purpose'));
  await expect.poll(() => kept()?.ticks['quay-purpose']).toMatchObject({ state: 'open', on: '' });
});

test('N4: what was ticked before the script arrived is kept', async () => {
  const early = document.createElement('div');
  Object.assign(early, { className: 'checklist-item', id: 'quay-sender' });
  const tick = document.createElement('input');
  tick.type = 'checkbox';
  early.append(document.createElement('label'));
  early.firstElementChild?.append(tick);
  document.body.append(early);
  await userEvent.click(tick);
  const screen = await open();
  early.remove();
  await expect.element(box(screen, 'quay-sender')).toBeChecked();
});

test('a note and another day can be written, and stand as typed', async () => {
  const screen = await open();
  await userEvent.click(box(screen, 'quay-purpose'));
  await fold('quay-purpose');
  await userEvent.fill(screen.getByLabelText(words['checklist.note']), '<b>{count}</b> $&');
  await userEvent.fill(screen.getByLabelText(words['checklist.on']), '2026-10-25');
  await expect
    .poll(() => kept()?.ticks['quay-purpose'])
    .toMatchObject({ note: '<b>{count}</b> $&', on: '2026-10-25', state: 'done' });
  expect(item('quay-purpose').querySelector('b')).toBeNull();
});

test('a must that is not for us needs a reason', async () => {
  const screen = await open();
  await fold('quay-purpose');
  await userEvent.click(screen.getByRole('checkbox', { name: words['checklist.not-for-us'] }));
  await expect.element(screen.getByText(words['checklist.lacks-reason'])).toBeVisible();
  expect(progress('before')).toBe(counts(0, 0, 3));
  await userEvent.fill(screen.getByLabelText(words['checklist.reason']), 'We share one.');
  await expect.poll(() => progress('before')).toBe(counts(0, 1, 2));
  expect(screen.getByText(words['checklist.lacks-reason']).elements()).toEqual([]);
  await expect
    .poll(() => kept()?.ticks['quay-purpose'])
    .toMatchObject({ state: 'not-for-us', reason: 'We share one.' });
});

test('T13: an identity number in a note is pointed out', async () => {
  const screen = await open();
  await fold('quay-purpose');
  await userEvent.fill(screen.getByLabelText(words['checklist.note']), 'About 811228-9874');
  await expect.poll(() => item('quay-purpose').textContent).toContain(words['channel.identity-number']);
});

describe('the filter', () => {
  test('hides what is done, and leaves in sight what is marked meanwhile', async () => {
    const screen = await open();
    await userEvent.click(box(screen, 'quay-purpose'));
    await userEvent.click(screen.getByRole('checkbox', { name: words['checklist.left-only'] }));
    expect(document.getElementById('quay-purpose')).toBeNull();
    await userEvent.click(box(screen, 'quay-plan'));
    await expect.element(box(screen, 'quay-plan')).toHaveFocus();
    await userEvent.click(box(screen, 'quay-sender'));
    await userEvent.click(screen.getByRole('checkbox', { name: words['checklist.left-only'] }));
    await expect.element(box(screen, 'quay-purpose')).toBeChecked();
    await userEvent.click(screen.getByRole('checkbox', { name: words['checklist.left-only'] }));
    await expect.element(screen.getByText(words['checklist.nothing-left'])).toBeVisible();
  });
});

test('the answers about the channel take away what does not apply, and name it', async () => {
  const screen = await open();
  const asking = (count: number) => words['checklist.facts.missing'].replace('{count}', String(count));
  await userEvent.click(screen.getByText(asking(1)));
  await userEvent.click(screen.getByRole('radio', { name: 'Central' }));
  await expect.poll(() => document.getElementById('quay-notify')).toBeNull();
  await expect.element(screen.getByText(asking(1))).toBeVisible();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Storms' }));
  await expect.element(screen.getByText(words['checklist.facts'], { exact: true })).toBeVisible();
  await userEvent.click(screen.getByText(words['checklist.aside'].replace('{count}', '1')));
  await expect.element(screen.getByRole('link', { name: 'Title of quay-notify' })).toBeVisible();
});

test('what keeps the channel from opening is listed with links, until nothing does', async () => {
  const screen = await open();
  const summary = (count: number) => screen.getByText(words['checklist.blocking'].replace('{count}', String(count)));
  await userEvent.click(summary(3));
  await expect
    .element(screen.getByRole('link', { name: 'Title of quay-sender' }))
    .toHaveAttribute('href', '#quay-sender');
  for (const id of ['quay-purpose', 'quay-notify']) await userEvent.click(box(screen, id));
  await expect.element(summary(1)).toBeVisible();
  await userEvent.click(box(screen, 'quay-sender'));
  await expect.element(screen.getByText(words['checklist.blocking.none'])).toBeVisible();
});

/** Puts into storage what an earlier edition of the rule was ticked as. */
async function tickEarlier(id: string): Promise<void> {
  const screen = await open();
  await userEvent.click(box(screen, id));
  await expect.poll(() => kept()?.ticks[id]?.stamp).toBe('now');
  await screen.unmount();
  const record = kept() ?? expect.fail('Nothing was kept.');
  const ticks = { [id]: { ...(record.ticks[id] ?? expect.fail()), stamp: 'before' } };
  localStorage.setItem(`kanalguiden:channel:${record.id}`, JSON.stringify({ ...record, ticks }));
}

test('a rule that has changed since says so, until it is read again', async () => {
  await tickEarlier('quay-purpose');
  const screen = await open();
  await expect.element(screen.getByText(words['checklist.changed'])).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: words['checklist.read'] }));
  expect(screen.getByText(words['checklist.changed']).elements()).toEqual([]);
  await expect.element(box(screen, 'quay-purpose')).toHaveFocus();
  await expect.poll(() => kept()?.ticks['quay-purpose']).toMatchObject({ state: 'done', stamp: 'now' });
});

test('marking a changed rule anew is for the rule as it reads now', async () => {
  await tickEarlier('quay-purpose');
  const screen = await open();
  await userEvent.click(box(screen, 'quay-purpose'));
  await userEvent.click(box(screen, 'quay-purpose'));
  expect(screen.getByText(words['checklist.changed']).elements()).toEqual([]);
  await expect.poll(() => kept()?.ticks['quay-purpose']).toMatchObject({ state: 'done', stamp: 'now' });
});

test('A4: a tick tells how far the phase has come', async () => {
  const screen = await open();
  await userEvent.click(box(screen, 'quay-sender'));
  const said = `${words['checklist.phase.opening']}. ${counts(1, 0, 0)}`;
  await expect.poll(() => document.querySelector('.channel-bar [role="status"]')?.textContent).toBe(said);
});

test('a sheet shows what is done, and the one that the answers rule out is not offered', async () => {
  const screen = await open();
  await userEvent.click(box(screen, 'quay-purpose'));
  await expect.poll(() => kept()?.ticks['quay-purpose']?.on).toMatch(/\d/);
  await userEvent.click(screen.getByText(words['checklist.sheets']));
  await expect.element(screen.getByRole('heading', { name: 'Basis for beslut' })).toBeVisible();
  const row = screen.getByRole('row', { name: /Title of quay-purpose/ });
  await expect.element(row).toBeVisible();
  expect(row.element().textContent).toContain(`${words['checklist.state.done']} ${kept()?.ticks['quay-purpose']?.on}`);
  await userEvent.click(screen.getByText(words['checklist.facts'], { exact: false }));
  await userEvent.click(screen.getByRole('radio', { name: 'Mandate' }));
  await expect.element(screen.getByRole('heading', { name: 'Mandate' })).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'Specific' }));
  await expect.element(screen.getByRole('heading', { name: 'Basis for beslut' })).toBeVisible();
  expect(screen.getByRole('radio', { name: 'Mandate' }).elements()).toEqual([]);
  await userEvent.click(screen.getByText(words['checklist.sheets']));
  await expect.poll(() => document.querySelector('.paper')).toBeNull();
});
