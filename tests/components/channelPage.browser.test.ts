import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Channel from '../../src/components/tools/channel/Channel.svelte';
import words from '../../src/content/i18n/en.json';
import { newChannel, typedLimit, writeChannel } from '../../src/engine/channel.ts';
import { readChannel } from '../../src/engine/readChannel.ts';
import { fill } from '../../src/engine/text.ts';
import type { Channel as Record } from '../../src/model/channel.ts';
import '../../src/styles/tools.css';
import '../../src/styles/channel.css';
import { bundle } from './channelBundle.ts';

async function open() {
  const screen = await render(Channel, { bundle, words });
  await expect.poll(() => document.querySelector('[data-ready]')).not.toBeNull();
  return screen;
}

type Screen = Awaited<ReturnType<typeof open>>;

function record(id: string, part: Partial<Record> = {}): Record {
  return { ...newChannel({ policy: 'norrvik', id, now: '2026-01-02T03:04:05.678Z' }), revision: 3, ...part };
}

function store(channel: Record): void {
  localStorage.setItem(`kanalguiden:channel:${channel.id}`, writeChannel(channel));
}

function stored(): Record[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith('kanalguiden:channel:'))
    .flatMap((key) => {
      const read = readChannel(localStorage.getItem(key) ?? '');
      return 'channel' in read ? [read.channel] : [];
    });
}

const button = (screen: Screen, key: keyof typeof words) => screen.getByRole('button', { name: words[key] });
const name = (screen: Screen) => screen.getByRole('textbox', { name: 'Name of the channel' });
const announced = (screen: Screen) => screen.getByRole('status').first().element().textContent;
const which = (screen: Screen) => screen.getByRole('combobox', { name: words['channel.which'] });

async function readIn(screen: Screen, text: string): Promise<void> {
  const file = new File([text], 'any.json', { type: 'application/json' });
  await screen.getByLabelText(words['channel-page.file.choose']).upload(file);
}

