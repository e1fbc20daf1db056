import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Decision from '../../src/components/tools/decision/Decision.svelte';
import words from '../../src/content/i18n/en.json';
import '../../src/styles/decision.css';
import { newChannel, writeChannel } from '../../src/engine/channel.ts';
import { bundle } from './bundle.ts';

const page = location.pathname + location.search;

async function open(fragment = '') {
  history.replaceState(null, '', `${page}${fragment === '' ? '' : `#${fragment}`}`);
  return render(Decision, { bundle, words });
}

type Screen = Awaited<ReturnType<typeof open>>;

async function answer(screen: Screen, ...labels: string[]): Promise<void> {
  for (const label of labels) {
    await userEvent.click(
      screen
        .getByRole('checkbox', { name: label, exact: true })
        .or(screen.getByRole('radio', { name: label, exact: true })),
    );
  }
  await userEvent.click(screen.getByRole('button', { name: words['tool.continue'] }));
}

const question = (screen: Screen, name: string) => screen.getByRole('heading', { name, level: 2 });
/** Opens a sheet or a letter. */
async function unfold(screen: Screen, name: string): Promise<void> {
  await userEvent.click(screen.getByRole('heading', { name, exact: true, level: 2 }));
}
const change = (screen: Screen, name: string) =>
  screen.getByRole('button', { name: `${words['tool.change']}: ${name}` });

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  document.title = 'The tool';
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the questions', () => {
  test('the fixture is what the tests take it for', () => {
    expect(bundle.facts.map(({ id }) => id)).toEqual(['details', 'sensitive', 'approval', 'rights']);
    expect(bundle.rules.map(({ force }) => force)).toEqual(['must-not', 'must', 'must', 'must']);
  });

  test('lead from the first to the verdict, and skip what does not arise', async () => {
    const screen = await open();
    await expect.element(question(screen, 'What does the post hold?')).toBeVisible();
    await answer(screen, 'Nothing about anyone');
    await expect.element(question(screen, 'Any of these?')).toHaveFocus();
    await expect.poll(() => document.title).toBe('Any of these? – The tool');
    await answer(screen, 'None of these');
    await answer(screen, 'It may');
    await expect.element(question(screen, 'You can publish')).toHaveFocus();
    await expect.poll(() => document.title).toBe('You can publish – The tool');
    await expect.poll(() => location.hash).toBe('#details=none&sensitive=none&rights=cleared');
  });

  test('A2: the verdict is announced once', async () => {
    const screen = await open('details=none&sensitive=none');
    const said: string[] = [];
    const region = screen.getByRole('status').element();
    new MutationObserver(() => said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await answer(screen, 'It may');
    await expect.element(question(screen, 'You can publish')).toBeVisible();
    const times = () => said.filter((text) => text.includes('You can publish')).length;
    await expect.poll(times).toBe(1);
    await expect.element(screen.getByRole('textbox', { name: words['tool.note.case'] })).toBeVisible();
    expect(times()).toBe(1);
  });

  test('A3: choosing nothing says so at the field', async () => {
    const screen = await open();
    await answer(screen);
    await expect.element(screen.getByRole('alert')).toHaveTextContent(words['tool.error.several']);
    await expect.element(screen.getByRole('checkbox', { name: 'A name', exact: true })).toHaveFocus();
    await expect
      .element(screen.getByRole('group', { name: 'What does the post hold?' }))
      .toHaveAccessibleDescription(new RegExp(words['tool.error.several']));
    await expect.poll(() => location.hash).toBe('');
  });

  test('an option that stands alone excludes the others, both ways', async () => {
    const screen = await open();
    const box = (name: string) => screen.getByRole('checkbox', { name, exact: true });
    await userEvent.click(box('A name'));
    await userEvent.click(box('Nothing about anyone'));
    await expect.element(box('A name')).not.toBeChecked();
    await userEvent.click(box('A picture'));
    await expect.element(box('Nothing about anyone')).not.toBeChecked();
    await expect.element(box('A picture')).toBeChecked();
  });

  test('a whole case goes by keyboard alone', async () => {
    const screen = await open('details=none&sensitive=none');
    await userEvent.tab();
    for (let step = 0; step < 20 && document.activeElement?.getAttribute('type') !== 'radio'; step++)
      await userEvent.tab();
    await userEvent.keyboard(' {Enter}');
    await expect.element(question(screen, 'You can publish')).toHaveFocus();
  });

  test('the rules behind a question are linked with their places', async () => {
    const screen = await open();
    const behind = screen.getByText('(2)', { exact: false });
    await userEvent.click(behind);
    await expect
      .element(screen.getByRole('link', { name: 'Assess each case' }))
      .toHaveAttribute('href', '/harbour/data/#harbour-assess');
  });

  test('A10: words in the other language are marked', async () => {
    await open();
    expect(document.querySelector('i[lang="sv"]')?.textContent).toBe('signatur');
  });
});

