import { entryKinds, type EntryKind, type SearchSite } from '../../engine/search/entry.ts';
import { element } from './element.ts';

/** What the answers are narrowed to; undefined: not narrowed. */
export interface Filters {
  policy: string | undefined;
  topic: string | undefined;
  kind: EntryKind | undefined;
}

/** Three lists to choose from. A change calls `choose` with all three. */
export function filterFields(
  { say, policies, topics }: SearchSite,
  first: Filters,
  choose: (filters: Filters) => void,
): HTMLElement {
  const policy = field('policy', first.policy, [
    ['', say['all-policies']],
    ...policies.map(({ id, name }): Option => [id, name]),
  ]);
  const topic = field('topic', first.topic, [
    ['', say['all-topics']],
    ...topics.map(({ id, name }): Option => [id, name]),
  ]);
  const kind = field('kind', first.kind, [
    ['', say['all-kinds']],
    ...entryKinds.map((id): Option => [id, say[`kinds.${id}`]]),
  ]);
  const fields = element(
    'div',
    { class: 'search-filters', role: 'group', 'aria-label': say['narrow'] },
    policy,
    topic,
    kind,
  );
  fields.addEventListener('change', () => {
    choose({
      policy: valueOf(policy),
      topic: valueOf(topic),
      kind: entryKinds.find((id) => id === valueOf(kind)),
    });
  });
  return fields;

  type Option = [value: string, label: string | undefined];

  function field(name: string, chosen: string | undefined, options: readonly Option[]): HTMLSelectElement {
    const select = element('select', { name, 'aria-label': say[name] });
    select.append(...options.map(([value, label]) => element('option', { value }, label ?? value)));
    select.value = chosen ?? '';
    return select;
  }
}

function valueOf(select: HTMLSelectElement): string | undefined {
  return select.value === '' ? undefined : select.value;
}
