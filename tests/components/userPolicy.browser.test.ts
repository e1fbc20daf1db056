import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import UserPolicy from '../../src/components/tools/userPolicy/UserPolicy.svelte';
import words from '../../src/content/i18n/en.json';
import type { UserPolicyBundle, UserPolicyMore } from '../../src/engine/channelBundle.ts';
import { material, userPolicy } from '../engine/userPolicy.ts';

const { optional, texts } = material;
const bundle: UserPolicyBundle = {
  locale: 'en',
  policy: { id: 'harbour' },
  clauses: userPolicy.clauses.map(({ id, required, when }) => ({
    id,
    ...(required && { required }),
    ...(when && { when }),
  })),
  optional,
  texts: { sv: { ...texts.sv, shorts: {}, profiles: [] } },
  more: '/harbour/more.json',
  fields: [
    { id: 'name', kind: 'line', label: 'Name' },
    { id: 'purpose', kind: 'text', label: 'Purpose' },
    { id: 'hours', kind: 'line', label: 'Reply times' },
    { id: 'platform', kind: 'platform', label: 'Platform' },
    { id: 'policy-address', kind: 'url', label: 'Address' },
  ],
  facts: [
    {
      id: 'cookies',
      choose: 'one',
      question: 'Cookies?',
      why: 'Visitors must know.',
      options: [
        { id: 'yes', label: 'Yes' },
        { id: 'no', label: 'No' },
        { id: 'unsure', label: 'Do not know' },
      ],
    },
  ],
  platforms: [{ id: 'fjord', name: 'The Fjord' }],
};
const more: UserPolicyMore = {
  platforms: [{ id: 'fjord', name: 'The Fjord', field: 'bio', limit: 30, evidence: 'Made up.' }],
  clauses: userPolicy.clauses,
  texts,
  words: {},
  rules: {
    'harbour-cookies': { id: 'harbour-cookies', force: 'must', title: 'Say so', cite: '§ 4', url: '/harbour/#cookies' },
  },
};

const english = { name: words['user-policy.language.en'], exact: true };

async function open() {
  const screen = await render(UserPolicy, { bundle, words });
  await expect.poll(() => document.querySelector('[data-ready]')).not.toBeNull();
  return screen;
}
type Screen = Awaited<ReturnType<typeof open>>;

/** Opens the list of the text's parts, which comes then. */
async function openParts(screen: Screen) {
  await userEvent.click(screen.getByText(words['user-policy.clauses'], { exact: true }));
  await expect.element(screen.getByText(words['user-policy.clauses.intro'])).toBeVisible();
}

const preview = () => [...document.querySelectorAll('.user-policy-paper p')].map((one) => one.textContent).join('\n');
const titles = () => [...document.querySelectorAll('.user-policy-paper h4')].map(({ textContent }) => textContent);
const press = (screen: Screen, name: string) => userEvent.click(screen.getByRole('button', { name, exact: true }));

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(Response.json(more)));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the preview', () => {
  test('shows what is typed as text, and what is blank by its label', async () => {
    const screen = await open();
    await userEvent.click(screen.getByRole('radio', english));
    await expect.element(screen.getByText('[purpose]')).toBeVisible();
    await screen.getByRole('textbox', { name: 'Purpose' }).fill('<img src=x onerror=alert(1)> {hours} $&');
    await expect.poll(preview).toContain('Here Norrvik University tells of <img src=x onerror=alert(1)> {hours} $&.');
    expect(document.querySelectorAll('.user-policy-paper img')).toHaveLength(0);
    expect(document.querySelector('.user-policy-paper bdi')?.textContent).toContain('<img');
  });

  test('is marked with the language of the text, and not with the page’s', async () => {
    const screen = await open();
    await userEvent.click(screen.getByRole('radio', { name: words['user-policy.language.both'], exact: true }));
    await expect
      .poll(() =>
        [...document.querySelectorAll('.user-policy-paper > section')].map(({ lang }: Partial<HTMLElement>) => lang),
      )
      .toEqual(['sv', 'en']);
  });

  test('follows the facts', async () => {
    const screen = await open();
    expect(titles()).toContain('Kakor');
    await userEvent.click(screen.getByRole('radio', { name: 'No', exact: true }));
    await expect.poll(titles).not.toContain('Kakor');
  });

  test('comes back after a reload, with what was typed', async () => {
    const first = await open();
    await first.getByRole('textbox', { name: 'Reply times' }).fill('varje dag');
    await userEvent.click(first.getByRole('radio', english));
    await first.unmount();
    await open();
    await expect.poll(preview).toContain('we reply varje dag.');
  });
});

