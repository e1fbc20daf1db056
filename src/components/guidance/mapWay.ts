import type { Spoken } from '../../engine/bundle.ts';
import { match, unique } from '../../engine/condition.ts';
import { judge, type JudgedRule, type Status } from '../../engine/judge.ts';
import { readAnswers, writeAnswers, type Ignored } from '../../engine/link.ts';
import { nextQuestion, unusedAnswers } from '../../engine/questions.ts';
import { support } from '../../engine/support.ts';
import { fill, plain } from '../../engine/text.ts';
import type { Fact, Option } from '../../model/fact.ts';
import type { Tool } from '../../model/tool.ts';

/** What the page holds for marking a way: the tool in one language, and the words for it. */
export interface WayData {
  facts: readonly (Spoken<Pick<Fact, 'id' | 'choose' | 'when' | 'question'>> & {
    options: readonly Spoken<Pick<Option, 'id' | 'label' | 'alone'>>[];
  })[];
  rules: readonly JudgedRule[];
  levels: Spoken<Tool['levels']>;
  words: Readonly<Record<string, string>>;
}

/** The sign before a rule; the legend says what it means. */
const signs: Readonly<Record<Exclude<Status, 'does-not-apply'>, string>> = {
  broken: '×',
  unmet: '!',
  open: '?',
  duty: '→',
  advice: '›',
  permission: '+',
  fulfilled: '✓',
  followed: '✓',
};

const svg = 'http://www.w3.org/2000/svg';