describe('the answers', () => {
  test('what was ticked before the script arrived is kept', async () => {
    const form = document.createElement('form');
    form.className = 'tool-question';
    const box = document.createElement('input');
    Object.assign(box, { type: 'checkbox', name: 'details', value: 'picture', checked: true });
    form.append(box);
    document.body.append(form);
    const screen = await open();
    form.remove();
    await expect.element(screen.getByRole('checkbox', { name: 'A picture' })).toBeChecked();
    await answer(screen);
    await expect.poll(() => location.hash).toBe('#details=picture');
  });

  test('the previous question is offered again and again', async () => {
    const screen = await open('details=name&sensitive=none');
    await userEvent.click(screen.getByRole('button', { name: words['tool.back'] }));
    await expect.element(question(screen, 'Any of these?')).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: words['tool.back'] }));
    await expect.element(question(screen, 'What does the post hold?')).toHaveFocus();
    expect(screen.getByRole('button', { name: words['tool.back'] }).elements()).toEqual([]);
  });

  test('a double click on Continue takes one step and leaves the focus on the heading', async () => {
    const screen = await open();
    await userEvent.click(screen.getByRole('checkbox', { name: 'A name', exact: true }));
    await userEvent.dblClick(screen.getByRole('button', { name: words['tool.continue'] }));
    await expect.element(question(screen, 'Any of these?')).toHaveFocus();
    expect(screen.getByRole('alert').elements()).toEqual([]);
    await expect.poll(() => location.hash).toBe('#details=name');
  });

  test('changing one keeps the rest and shows the current choice', async () => {
    const screen = await open('details=none&sensitive=none&rights=cleared');
    await userEvent.click(change(screen, 'Any of these?'));
    await expect.element(screen.getByRole('checkbox', { name: 'None of these' })).toBeChecked();
    await answer(screen, 'Health');
    await expect.element(question(screen, 'Do not publish')).toBeVisible();
    await expect.poll(() => location.hash).toBe('#details=none&sensitive=health&rights=cleared');
  });

  test('an answer that is not used any more is kept apart', async () => {
    const screen = await open('details=picture&sensitive=none&approval=everyone&rights=cleared');
    await userEvent.click(change(screen, 'What does the post hold?'));
    await answer(screen, 'Nothing about anyone');
    await expect.element(screen.getByRole('heading', { name: words['tool.unused'] })).toBeVisible();
    await expect.poll(() => location.hash).toContain('approval=everyone');
  });

  test('Back in the browser returns to the answers before', async () => {
    const screen = await open();
    await answer(screen, 'Nothing about anyone');
    await expect.poll(() => location.hash).toBe('#details=none');
    history.back();
    await expect.element(question(screen, 'What does the post hold?')).toHaveFocus();
    await expect.poll(() => location.hash).toBe('');
  });

  test('Back returns from an example', async () => {
    const screen = await open('details=name');
    await userEvent.click(screen.getByText(words['tool.examples'], { exact: true }));
    await userEvent.click(screen.getByRole('button', { name: 'A picture of the quay' }));
    await expect.poll(() => location.hash).toContain('rights=cleared');
    history.back();
    await expect.element(question(screen, 'Any of these?')).toBeVisible();
  });

  test('L4: ids that this edition does not know are named', async () => {
    const screen = await open('details=name&colour=red&sensitive=gold');
    await expect.element(screen.getByText('colour', { exact: true })).toBeVisible();
    await expect.element(screen.getByText('sensitive=gold')).toBeVisible();
    await expect.element(question(screen, 'Any of these?')).toBeVisible();
  });

  test('L1: a broken link opens the tool with a notice', async () => {
    const screen = await open('details=%E0%A4%A');
    await expect.element(screen.getByText(words['tool.link.unreadable'])).toBeVisible();
    await expect.element(question(screen, 'What does the post hold?')).toBeVisible();
  });

  test('a link on the page to other answers is followed, and Back returns', async () => {
    const screen = await open('details=name');
    const link = document.createElement('a');
    link.href = '#details=none&sensitive=none&rights=cleared';
    document.body.append(link);
    link.click();
    link.remove();
    await expect.element(question(screen, 'You can publish')).toHaveFocus();
    history.back();
    await expect.element(question(screen, 'Any of these?')).toBeVisible();
  });

  test.each([
    ['erasing', (screen: Screen) => screen.getByRole('button', { name: words['tool.erase'] })],
    ['a step', (screen: Screen) => change(screen, 'What does the post hold?')],
  ])('a link to other answers is followed that comes before %s is through', async (_, button) => {
    const screen = await open('details=name');
    const link = '#details=none&sensitive=none&rights=cleared';
    (button(screen).element() as HTMLElement).click();
    location.hash = link;
    await expect.element(question(screen, 'You can publish')).toBeVisible();
    expect(location.hash).toBe(link);
  });

  test('Back that comes before a step is through takes that step back, and no other', async () => {
    const screen = await open();
    await answer(screen, 'Nothing about anyone');
    await expect.element(question(screen, 'Any of these?')).toHaveFocus();
    const button = change(screen, 'What does the post hold?');
    await expect.element(button).toBeVisible();
    (button.element() as HTMLElement).click();
    history.back();
    await expect.element(question(screen, 'Any of these?')).toBeVisible();
    await expect.poll(() => location.hash).toBe('#details=none');
  });

  test('an anchor of the page leaves the answers and their link alone', async () => {
    const screen = await open('details=name');
    location.hash = '#_top';
    await expect.poll(() => location.hash).toBe('#details=name');
    await expect.element(question(screen, 'Any of these?')).toBeVisible();
  });
});

