/** The parts of a tool that come with the first answer, as one file: the verdict, and what can be written from it. */
export { default as Papers } from './Papers.svelte';
export { default as VerdictPanel } from './VerdictPanel.svelte';
