import type { ToolMore } from '../engine/bundle.ts';
import { calendarBundle } from './channelBundle.ts';
import { weighedRules } from './tools.ts';
import type { ToolRecord } from '../model/content.ts';

/** What a decision tool needs to tell when a rule's date comes next; undefined where the policy has no date for its rules. */
export function toolCalendar(place: Parameters<typeof calendarBundle>[0], tool: ToolRecord): ToolMore['calendar'] {
  if (!place.policy.opening) return undefined;
  const weighed = new Set(weighedRules(place.policy, tool).map(({ id }) => id));
  const { dates, facts, avoid } = calendarBundle(place);
  const own = dates.filter(({ rule }) => weighed.has(rule.id));
  return own.length > 0 ? { dates: own, facts, avoid } : undefined;
}
