/** What the clock reckons with, as one file that comes when a rule has a time that runs out. */
export { deadline, momentWords } from '../../../engine/deadline.ts';

/** The zone that the reader's own clock goes by. */
export function timeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
