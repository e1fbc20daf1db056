import type { PlacedRule, PlacedSection, PolicyRecord } from '../model/content.ts';

type Place = PolicyRecord['outline'][number];

/** A section's rules under the headings of the source, in reading order. A heading that comes back is given once more. */
export function rulesByPlace(
  policy: PolicyRecord,
  section: PlacedSection,
): { place: Place; anchor: string; rules: PlacedRule[] }[] {
  const groups: { place: Place; anchor: string; rules: PlacedRule[] }[] = [];
  for (const rule of section.rules) {
    const last = groups.at(-1);
    if (last?.place.id === rule.place) {
      last.rules.push(rule);
      continue;
    }
    const place = policy.outline.find((candidate) => candidate.id === rule.place);
    if (!place) throw new Error(`The policy "${policy.id}" has no place "${rule.place}".`);
    const times = groups.filter((group) => group.place.id === place.id).length;
    const anchor = `place-${place.id.replaceAll('.', '-')}${times > 0 ? `-${times + 1}` : ''}`;
    groups.push({ place, anchor, rules: [rule] });
  }
  return groups;
}
