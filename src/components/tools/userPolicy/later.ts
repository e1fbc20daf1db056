/** What comes once somebody uses the page, as one file. */
export { compose } from '../../../engine/compose.ts';
export { default as CheckText } from './CheckText.svelte';
export { default as ClauseList } from './ClauseList.svelte';
export { default as Fitting } from './Fitting.svelte';
export { default as SaveText } from './SaveText.svelte';
