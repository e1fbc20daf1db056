import { kept } from '../data/kept.ts';
import { toolMap } from '../engine/map.ts';
import { outcomes } from '../engine/outcomes.ts';

// Both take long, and stand on several pages in both languages.

/** Every outcome of a whole tool. */
export const outcomesOf = kept(outcomes);

/** The map of a whole tool. */
export const mapOf = kept(toolMap);
