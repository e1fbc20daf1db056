/** The parts of an item that come when somebody opens or marks one, as one file. */
export { default as ItemFields } from './ItemFields.svelte';
export { default as ItemNotice } from './ItemNotice.svelte';
