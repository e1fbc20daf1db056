/** Words that are spelt nearly as the given one, with their distance from 0 (the same) to 1. */
export type Spell = (word: string) => readonly { word: string; distance: number }[];
/** Makes a list of words ready to be asked. */
export type SpellOf = (words: readonly string[]) => Spell;
