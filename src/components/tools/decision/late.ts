import styles from '../../../styles/verdict.css?url&no-inline';

/** The parts of a tool that come with the first choice, as one file: the verdict, and what can be made of the answers. */
export { fetchAhead } from './ahead.ts';
export { default as CopyButton } from '../kit/CopyButton.svelte';
export { default as Papers } from './Papers.svelte';
export { default as VerdictHead } from './VerdictHead.svelte';
export { default as VerdictPanel } from './VerdictPanel.svelte';

/** Their style sheet is there, or will not come: without it they are plain, and can be used all the same. */
export const styled = new Promise((resolve) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.onload = link.onerror = resolve;
  link.href = styles;
  document.head.append(link);
});
