/** The parts that come when somebody opens a fold or has to be told something, as one file. */
export { default as Aside } from './Aside.svelte';
export { default as Facts } from './Facts.svelte';
export { default as ItemFields } from './ItemFields.svelte';
export { default as ItemNotice } from './ItemNotice.svelte';
export { default as SheetForm } from './SheetForm.svelte';
