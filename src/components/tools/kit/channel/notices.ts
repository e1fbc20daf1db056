/** What can be done where something is the matter with what is kept, as one file. */
export { default as NoticeButtons } from './NoticeButtons.svelte';
export { default as Unshown } from './Unshown.svelte';