describe('the parts', () => {
  test('that are required cannot be left out, and others can', async () => {
    const screen = await open();
    await openParts(screen);
    expect(screen.getByRole('checkbox', { name: 'Cookies' }).elements()).toEqual([]);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Reply times' }));
    await expect.poll(titles).toEqual(['Syfte', 'Kakor']);
    await screen.unmount();
    const again = await open();
    await openParts(again);
    await expect.element(again.getByRole('checkbox', { name: 'Reply times' })).not.toBeChecked();
    await userEvent.click(again.getByRole('checkbox', { name: 'Reply times' }));
    await expect.poll(titles).toEqual(['Syfte', 'Kakor', 'Svarstider']);
  });

  test('move by keyboard: the focus stays and the new place is told', async () => {
    const screen = await open();
    await openParts(screen);
    const up = screen.getByRole('button', { name: `${words['user-policy.up']}: Reply times` });
    up.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(titles).toEqual(['Syfte', 'Svarstider', 'Kakor']);
    await expect.element(up).toHaveFocus();
    const told = words['user-policy.moved']
      .replace('{clause}', 'Reply times')
      .replace('{place}', '3')
      .replace('{count}', '4');
    await expect.element(screen.getByRole('status').first()).toHaveTextContent(told);
    await userEvent.keyboard('{Enter}{Enter}{Enter}');
    await expect.poll(titles).toEqual(['Svarstider', 'Syfte', 'Kakor']);
    await expect.element(up).toHaveFocus();
    await expect.element(up).toHaveAttribute('aria-disabled', 'true');
    const down = screen.getByRole('button', { name: `${words['user-policy.down']}: Reply times` });
    down.element().focus();
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.poll(titles).toEqual(['Syfte', 'Svarstider', 'Kakor']);
    await expect.element(down).toHaveFocus();
  });

  test('that are rewritten say so, and get the guide’s words back', async () => {
    const screen = await open();
    await openParts(screen);
    await press(screen, `${words['user-policy.edit']}: Cookies`);
    const box = screen.getByRole('textbox', { name: words['user-policy.edit.sv'] });
    await expect.element(box).toHaveValue('Vi använder kakor.');
    await box.fill('Inga {hours} här. *Inte* ens $1.');
    await expect.poll(preview).toContain('Inga {hours} här. *Inte* ens $1.');
    await expect.element(screen.getByText(words['user-policy.edited'])).toBeVisible();
    await box.fill(' ');
    await expect.poll(preview).toContain('Vi använder kakor.');
    await expect.element(screen.getByText(words['user-policy.edited.blank'])).toBeVisible();
    await press(screen, words['user-policy.undo']);
    await expect.element(box).toHaveFocus();
    await expect.element(box).toHaveValue('Vi använder kakor.');
    expect(screen.getByText(words['user-policy.edited']).elements()).toEqual([]);
  });

  test('T2 keep a text that is too long for the record in the box, and say so', async () => {
    const screen = await open();
    await openParts(screen);
    await press(screen, `${words['user-policy.edit']}: Cookies`);
    const box = screen.getByRole('textbox', { name: words['user-policy.edit.sv'] });
    await box.fill('x'.repeat(20_010));
    await expect.element(box).toHaveAttribute('aria-invalid', 'true');
    await expect.element(screen.getByText(words['channel.too-long'].replace('{count}', '10'))).toBeVisible();
    await screen.getByRole('textbox', { name: 'Reply times' }).fill('varje dag');
    await expect.poll(preview).toContain('varje dag');
    expect(preview()).toContain('Vi använder kakor.');
  });
});