/** Marks the way that the answers in the address take, in the picture and in the text. Tells whether there are any. */
export function showWay(): boolean {
  const section = element('own-way');
  const { facts, rules, levels, words } = JSON.parse(section.dataset['map'] ?? '') as WayData;
  const say = (key: string, slots = {}) => fill(words[key] ?? key, slots);
  const { answers, ignored } = readAnswers(location.hash, facts);
  const index = new Map(facts.map((fact) => [fact.id, fact]));
  const order = facts.map(({ id }) => id);
  const number = (id: string) => String(order.indexOf(id) + 1);
  const verdict = judge(rules, index, answers);
  const answered = order.filter((id) => Object.hasOwn(answers, id));
  const next = nextQuestion(order, verdict);
  const awaited = new Set(
    verdict.findings
      .filter(({ status }) => status === 'open')
      .flatMap(({ rule }) => support(conditionsOf(rules.find(({ id }) => id === rule)), index)),
  );
  const unused = unusedAnswers(order, verdict, answers, index).filter((id) => !awaited.has(id));
  const used = answered.filter((id) => !unused.includes(id));
  const findings = new Map(verdict.findings.map((finding) => [finding.rule, finding]));
  const statusOf = (rule: string): Status => findings.get(rule)?.status ?? 'does-not-apply';
  const counts = (rule: string) => !['open', 'does-not-apply'].includes(statusOf(rule));
  const chosen = (id: string) =>
    (index.get(id)?.options ?? [])
      .filter((option) => answers[id]?.includes(option.id))
      .map(({ label }) => plain(label));

  clear();
  const has = answered.length > 0 || ignored.unreadable || ignored.unknown.length > 0;
  section.hidden = !has;
  document.querySelector('.map')?.classList.toggle('has-way', has);
  tell(has ? verdictLine() : '');
  if (!has) return false;

  tellIgnored(ignored, say);
  element('way-answers').replaceChildren(
    ...answered.map((id) => {
      const line = create('li', `${plain(index.get(id)?.question ?? id)} `);
      line.value = order.indexOf(id) + 1;
      line.append(create('b', chosen(id).join(', ')));
      if (unused.includes(id)) line.append(` (${say('map.way.unused')})`);
      return line;
    }),
  );
  const statuses = unique(verdict.findings.map(({ status }) => status)).filter((status) => status !== 'does-not-apply');
  element('way-legend').replaceChildren(
    ...statuses.map((status) => {
      const line = create('li', '');
      line.append(create('b', signs[status]), ` ${say(`status.${status}`)}`);
      return line;
    }),
  );
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.to-tool')) link.hash = writeAnswers(answers, facts);

  // The picture
  for (const shape of all('.map [data-fact]')) {
    shape.classList.toggle('is-way', used.includes(shape.dataset['fact'] ?? ''));
    shape.classList.toggle('is-next', shape.dataset['fact'] === next);
  }
  const reach = new Map<string, number>();
  const mark = (shape: Marked, from: string, kind: string) => {
    shape.classList.add('is-way');
    const key = `${kind} ${from}`;
    reach.set(key, Math.max(reach.get(key) ?? 0, Number(shape.dataset['y'])));
  };
  for (const shape of all('.map .edge')) {
    const { from = '', to = '', kind = '', rules: ids = '' } = shape.dataset;
    const rests = ids.split(' ').some((id) => counts(id) && findings.get(id)?.because.includes(from));
    const when = index.get(to)?.when;
    const opened =
      when !== undefined && used.includes(from) && (used.includes(to) || to === next)
        ? match(when, index, answers).truth === 'yes'
        : false;
    if (kind === 'opens' ? opened : rests) mark(shape, from, kind);
  }
  for (const shape of all('.map .lane')) {
    const { lane = '', kind = '', to } = shape.dataset;
    shape.classList.toggle('is-way', Number(to) <= (reach.get(`${kind} ${lane}`) ?? -1));
  }
  for (const shape of all('.map .gives')) {
    const { rules: ids = '', status = '' } = shape.dataset;
    shape.classList.toggle(
      'is-way',
      ids.split(' ').some((id) => status.split(' ').includes(statusOf(id))),
    );
  }
  for (const shape of all('.map .rules')) {
    const own = all('[data-rule]', shape).map(({ dataset }) => dataset['rule'] ?? '');
    shape.classList.toggle('is-way', own.some(counts));
  }
  for (const shape of all('.map .level')) shape.classList.toggle('is-way', shape.dataset['level'] === verdict.level);
  for (const shape of all('.map [data-rule]')) {
    const status = statusOf(shape.dataset['rule'] ?? '');
    shape.dataset['status'] = status;
    const bullet = shape.querySelector('circle');
    if (!bullet || status === 'does-not-apply') continue;
    const sign = document.createElementNS(svg, 'text');
    sign.classList.add('sign-of-way', 'of-way');
    sign.setAttribute('x', bullet.getAttribute('cx') ?? '');
    sign.setAttribute('y', String(Number(bullet.getAttribute('cy')) + 5));
    sign.textContent = signs[status];
    shape.append(sign);
  }

  // The text
  for (const item of all('.map-text [data-rule]')) {
    const note = create('strong', ` – ${say(`status.${statusOf(item.dataset['rule'] ?? '')}`)}`);
    note.className = 'of-way';
    item.querySelector('a')?.after(note);
  }
  for (const item of all('.map-text li[data-fact]')) {
    const id = item.dataset['fact'] ?? '';
    if (!answered.includes(id)) continue;
    const note = create('p', say('map.way.answer', { options: chosen(id).join(', ') }));
    note.className = 'of-way';
    item.querySelector('h3')?.after(note);
  }
  return true;

  function verdictLine(): string {
    const line = say('map.way.verdict', { title: plain(levels[verdict.level].title) });
    if (verdict.level !== 'open' || next === undefined) return line;
    return `${line} ${say('map.way.next', { number: number(next), question: plain(index.get(next)?.question ?? '') })}`;
  }
}

type Marked = HTMLElement | SVGElement;

function conditionsOf(rule: JudgedRule | undefined) {
  return [rule?.when, rule?.met].flatMap((condition) => condition ?? []);
}

function clear(): void {
  for (const mark of all('.of-way')) mark.remove();
  for (const marked of all('.is-way, .is-next')) marked.classList.remove('is-way', 'is-next');
  for (const rule of all('.map [data-rule]')) delete rule.dataset['status'];
}

/** The same words are not said again. */
function tell(text: string): void {
  const line = element('way-verdict');
  if (line.textContent !== text) line.textContent = text;
}

function tellIgnored({ unknown, unreadable }: Ignored, say: (key: string) => string): void {
  const box = element('way-ignored');
  box.hidden = !unreadable && unknown.length === 0;
  const ids = unknown.map((id) => {
    const item = create('li', '');
    item.append(create('code', id));
    return item;
  });
  box.querySelector('ul')?.replaceChildren(...ids, ...(unreadable ? [create('li', say('map.way.unreadable'))] : []));
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

function all(selector: string, within: ParentNode = document): Marked[] {
  return [...within.querySelectorAll<Marked>(selector)];
}

function create<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { textContent: text });
}
