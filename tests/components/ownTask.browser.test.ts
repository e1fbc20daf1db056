import { flushSync, mount, unmount, type Component, type ComponentProps } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { afterEach, expect, test } from 'vitest';
import OwnTask from '../../src/components/tools/kit/OwnTask.svelte';
import Text from '../../src/components/tools/kit/Text.svelte';

const target = document.createElement('div');
document.body.append(target);
/** `mount` does not see that the props are the part's. */
const TextTask = OwnTask as Component<{ part: typeof Text; props: ComponentProps<typeof Text> }>;
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** A tool whose one part shows a word that can change. */
function open() {
  const words = new SvelteMap([['shown', 'Quay']]);
  let asked = 0;
  const props = {
    locale: 'en' as const,
    get text() {
      asked++;
      return words.get('shown') ?? '';
    },
  };
  const tool = mount(TextTask, { target, props: { part: Text, props } });
  return {
    /** How often the part asked for the word when it changed. */
    change: (word: string) => {
      asked = 0;
      words.set('shown', word);
      flushSync();
      return asked;
    },
    asked: () => asked,
    close: () => unmount(tool),
  };
}

afterEach(() => {
  target.replaceChildren();
});

test('a part comes in a task after the one that asked for it, changes with what it shows, and goes with the tool', async () => {
  const tool = open();
  expect(target.textContent).toBe('');
  await nextTask();
  expect(target.textContent).toBe('Quay');
  expect(tool.change('Pier')).toBeGreaterThan(0);
  expect(target.textContent).toBe('Pier');
  await tool.close();
  expect(target.textContent).toBe('');
  expect(tool.change('Jetty')).toBe(0);
});

test('a part of a tool that went in between does not come', async () => {
  const tool = open();
  await tool.close();
  await nextTask();
  expect(tool.asked()).toBe(0);
});