describe('the sizes', () => {
  test('a profile text is counted, never cut, and offers the form that fits', async () => {
    const screen = await open();
    await screen.getByRole('textbox', { name: 'Purpose' }).fill('båtar 👩‍🔬');
    await userEvent.click(screen.getByRole('radio', { name: words['user-policy.size.profile'] }));
    await expect.element(screen.getByText(words['user-policy.no-platform'])).toBeVisible();
    await expect.poll(preview).toContain('Norrviks universitet: båtar 👩‍🔬 [adress]');
    await screen.getByRole('combobox', { name: 'Platform' }).selectOptions('fjord');
    await expect.poll(preview).toBe('NU. Mer: [adress]');
    await press(screen, words['user-policy.longer']);
    const long = 'Norrviks universitet: båtar 👩‍🔬 [adress]';
    await expect.poll(preview).toBe(long);
    // 38 characters as people see them, where 30 have room.
    const over = words['user-policy.over'].replace('{count}', '8');
    await expect.element(screen.getByText(over, { exact: false })).toBeVisible();
    await press(screen, words['user-policy.over.better']);
    await expect.poll(preview).toBe('NU. Mer: [adress]');
  });

  test('a pinned post has a sentence for each part', async () => {
    const screen = await open();
    await userEvent.click(screen.getByRole('radio', { name: words['user-policy.size.pinned'] }));
    await expect.poll(preview).toContain('Kakor används.');
    expect(titles()).toEqual([]);
  });
});

describe('an existing text', () => {
  async function check(text: string) {
    const screen = await open();
    await userEvent.click(screen.getByText(words['user-policy.check'], { exact: true }));
    const box = screen.getByRole('textbox', { name: words['user-policy.check.label'] });
    await box.fill(text);
    await press(screen, words['user-policy.check.run']);
    return screen;
  }

  test('is checked, and what it lacks can be added', async () => {
    const screen = await check('Kanalen handlar om båtar.');
    const result = words['user-policy.check.result'].replace('{found}', '1').replace('{count}', '2');
    await expect.element(screen.getByText(result).last()).toBeVisible();
    await press(screen, words['user-policy.check.add']);
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(screen.getByRole('button', { name: words['save.copy'], exact: true }).last());
    expect(copied.mock.calls[0]?.[0]).toBe('Kakor\n-----\n\nVi använder kakor.\n');
  });

  test('T13 is not kept and stands in no address or title', async () => {
    await check('canary 19850709-9805');
    const kept = JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
      document.title,
    ]);
    expect(kept).not.toContain('canary');
  });
});

test('what cannot be fetched is told, and asked for once more only by a choice', async () => {
  const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
  const screen = await open();
  await userEvent.click(screen.getByRole('radio', english));
  await expect.element(screen.getByText(words['user-policy.failed'])).toBeVisible();
  const before = asked.mock.calls.length;
  await screen.getByRole('textbox', { name: 'Reply times' }).fill('varje dag');
  await screen.getByRole('textbox', { name: 'Purpose' }).fill('båtar');
  expect(titles()).toContain('Kakor');
  expect(asked.mock.calls).toHaveLength(before);
  asked.mockResolvedValue(Response.json(more));
  await userEvent.click(screen.getByText(words['user-policy.clauses'], { exact: true }));
  await expect.poll(preview).toContain('we reply varje dag.');
});

test('E8: the text can be copied once somebody uses the page, and it is announced', async () => {
  const screen = await open();
  await screen.getByRole('textbox', { name: 'Reply times' }).fill('varje dag');
  await expect.poll(preview).toContain('varje dag');
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await press(screen, words['save.copy']);
  await expect.element(screen.getByRole('status').first()).toHaveTextContent(words['save.copied']);
  expect(copied.mock.calls[0]?.[0]).toContain('svarar varje dag.');
});