describe('the verdict', () => {
  test('a stop is settled at once, and the rest is still offered', async () => {
    const screen = await open('details=name');
    await answer(screen, 'Health');
    await expect.element(question(screen, 'Do not publish')).toHaveFocus();
    await expect.element(screen.getByText('It also holds something about health.').first()).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: words['tool.stop.go-on'] }));
    await expect.element(question(screen, 'May the material be used?')).toBeVisible();
    await answer(screen, 'It may');
    await expect.element(question(screen, 'Do not publish')).toBeVisible();
  });

  test('not yet lists what to do, with its clock, to tick', async () => {
    const screen = await open('details=name&sensitive=none&rights=not-cleared');
    const todo = screen.getByRole('checkbox', { name: 'Clear the rights.' });
    await expect.element(todo).toHaveAccessibleDescription('Within 48 hours');
    await userEvent.click(todo);
    await expect.element(todo).toBeChecked();
  });

  test('what the answers leave unknown and what the policy leaves unsaid are shown', async () => {
    const screen = await open('details=unsure&sensitive=none&rights=cleared');
    await expect.element(question(screen, 'Not yet')).toBeVisible();
    await expect.element(screen.getByRole('heading', { name: words['tool.unknown'] })).toBeVisible();
    await expect.element(screen.getByText('It says nothing about music.').first()).toBeVisible();
  });
});