/** What is saved as files from now on: name and content. */
function catchFiles(): { name: string; text: Promise<string> }[] {
  const files: { name: string; text: Promise<string> }[] = [];
  let content = Promise.resolve('');
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    content = (blob as Blob).text();
    return 'blob:caught';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, text: content });
  });
  return files;
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the form', () => {
  test('the fixture is what the tests take it for', () => {
    expect(bundle.fields.map(({ kind }) => kind)).toEqual(['line', 'platform', 'url', 'text', 'line', 'date']);
    expect(bundle.facts.map(({ choose }) => choose)).toEqual(['one', 'several', 'one']);
  });

  test('what is filled in is there after a reload', async () => {
    const first = await open();
    await name(first).fill('Quay');
    await first.getByRole('combobox', { name: 'Platform' }).selectOptions('mastodon');
    await first.getByRole('textbox', { name: 'Address' }).fill('https://social.example.org/@quay');
    await first.getByRole('textbox', { name: 'Purpose' }).fill('Ships\nand boats');
    await first.getByLabelText('Opens on').fill('2026-12-01');
    await userEvent.click(first.getByRole('radio', { name: 'Central' }));
    await userEvent.click(first.getByRole('checkbox', { name: 'Sensitive data' }));
    await first.unmount();
    const screen = await open();
    await expect.element(name(screen)).toHaveValue('Quay');
    await expect.element(screen.getByRole('combobox', { name: 'Platform' })).toHaveValue('mastodon');
    await expect.element(screen.getByRole('textbox', { name: 'Purpose' })).toHaveValue('Ships\nand boats');
    await expect.element(screen.getByLabelText('Opens on')).toHaveValue('2026-12-01');
    await expect.element(screen.getByRole('radio', { name: 'Central' })).toBeChecked();
    await expect.element(screen.getByRole('checkbox', { name: 'Sensitive data' })).toBeChecked();
    expect(
      screen
        .getByRole('alert')
        .elements()
        .map(({ textContent }) => textContent.trim()),
    ).toEqual(['', '']);
  });

  test('a question that does not arise is left out, and its answer kept', async () => {
    const screen = await open();
    await userEvent.click(screen.getByRole('radio', { name: 'Central' }));
    await userEvent.click(screen.getByRole('radio', { name: 'It is given' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Specific' }));
    await expect.element(screen.getByRole('radio', { name: 'It is given' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Central' }));
    await expect.element(screen.getByRole('radio', { name: 'It is given' })).toBeChecked();
  });

  test('an option that stands alone excludes the others, both ways', async () => {
    const screen = await open();
    const box = (label: string) => screen.getByRole('checkbox', { name: label });
    await userEvent.click(box('Sensitive data'));
    await userEvent.click(box('None of these'));
    await expect.element(box('Sensitive data')).not.toBeChecked();
    await userEvent.click(box('Offensive comments'));
    await expect.element(box('None of these')).not.toBeChecked();
    await userEvent.click(box('Offensive comments'));
    await expect.element(box('Offensive comments')).not.toBeChecked();
  });

  test('A10: words in the other language are marked', async () => {
    await open();
    expect(document.querySelector('i[lang="sv"]')?.textContent).toBe('mandat');
  });

  test('A13: a browser may fill in names, and nothing that belongs to another channel', async () => {
    const screen = await open();
    await expect.element(screen.getByLabelText('Person responsible')).toHaveAttribute('autocomplete', 'name');
    await expect.element(name(screen)).toHaveAttribute('autocomplete', 'off');
  });

  test('T2: near the limit it says how much is left, beyond it keeps the text and says that it is not saved', async () => {
    const screen = await open();
    const purpose = screen.getByRole('textbox', { name: 'Purpose' });
    await purpose.fill('x'.repeat(typedLimit - 1));
    await expect.element(purpose).toHaveAccessibleDescription(fill(words['channel.left'], { count: '1' }));
    await expect
      .poll(() => announced(screen), { timeout: 5000 })
      .toContain(fill(words['channel.left'], { count: '1' }));
    await purpose.fill('x'.repeat(typedLimit + 7));
    await expect.element(purpose).toHaveAccessibleDescription(fill(words['channel.too-long'], { count: '7' }));
    await expect.element(purpose).toBeInvalid();
    await name(screen).fill('Quay');
    await expect.poll(() => stored()[0]?.fields['name']).toBe('Quay');
    expect(stored()[0]?.fields['purpose']).toHaveLength(typedLimit - 1);
    expect((purpose.element() as HTMLTextAreaElement).value).toHaveLength(typedLimit + 7);
    await purpose.fill('Ships');
    await expect.poll(() => stored()[0]?.fields['purpose']).toBe('Ships');
  });

  test('T3, T13: an identity number is warned about where it is typed, and stays out of title and address', async () => {
    const screen = await open();
    const responsible = screen.getByLabelText('Person responsible');
    await responsible.fill('Anna, 070-174 06 05');
    await responsible.fill('Anna, 850709-9805');
    await expect.element(responsible).toHaveAccessibleDescription(words['channel.identity-number']);
    await expect.poll(() => announced(screen), { timeout: 5000 }).toContain(words['channel.identity-number']);
    expect(document.title + location.href).not.toContain('9805');
    await expect.element(responsible).toHaveAttribute('dir', 'auto');
    await responsible.fill('Anna');
    await expect.element(responsible).not.toHaveAccessibleDescription(words['channel.identity-number']);
  });

  test('D6: a saved date that is none is kept, shown and flagged', async () => {
    store(record('harbour-one', { fields: { 'opens-on': '1/2/2026' } }));
    const screen = await open();
    const date = screen.getByLabelText('Opens on');
    await expect.element(date).toBeInvalid();
    await expect.element(screen.getByText('1/2/2026', { exact: true })).toBeVisible();
    await name(screen).fill('Quay');
    await expect.poll(() => stored()[0]?.fields).toEqual({ 'opens-on': '1/2/2026', name: 'Quay' });
    await date.fill('2026-02-01');
    await expect.poll(() => stored()[0]?.fields['opens-on']).toBe('2026-02-01');
    await expect.element(date).toBeValid();
  });

  test('an address is asked for in full, once it is typed', async () => {
    const screen = await open();
    const address = screen.getByRole('textbox', { name: 'Address' });
    await userEvent.type(address, 'social.example.org');
    await expect.element(address).not.toHaveAccessibleDescription(words['channel.no-address']);
    await userEvent.tab();
    await expect.element(address).toHaveAccessibleDescription(words['channel.no-address']);
  });

  test('a platform that this edition does not know stays', async () => {
    store(record('harbour-one', { fields: { platform: 'retired' } }));
    const screen = await open();
    await expect.element(screen.getByRole('combobox', { name: 'Platform' })).toHaveValue('retired');
  });

  test('T1: what is typed is shown as text', async () => {
    const typed = '"><img src=x onerror=alert(1)>{{7*7}}${7*7}';
    store(record('harbour-one', { fields: { name: typed } }));
    const screen = await open();
    await expect.element(name(screen)).toHaveValue(typed);
    await expect.element(screen.getByRole('option', { name: typed })).toBeInTheDocument();
    await userEvent.click(button(screen, 'channel-page.remove'));
    await expect.element(screen.getByText(typed, { exact: true })).toBeVisible();
    expect(document.querySelector('.tool img')).toBeNull();
  });
});

describe('whole channels', () => {
  test('new, copy, delete and undo, by name', async () => {
    store(record('harbour-one', { fields: { name: 'Quay', purpose: 'Ships' } }));
    const screen = await open();
    await expect.element(name(screen)).toHaveValue('Quay');
    await userEvent.click(button(screen, 'channel-page.copy'));
    await expect.element(name(screen)).toHaveValue(fill(words['channel-page.copy.name'], { name: 'Quay' }));
    await expect.element(screen.getByRole('textbox', { name: 'Purpose' })).toHaveValue('Ships');
    await expect.element(name(screen)).toHaveFocus();
    await userEvent.click(button(screen, 'channel-page.create'));
    await expect.element(name(screen)).toHaveValue('');
    await which(screen).selectOptions('Quay');
    await expect.element(name(screen)).toHaveValue('Quay');
    await userEvent.click(button(screen, 'channel-page.remove'));
    await expect.element(button(screen, 'channel-page.restore')).toHaveFocus();
    expect(stored().map(({ fields }) => fields['name'])).toEqual([
      fill(words['channel-page.copy.name'], { name: 'Quay' }),
    ]);
    await userEvent.click(button(screen, 'channel-page.restore'));
    await expect.element(name(screen)).toHaveValue('Quay');
    expect(stored()).toHaveLength(2);
  });

  test('S13: erasing takes a second press, and a double click is one', async () => {
    store(record('harbour-one', { fields: { name: 'Quay' } }));
    localStorage.setItem('of-another-program', 'kept');
    const screen = await open();
    await userEvent.dblClick(button(screen, 'channel-page.erase.all'));
    expect(stored()).toHaveLength(1);
    await userEvent.click(button(screen, 'channel-page.erase.sure'));
    expect(Object.keys(localStorage)).toEqual(['of-another-program']);
    await expect.element(name(screen)).toHaveValue('');
    await expect.poll(() => announced(screen), { timeout: 5000 }).toContain(words['channel-page.erase.done']);
  });
});

describe('files', () => {
  test('E6, E7: a channel goes out as a file and comes in on another machine as it was', async () => {
    const files = catchFiles();
    const one = record('harbour-one', { fields: { name: 'Anna ={x} å\u0308', 'a-retired-field': 'x' } });
    store(one);
    const first = await open();
    await expect.element(name(first)).toHaveValue(one.fields['name'] ?? '');
    await userEvent.click(button(first, 'channel.save'));
    await first.unmount();
    expect(files.map((file) => file.name)).toEqual(['channel-norrvik.json']);
    const text = (await files[0]?.text) ?? '';
    localStorage.clear();
    const screen = await open();
    await readIn(screen, text);
    await expect.element(name(screen)).toHaveValue(one.fields['name'] ?? '');
    expect(stored()).toEqual([{ ...one, revision: 4, saved: stored()[0]?.saved }]);
  });

  test.each([
    ['not-json', 'no record'],
    ['foreign', '{"format":"another"}'],
    ['newer', '{"format":"kanalguiden-channel","version":99}'],
    ['broken', '{"format":"kanalguiden-channel","version":1}'],
    ['too-large', ' '.repeat(300 * 1024)],
  ] as const)('S1, S4, E6: a file that is %s says so and changes nothing', async (problem, text) => {
    store(record('harbour-one', { fields: { name: 'Quay' } }));
    const before = JSON.stringify(localStorage);
    const screen = await open();
    await readIn(screen, text);
    await expect.element(screen.getByText(words[`channel-page.problem.${problem}`])).toBeVisible();
    await expect.element(name(screen)).toHaveValue('Quay');
    expect(JSON.stringify(localStorage)).toBe(before);
    await readIn(screen, writeChannel(record('harbour-two', { fields: { name: 'Pier' } })));
    await expect.element(name(screen)).toHaveValue('Pier');
    expect(screen.getByText(words[`channel-page.problem.${problem}`]).elements()).toEqual([]);
  });

  test('L7: a channel that is here already is replaced only when somebody says so', async () => {
    store(record('harbour-one', { fields: { name: 'Quay' } }));
    const screen = await open();
    const incoming = writeChannel(record('harbour-one', { fields: { name: 'Theirs' } }));
    await readIn(screen, incoming);
    await userEvent.click(button(screen, 'channel-page.leave'));
    await expect.element(name(screen)).toHaveValue('Quay');
    await readIn(screen, incoming);
    await userEvent.click(button(screen, 'channel-page.both'));
    await expect.element(name(screen)).toHaveValue('Theirs');
    expect(
      stored()
        .map(({ fields }) => fields['name'])
        .toSorted(),
    ).toEqual(['Quay', 'Theirs']);
    await readIn(screen, incoming);
    await userEvent.click(button(screen, 'channel-page.replace'));
    await expect.poll(() => stored().map(({ fields }) => fields['name'])).toEqual(['Theirs', 'Theirs']);
  });

  test('another policy’s channel is not opened here, and not kept where that policy has no page', async () => {
    const screen = await open();
    vi.spyOn(window, 'fetch').mockResolvedValue(new Response('', { status: 404 }));
    await readIn(screen, writeChannel(record('elsewhere-1', { policy: 'soderby', fields: { name: 'Mill' } })));
    await userEvent.click(button(screen, 'channel-page.open-there'));
    await expect.element(screen.getByText(words['channel-page.problem.no-policy'])).toBeVisible();
    await expect.element(name(screen)).toHaveValue('');
    expect(stored()).toEqual([]);
  });
});

describe('notices', () => {
  test('S1: a damaged record can be saved as a file, and let go', async () => {
    const files = catchFiles();
    localStorage.setItem('kanalguiden:channel:harbour-bad', 'half a');
    const screen = await open();
    await userEvent.click(button(screen, 'channel.damaged.save'));
    expect(await files[0]?.text).toBe('half a');
    await userEvent.click(button(screen, 'channel.damaged.forget'));
    await expect.element(screen.getByText(words['channel.damaged'])).not.toBeInTheDocument();
    expect(localStorage.length).toBe(0);
  });

  test('S4: a newer record can be saved as a file', async () => {
    const files = catchFiles();
    const text = '{"format":"kanalguiden-channel","version":99}';
    localStorage.setItem('kanalguiden:channel:harbour-new', text);
    const screen = await open();
    await expect.element(screen.getByText(words['channel.newer'])).toBeVisible();
    await userEvent.click(button(screen, 'channel.save').first());
    expect(await files[0]?.text).toBe(text);
  });

  test.each([
    [
      'S5',
      () => {
        throw new DOMException('No.', 'SecurityError');
      },
    ],
    ['S6', () => null as unknown as Storage],
  ])('%s: without storage it says so once, works, and offers a file', async (_, get) => {
    const files = catchFiles();
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(get);
    const screen = await open();
    await expect.element(screen.getByText(words['channel.not-kept'])).toBeVisible();
    await name(screen).fill('Quay');
    await expect.element(screen.getByRole('option', { name: 'Quay' })).toBeInTheDocument();
    expect(screen.getByText(words['channel.not-kept']).elements()).toHaveLength(1);
    await userEvent.click(button(screen, 'channel.save').first());
    const read = readChannel((await files[0]?.text) ?? '');
    expect(read).toMatchObject({ channel: { fields: { name: 'Quay' } } });
  });

  test('S7: full storage says so, and keeps what is typed', async () => {
    const screen = await open();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    await name(screen).fill('Quay');
    await expect.element(screen.getByText(words['channel.not-kept'])).toBeVisible();
    await expect.element(name(screen)).toHaveValue('Quay');
  });

  test.each([
    ['mine', 'Mine'],
    ['theirs', 'Theirs'],
  ] as const)('S9: a change in another tab is asked about: %s', async (whose, value) => {
    const one = record('harbour-one', { fields: { name: 'Quay' } });
    store(one);
    const screen = await open();
    await expect.element(name(screen)).toHaveValue('Quay');
    store({ ...one, revision: 4, fields: { name: 'Theirs' } });
    await name(screen).fill('Mine');
    await expect.element(screen.getByText(words['channel.conflict'])).toBeVisible();
    await userEvent.click(button(screen, `channel.conflict.${whose}`));
    await expect.element(name(screen)).toHaveValue(value);
    await expect.poll(() => stored()[0]?.fields['name']).toBe(value);
    await expect.element(screen.getByText(words['channel.conflict'])).not.toBeInTheDocument();
  });

  test('S9: what another tab saved is shown with a notice where nothing was changed', async () => {
    const one = record('harbour-one', { fields: { name: 'Quay' } });
    store(one);
    const screen = await open();
    await expect.element(name(screen)).toHaveValue('Quay');
    store({ ...one, revision: 4, fields: { name: 'Theirs' } });
    dispatchEvent(new StorageEvent('storage', { key: 'kanalguiden:channel:harbour-one' }));
    await expect.element(name(screen)).toHaveValue('Theirs');
    await expect.element(screen.getByText(words['channel.updated'])).toBeVisible();
  });
});
