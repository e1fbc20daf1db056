/** The parts of a tool that come with the first choice, as one file: the verdict, and what can be made of the answers. */
export { default as CopyButton } from '../kit/CopyButton.svelte';
export { default as Papers } from './Papers.svelte';
export { default as VerdictHead } from './VerdictHead.svelte';
export { default as VerdictPanel } from './VerdictPanel.svelte';