describe('what to do', () => {
  test('comes in the order of its steps, with the rules that ask for it, and what is proposed is marked', async () => {
    const screen = await open('details=name&sensitive=health&rights=not-cleared');
    await expect.element(screen.getByRole('checkbox', { name: 'Tell the author.' })).toBeVisible();
    const steps = screen
      .getByRole('heading', { level: 4 })
      .elements()
      .map(({ textContent }) => textContent);
    expect(steps).toEqual([words['tool.step.preserve'], words['tool.step.act'], words['tool.step.tell']]);
    const lines = [...document.querySelectorAll('.tool-procedure .tool-option')];
    expect(lines.map((line) => line.querySelector('.tool-places a')?.getAttribute('href'))).toEqual([
      '/harbour/data/#harbour-rights',
      '/harbour/data/#harbour-never',
      undefined,
    ]);
    expect(lines.map(({ textContent }) => textContent.includes(words['tool.proposed']))).toEqual([false, false, true]);
    expect(lines[2]?.textContent).toContain('It does not say whom to tell.');
  });

  test('a line leads to the sheet or the letter that helps with it, opened', async () => {
    const screen = await open('details=name&sensitive=health&rights=not-cleared');
    const cargo = screen.getByLabelText('Cargo');
    const action = screen.getByLabelText('Action');
    await expect.element(action).toBeInTheDocument();
    await expect.element(cargo).not.toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'The log' }));
    await expect.element(cargo).toBeVisible();
    await expect.poll(() => document.activeElement?.textContent).toBe('The log');
    await expect.element(action).not.toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Reply' }));
    await expect.element(action).toBeVisible();
    expect(screen.getByRole('link', { name: 'Other reply' }).elements()).toEqual([]);
    expect(location.hash).toBe('#details=name&sensitive=health&rights=not-cleared');
  });

  test('leaves out what is proposed for another case', async () => {
    const screen = await open('details=name&sensitive=identity-number&rights=cleared');
    await expect.element(screen.getByRole('checkbox', { name: 'Take it out.' })).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Tell the author.' }).elements()).toEqual([]);
  });

  test('stands in the note in the same order', async () => {
    const screen = await open('details=name&sensitive=health&rights=not-cleared');
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(screen.getByRole('button', { name: words['tool.note.copy'] }));
    const note = copied.mock.calls[0]?.[0] ?? '';
    const places = ['Clear the rights.', 'Take it out.', 'Tell the author.'].map((text) => note.indexOf(text));
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(places[0]).toBeGreaterThan(0);
    expect(note).toContain(words['tool.note.proposed']);
  });
});

describe('the clock', () => {
  const found = (screen: Screen) => screen.getByLabelText(words['tool.clock.found']);
  const clock = (screen: Screen) => screen.getByRole('region', { name: words['tool.clock'] });

  test('tells when the time runs out, and when it has', async () => {
    const screen = await open('details=name&sensitive=none&rights=not-cleared');
    await expect.poll(() => clock(screen).element().textContent).toContain('Within 48 hours');
    await userEvent.click(screen.getByRole('button', { name: words['tool.clock.now'], exact: true }));
    await expect
      .poll(() => clock(screen).element().textContent)
      .toContain(words['tool.clock.until'].split('{')[0] ?? '');
    expect((found(screen).element() as HTMLInputElement).value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    await found(screen).fill('2020-01-15T12:00');
    await expect
      .poll(() => clock(screen).element().textContent)
      .toContain(words['tool.clock.passed'].split('{')[0] ?? '');
    await expect.poll(() => clock(screen).element().textContent).toMatch(/17 January 2020/);
    await found(screen).fill('');
    await expect.poll(() => clock(screen).element().textContent).toContain('Within 48 hours');
    expect(decodeURIComponent(location.href)).not.toContain('2020');
  });

  test('is not there where no time runs', async () => {
    const screen = await open('details=name&sensitive=none&rights=cleared');
    await expect.element(screen.getByRole('textbox', { name: words['tool.note.case'] })).toBeVisible();
    expect(clock(screen).elements()).toEqual([]);
  });
});

describe('a card', () => {
  test('shows what is ours apart, and how often', async () => {
    const screen = await open('details=name&sensitive=health&rights=not-cleared');
    await expect
      .poll(() => screen.getByRole('note', { name: words['rule.note'] }).element().textContent)
      .toMatch(/The lag behind/);
    await expect.element(screen.getByText('2 times a year', { exact: false })).toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: words['tool.every.calendar'] }))
      .toHaveAttribute('href', '../calendar/');
  });

  test('tells when the chosen channel’s date comes next', async () => {
    const channel = newChannel({ policy: 'harbour', id: 'a-channel-1', now: '2026-11-21T12:00:00.000Z' });
    localStorage.setItem(
      `kanalguiden:channel:${channel.id}`,
      writeChannel({ ...channel, fields: { opened: '2090-01-15' } }),
    );
    localStorage.setItem('kanalguiden:chosen:harbour', channel.id);
    const screen = await open('details=name&sensitive=none&rights=not-cleared');
    await expect.element(screen.getByText(/July 2090/)).toBeVisible();
    expect(screen.getByRole('link', { name: words['tool.every.calendar'] }).elements()).toEqual([]);
  });
});

