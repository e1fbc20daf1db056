import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import PaperView from '../../src/components/tools/kit/PaperView.svelte';
import SavePaper from '../../src/components/tools/kit/SavePaper.svelte';
import words from '../../src/content/i18n/en.json';
import { cleanLine } from '../../src/engine/clean.ts';
import { paperFragment } from '../../src/engine/export/html.ts';
import { paperText } from '../../src/engine/export/text.ts';
import type { Paper } from '../../src/engine/paper.ts';
import { fill } from '../../src/engine/text.ts';
import '../../src/styles/tools.css';
import '../../src/styles/paper.css';
import { anyPaper, textsOf, withoutSpace } from '../engine/anyPaper.ts';
import fc from '../seeded.ts';

const paper: Paper = {
  title: 'The sheet',
  locale: 'en',
  blocks: [
    { kind: 'heading', level: 2, text: 'Part' },
    { kind: 'text', own: true, runs: [{ text: 'My\n  words' }] },
    { kind: 'text', lang: 'sv', runs: [{ text: 'Se ' }, { text: 'här', href: 'https://kanal.example/' }] },
  ],
};

const say = (key: string, slots = {}): string => fill((words as Record<string, string>)[key] ?? key, slots);

async function open() {
  const announce = vi.fn<(text: string) => void>();
  const formats = ['text', 'markdown', 'html', 'docx'] as const;
  await render(SavePaper, { paper: () => paper, name: 'ltu-checklist', formats, say, announce });
  return announce;
}

const press = (key: string) => userEvent.click(page.getByRole('button', { name: say(key), exact: true }));

/** What is handed over as a file, without handing it over. */
function watchFiles(): { name: string; content: () => Promise<string>; type: string }[] {
  const saved: { name: string; content: () => Promise<string>; type: string }[] = [];
  let last: Blob | MediaSource | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob;
    return `blob:${saved.length}`;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = last;
    if (blob instanceof Blob) saved.push({ name: this.download, content: () => blob.text(), type: blob.type });
  });
  return saved;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the buttons under a paper', () => {
  test('E8: copy the text, or the HTML, and say so', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const announce = await open();
    await press('save.copy');
    await press('save.copy-html');
    expect(write.mock.calls).toEqual([[paperText(paper)], [paperFragment(paper)]]);
    expect(announce.mock.calls).toEqual([[say('save.copied')], [say('save.copied')]]);
  });

  test.each(['refused', 'absent'])('E8: show the text, selected, where the clipboard is %s', async (how) => {
    if (how === 'refused') vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
    else vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard);
    const announce = await open();
    for (const time of [1, 2]) {
      await press('save.copy');
      const field = page.getByRole('textbox', { name: say('save.copy-manual') });
      await expect.element(field).toHaveFocus();
      await expect.element(field).toHaveValue(paperText(paper));
      expect(document.getSelection()?.toString()).toBe(paperText(paper));
      expect(announce).toHaveBeenCalledTimes(time);
    }
    expect(announce).toHaveBeenLastCalledWith(say('save.copy-manual'));
  });

  test('E7, E9: hand over each format as a file of its own name, and open no window', async () => {
    const saved = watchFiles();
    const opened = vi.spyOn(window, 'open');
    const announce = await open();
    for (const [format, extension] of Object.entries({ text: 'txt', markdown: 'md', html: 'html', docx: 'docx' })) {
      await press(`save.${format}`);
      const file = `ltu-checklist.${extension}`;
      await expect.element(page.getByText(say('save.saved', { file }))).toBeVisible();
      expect(announce).toHaveBeenLastCalledWith(say('save.saved', { file }));
      expect(saved.at(-1)?.name).toBe(file);
    }
    expect(await saved[0]?.content()).toBe(paperText(paper));
    expect(await saved[2]?.content()).toContain('<h1>The sheet</h1>');
    expect(await saved[3]?.content()).toMatch(/^PK/);
    expect(saved.map(({ type }) => type)).toEqual([
      'text/plain;charset=utf-8',
      'text/markdown;charset=utf-8',
      'text/html;charset=utf-8',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ]);
    expect(opened).not.toHaveBeenCalled();
  });

  test('E9: say that a file could not be made, and try again when asked', async () => {
    const announce = await open();
    const broken = vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      throw new Error('blocked');
    });
    await press('save.text');
    await expect.element(page.getByText(say('save.failed'))).toBeVisible();
    expect(announce).toHaveBeenLastCalledWith(say('save.failed'));
    broken.mockRestore();
    const saved = watchFiles();
    await press('save.text');
    await expect.poll(() => saved.length).toBe(1);
    await expect.element(page.getByText(say('save.failed'))).not.toBeInTheDocument();
  });

  test('E11: let the address of a file go', async () => {
    const saved = watchFiles();
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    await open();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    document.querySelectorAll<HTMLButtonElement>('button')[3]?.click();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(revoked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(revoked.mock.calls).toEqual([['blob:0']]);
  });

  test('E10: print this paper alone, and clear up afterwards', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {
      expect(document.querySelector('.paper-alone h2')?.textContent).toBe(paper.title);
      dispatchEvent(new Event('beforeprint'));
      dispatchEvent(new Event('afterprint'));
    });
    await open();
    await press('save.print');
    expect(print).toHaveBeenCalledOnce();
    await expect.poll(() => document.querySelector('.paper-alone')).toBeNull();
  });

  test('E10: say how to print where the browser does nothing', async () => {
    vi.spyOn(window, 'print').mockReturnValue();
    await open();
    await press('save.print');
    await expect.element(page.getByText(say('save.print-failed'))).toBeVisible();
    expect(document.querySelector('.paper-alone h2')?.textContent).toBe(paper.title);
  });
});