describe('a sheet', () => {
  const sheet = (screen: Screen) => screen.getByRole('region', { name: 'The log' });

  test('is offered where a rule wants it', async () => {
    const screen = await open('details=name&sensitive=none&rights=not-cleared');
    await expect.element(screen.getByRole('textbox', { name: words['tool.note.case'] })).toBeVisible();
    expect(sheet(screen).elements()).toEqual([]);
    await userEvent.click(change(screen, 'Any of these?'));
    await answer(screen, 'Health');
    await expect.element(sheet(screen)).toBeVisible();
  });

  test('T1: holds what is typed and chosen, names its files, and is never in the address', async () => {
    const channel = newChannel({ policy: 'harbour', id: 'a-channel-1', now: '2026-11-21T12:00:00.000Z' });
    localStorage.setItem(
      `kanalguiden:channel:${channel.id}`,
      writeChannel({ ...channel, fields: { name: 'The quay' } }),
    );
    localStorage.setItem('kanalguiden:chosen:harbour', channel.id);
    const screen = await open('details=name&sensitive=health&rights=not-cleared');
    await unfold(screen, 'The log');
    const paper = sheet(screen).getByRole('table');
    await expect.poll(() => paper.element().textContent).toMatch(/Wharf\s*The quay/);
    await expect.poll(() => paper.element().textContent).toMatch(/Ground\s*Health/);
    await screen.getByLabelText(words['tool.clock.found']).fill('2026-11-21T14:30');
    await expect.element(screen.getByLabelText('Found', { exact: true })).toHaveValue('2026-11-21T14:30');
    await screen.getByLabelText('Cargo').fill('Canary');
    await userEvent.selectOptions(screen.getByLabelText('Kept'), 'Ashore');
    await expect.poll(() => paper.element().textContent).toMatch(/21 November 2026 at 14:30.*Canary.*Kept\s*Ashore/);
    await expect.element(sheet(screen).getByText('log-2026-11-21t14-30', { exact: true })).toBeVisible();

    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    await userEvent.click(sheet(screen).getByRole('button', { name: words['tool.form.csv'] }));
    await userEvent.click(sheet(screen).getByRole('button', { name: words['save.text'] }));
    await expect.poll(() => names).toEqual(['log-2026-11-21t14-30.csv', 'log-2026-11-21t14-30.txt']);

    expect(decodeURIComponent(location.href)).not.toMatch(/canary|2026/i);
    expect(JSON.stringify(Object.entries(localStorage))).not.toMatch(/canary/i);
    await userEvent.click(screen.getByRole('button', { name: words['tool.erase'] }));
    await expect.element(question(screen, 'What does the post hold?')).toBeVisible();
    expect(sessionStorage.length).toBe(0);
  });

  test('is open after a reload where something was typed in it', async () => {
    const first = await open('details=name&sensitive=health&rights=cleared');
    await unfold(first, 'The log');
    await first.getByLabelText('Cargo').fill('Herring');
    await first.unmount();
    const screen = await open('details=name&sensitive=health&rights=cleared');
    await expect.element(screen.getByLabelText('Cargo')).toHaveValue('Herring');
    await expect.element(screen.getByLabelText('Cargo')).toBeVisible();
    await expect.element(screen.getByLabelText('Action')).not.toBeVisible();
  });

  test('warns of an identity number', async () => {
    const screen = await open('details=name&sensitive=health&rights=cleared');
    await unfold(screen, 'The log');
    const cargo = screen.getByLabelText('Cargo');
    await cargo.fill('About 19850709-9805');
    await expect.element(cargo).toHaveAccessibleDescription(words['channel.identity-number']);
    await cargo.fill('About nobody');
    await expect.element(cargo).not.toHaveAccessibleDescription();
  });
});

describe('a letter that is proposed', () => {
  test('depends on the answers, fills in what was answered and has no subject', async () => {
    const screen = await open('details=name&sensitive=health&rights=cleared');
    const reply = screen.getByRole('region', { name: 'Reply', exact: true });
    await unfold(screen, 'Reply');
    await expect.element(reply.getByText('We have [Action] it: Health.')).toBeVisible();
    expect(screen.getByRole('region', { name: 'Other reply' }).elements()).toEqual([]);
    await userEvent.selectOptions(reply.getByLabelText('Action'), 'removed');
    await userEvent.click(reply.getByRole('radio', { name: words['tool.letter.language.sv'] }));
    await expect.element(reply.getByText('Vi har tagit bort det: Hälsa.')).toBeVisible();
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(reply.getByRole('button', { name: words['tool.letter.text.copy'] }));
    expect(copied.mock.calls[0]?.[0]).toBe('Vi har tagit bort det: Hälsa.\n');
  });
});

describe('what waits to be shown', () => {
  test('is laid out before Continue is pressed, and nobody meets it', async () => {
    const screen = await open();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Nothing about anyone', exact: true }));
    await expect.poll(() => document.querySelectorAll('form').length).toBe(2);
    expect(screen.getByRole('heading', { level: 2, name: 'Any of these?' }).elements()).toEqual([]);
    expect(screen.getByRole('button', { name: words['tool.continue'] }).elements()).toHaveLength(1);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const waiting = document.querySelector<HTMLElement>('form[hidden] input');
    waiting?.focus();
    expect(document.activeElement).not.toBe(waiting);
  });

  test('follows a change of mind', async () => {
    const screen = await open('details=name');
    await userEvent.click(screen.getByRole('checkbox', { name: 'None of these' }));
    await expect.poll(() => document.querySelectorAll('form').length).toBe(2);
    await answer(screen, 'Health');
    await expect.element(question(screen, 'Do not publish')).toHaveFocus();
    await expect.poll(() => document.querySelectorAll('form').length).toBe(0);
  });
});

describe('without the network', () => {
  test('N5: the verdict and the names of its rules are there, and what is missing is said', async () => {
    vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('offline'));
    const screen = await open('details=name&sensitive=none');
    await answer(screen, 'It may not');
    await expect.element(question(screen, 'Not yet')).toHaveFocus();
    await expect
      .element(screen.getByRole('link', { name: 'The rights are cleared' }))
      .toHaveAttribute('href', '/harbour/data/#harbour-rights');
    await expect.element(screen.getByText(words['tool.more-failed']).last()).toBeVisible();
    await userEvent.click(change(screen, 'May the material be used?'));
    await answer(screen, 'It may');
    await expect.element(question(screen, 'You can publish')).toHaveFocus();
  });
});