describe('a paper on the screen', () => {
  test('T3: has the languages of its parts, and the user’s words with their lines and their direction', async () => {
    const { container } = await render(PaperView, { paper });
    expect(container.querySelector('.paper')?.getAttribute('lang')).toBe('en');
    const [own, swedish] = container.querySelectorAll('p');
    expect(own?.textContent.trim()).toBe('My\n  words');
    expect(own?.getAttribute('dir')).toBe('auto');
    expect(swedish?.getAttribute('lang')).toBe('sv');
    expect(swedish?.textContent).toBe('Se här');
    expect(swedish?.querySelectorAll('bdi')).toHaveLength(2);
  });

  test('T1, T9, T10: shows every text as it was typed, with no elements but its own', async () => {
    const { container, rerender } = await render(PaperView, { paper });
    const allowed = 'div h2 h3 h4 p ul li table thead tbody tr th td a bdi'.split(' ');
    await fc.assert(
      fc.asyncProperty(anyPaper, async (any) => {
        await rerender({ paper: any });
        const expected = [cleanLine(any.title), ...textsOf(any.blocks)].join('');
        expect(withoutSpace(container.textContent)).toBe(withoutSpace(expected));
        for (const element of container.querySelectorAll('*')) expect(allowed).toContain(element.localName);
        for (const { protocol } of container.querySelectorAll('a')) expect(protocol).toMatch(/^(https?|mailto):$/);
      }),
    );
  });

  test('T2: holds at 320 px, where a wide table scrolls within itself', async () => {
    await page.viewport(320, 600);
    const { container } = await render(PaperView, {
      paper: {
        ...paper,
        title: 'x'.repeat(500),
        blocks: [
          { kind: 'table', head: ['A', 'B', 'C', 'D', 'E', 'F'], rows: [Array(6).fill('word '.repeat(9))] },
          { kind: 'text', own: true, runs: [{ text: 'x'.repeat(10_000) }] },
        ],
      },
    });
    container.classList.add('tool');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    const table = container.querySelector('.paper-table');
    expect(table?.scrollWidth).toBeGreaterThan(table?.clientWidth ?? Infinity);
  });
});