describe('what is typed', () => {
  const canary = 'Canary O’Brien {name} $& <img src=x onerror=alert(1)>';

  test('T1, T13: stands in the note as typed and never in the address', async () => {
    const screen = await open('details=name&sensitive=none&rights=cleared');
    await screen.getByRole('textbox', { name: words['tool.note.case'] }).fill(canary);
    await screen.getByRole('textbox', { name: 'The purpose' }).fill('Purpose canary');
    await expect.element(screen.getByText(canary, { exact: true })).toBeVisible();
    await expect.element(screen.getByText('Purpose canary', { exact: true })).toBeVisible();
    expect(decodeURIComponent(location.href)).not.toMatch(/canary/i);
    expect(document.title).not.toMatch(/canary/i);
    expect(JSON.stringify(Object.entries(localStorage))).not.toMatch(/canary/i);
  });

  test('survives a reload and goes with Erase, with the answers', async () => {
    const first = await open('details=name&sensitive=none&rights=cleared');
    await first.getByRole('textbox', { name: words['tool.note.case'] }).fill(canary);
    await first.unmount();
    const screen = await open('details=name&sensitive=none&rights=cleared');
    await expect.element(screen.getByRole('textbox', { name: words['tool.note.case'] })).toHaveValue(canary);
    await userEvent.click(screen.getByRole('button', { name: words['tool.erase'] }));
    await expect.element(question(screen, 'What does the post hold?')).toBeVisible();
    await expect.poll(() => location.hash).toBe('');
    expect(sessionStorage.length).toBe(0);
    await expect.element(screen.getByRole('status')).toHaveTextContent(words['tool.erase.done']);
  });

  test('a long text survives a reload', async () => {
    const long = 'x'.repeat(300_000);
    const first = await open('details=name&sensitive=none&rights=cleared');
    await first.getByRole('textbox', { name: words['tool.note.case'] }).fill(long);
    await first.unmount();
    const screen = await open('details=name&sensitive=none&rights=cleared');
    await expect.element(screen.getByRole('textbox', { name: words['tool.note.case'] })).toHaveValue(long);
    expect(screen.getByText(words['tool.note.not-kept']).elements()).toEqual([]);
  });

  test('an emptied date leaves the note', async () => {
    const screen = await open('details=name&sensitive=none&rights=cleared');
    const date = screen.getByLabelText(words['tool.note.date']);
    await date.fill('2026-01-02');
    await expect.element(screen.getByText('2026-01-02', { exact: true })).toBeVisible();
    await date.fill('');
    await expect.element(screen.getByText('2026-01-02', { exact: true })).not.toBeInTheDocument();
    await expect.element(date).toHaveValue('');
  });

  test('Erase leaves another tool’s texts, empties the pasted text, and Back does not bring the answers back', async () => {
    sessionStorage.setItem('kanalguiden:note', JSON.stringify({ 'other/tool': { case: 'Theirs' } }));
    const screen = await open();
    await answer(screen, 'A name');
    await expect.poll(() => location.hash).toBe('#details=name');
    await answer(screen, 'None of these');
    await expect.poll(() => location.hash).toBe('#details=name&sensitive=none');
    await userEvent.click(screen.getByText(words['tool.paste'], { exact: true }));
    const pasted = screen.getByRole('textbox', { name: words['tool.paste.label'] });
    await pasted.fill('Pasted');
    await userEvent.click(screen.getByRole('button', { name: words['tool.erase'] }));
    await expect.element(pasted).toHaveValue('');
    await expect.poll(() => location.hash).toBe('');
    expect(sessionStorage.getItem('kanalguiden:note')).toContain('Theirs');
    const gone = new Promise((resolve) => {
      addEventListener('popstate', resolve, { once: true });
    });
    history.back();
    await gone;
    await expect.element(question(screen, 'What does the post hold?')).toHaveFocus();
    await expect.element(screen.getByText(words['tool.answers.none'])).toBeVisible();
    expect(location.hash).toBe('');
  });

  test('S5: blocked storage costs nothing but the reload', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const screen = await open('details=name&sensitive=none&rights=cleared');
    await screen.getByRole('textbox', { name: words['tool.note.case'] }).fill('Still here');
    await expect.element(screen.getByText('Still here', { exact: true })).toBeVisible();
    await expect.element(screen.getByRole('alert')).toHaveTextContent(words['tool.note.not-kept']);
  });

  test('a letter is offered where a rule wants it, in either language', async () => {
    const screen = await open('details=picture&sensitive=none&approval=not-everyone&rights=cleared');
    await unfold(screen, 'Ask for leave');
    await expect.element(screen.getByText('Dear [Name], from Harbour University')).toBeVisible();
    await screen.getByRole('textbox', { name: 'Name', exact: true }).fill('Åsa');
    await userEvent.click(screen.getByRole('radio', { name: words['tool.letter.language.sv'] }));
    await expect.element(screen.getByText('Hej Åsa, från Hamnens universitet')).toBeVisible();
  });

  test('a letter takes from the channel what is told there, until something else is typed', async () => {
    const channel = newChannel({ policy: 'harbour', id: 'a-channel-1', now: '2026-11-21T12:00:00.000Z' });
    localStorage.setItem(
      `kanalguiden:channel:${channel.id}`,
      writeChannel({ ...channel, fields: { responsible: 'Åsa' } }),
    );
    localStorage.setItem('kanalguiden:chosen:harbour', channel.id);
    const screen = await open('details=picture&sensitive=none&approval=not-everyone&rights=cleared');
    await unfold(screen, 'Ask for leave');
    await expect.element(screen.getByText('Dear Åsa, from Harbour University')).toBeVisible();
    await screen.getByRole('textbox', { name: 'Name', exact: true }).fill('');
    await expect.element(screen.getByText('Dear [Name], from Harbour University')).toBeVisible();
  });

  test('E8: where copying is denied, the text stands selected in a field', async () => {
    const screen = await open('details=name&sensitive=none&rights=cleared');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await userEvent.click(screen.getByRole('button', { name: words['tool.note.copy'] }));
    const field = screen.getByRole('textbox', { name: words['tool.copy-manual'] });
    await expect.element(field).toHaveFocus();
    const { selectionStart, selectionEnd, value } = field.element() as HTMLTextAreaElement;
    expect([selectionStart, selectionEnd]).toEqual([0, value.length]);
    expect(value).toContain('Harbour University');
  });

  test('copying is announced', async () => {
    const screen = await open('details=name&sensitive=none&rights=cleared');
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(screen.getByRole('button', { name: words['tool.note.copy'] }));
    await expect.element(screen.getByRole('status')).toHaveTextContent(words['tool.copied']);
    expect(copied.mock.calls[0]?.[0]).toContain('§ 3');
  });
});

describe('the paste-in check', () => {
  test('says when only the beginning of a text was searched', async () => {
    const screen = await open();
    await userEvent.click(screen.getByText(words['tool.paste'], { exact: true }));
    await screen
      .getByRole('textbox', { name: words['tool.paste.label'] })
      .fill(`${'x '.repeat(100_000)}ada@example.org`);
    await userEvent.click(screen.getByRole('button', { name: words['tool.paste.check'] }));
    await expect
      .element(screen.getByText(words['tool.paste.partly'].replace('{count}', '200,000')).last())
      .toBeVisible();
  });

  test('ticks what it finds and leaves the answer to the user', async () => {
    const screen = await open();
    await userEvent.click(screen.getByText(words['tool.paste'], { exact: true }));
    await screen
      .getByRole('textbox', { name: words['tool.paste.label'] })
      .fill('Mail ada@example.org about 19850709-9805.');
    await userEvent.click(screen.getByRole('button', { name: words['tool.paste.check'] }));
    await expect.element(screen.getByText('19850709-9805', { exact: true })).toBeVisible();
    await expect.poll(() => location.hash).toBe('');
    await userEvent.click(screen.getByRole('button', { name: words['tool.paste.use'] }));
    await expect.element(screen.getByRole('checkbox', { name: 'One contact detail' })).toBeChecked();
    await expect.element(question(screen, 'What does the post hold?')).toHaveFocus();
    await expect.element(screen.getByRole('status')).toHaveTextContent(words['tool.paste.ticked']);
    await answer(screen);
    await expect.element(screen.getByRole('checkbox', { name: 'An identity number' })).toBeChecked();
    await expect.poll(() => location.hash).toBe('#details=contact');
    expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain('ada@');
  });
});
