import { ruleGroups, type Giving, type RuleGroup, type ToolMap } from '../engine/map.ts';
import { levels, type Level } from '../model/tool.ts';
import { wrap } from './wrap.ts';

/** The words on a map, by id. `force`: the word above a group of rules. */
export interface MapWords {
  question: (fact: string) => string;
  title: (rule: string) => string;
  force: (rule: string) => string;
  level: (level: Level) => string;
  always: string;
}

/** Lines of text; `x`, `y`: where the first one stands, on its base line. */
export interface Lines {
  x: number;
  y: number;
  lines: readonly string[];
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A junction: the number of the question that the line comes from stands in it. */
interface Joint {
  x: number;
  y: number;
  number: number;
}

export interface FactShape extends Box {
  fact: string;
  number: number;
  text: Lines;
}

/** A line down from a question, past what it leads to. */
export interface Lane {
  fact: string;
  kind: 'opens' | 'weighs';
  x: number;
  from: number;
  to: number;
}

/** From a question's lane to a question that it opens: one for each edge of the map. `enter`: at the question's edge. */
export interface OpenShape extends Joint {
  from: string;
  to: string;
  enter: number;
}

export interface GroupShape extends Box {
  group: RuleGroup;
  force: Lines;
  rules: readonly (Lines & { rule: string })[];
  /** From the lanes of its questions, left to right: one for each edge to the group. */
  taps: readonly (Joint & { fact: string })[];
  /** To the lanes of the levels. */
  gives: readonly { level: Level; statuses: readonly Giving['status'][]; x: number; y: number }[];
  /** Where the lines meet the box. */
  at: number;
}

export interface LevelShape {
  level: Level;
  x: number;
  /** Its name stands above and below the map, with a line from each to its lane. */
  name: Lines;
  y: number;
  end: number;
  again: Lines;
}

/** A map with every place worked out, in CSS pixels. */
export interface MapLayout {
  width: number;
  height: number;
  facts: readonly FactShape[];
  opens: readonly OpenShape[];
  groups: readonly GroupShape[];
  levels: readonly LevelShape[];
  lanes: readonly Lane[];
  /** Where no question is needed. */
  always: Lines | undefined;
  /** Lines between the questions. */
  rows: readonly number[];
  /** The heights at which the picture may be parted, for print: nothing but lines goes across. The last is its end. */
  cuts: readonly number[];
}

/** As wide as the text on a page of A4, so that the letters keep their size there. */
const width = 672;
const size = 13;
const line = 17;
const pad = 8;
const rowPad = 12;
const gap = 10;
const laneGap = 20;
const levelGap = 26;
const exitAt = 19;

/**
 * Lays a map out as a channel: the questions down the left in the tool's order; beside each the rules that it is the last
 * to decide; at the right a lane for each level. Lines between them run in lanes, so none has to be followed through a
 * tangle: where one turns off, the number of its question stands.
 */
export function layOut(map: ToolMap, words: MapWords): MapLayout {
  const groups = ruleGroups(map);
  const number = (fact: string) => map.facts.indexOf(fact) + 1;
  const rowOf = ({ facts }: RuleGroup) => Math.max(...facts.map((fact) => map.facts.indexOf(fact)), -1);
  const rows = [...map.facts.keys(), -1].map((row) => groups.filter((group) => rowOf(group) === row).toSorted(byLevel));

  // Lanes: which row each line goes down to, and so how far from the boxes it has to run.
  const lastRow = (fact: string) => Math.max(...groups.filter(({ facts }) => facts.includes(fact)).map(rowOf));
  const used = map.facts.filter((fact) => groups.some(({ facts }) => facts.includes(fact)));
  const slots = laneSlots(used.map((fact) => ({ id: fact, from: number(fact) - 1, to: lastRow(fact) })));
  const parents = map.facts.filter((fact) => map.openings.some(({ from }) => from === fact));
  const lastChild = (fact: string) =>
    Math.max(...map.openings.filter(({ from }) => from === fact).map(({ to }) => map.facts.indexOf(to)));
  const openSlots = laneSlots(parents.map((fact) => ({ id: fact, from: number(fact) - 1, to: lastChild(fact) })));

  const factX = 2 + laneGap * (Math.max(...openSlots.values(), -1) + 1) + (parents.length > 0 ? 8 : 0);
  const lanesWidth = laneGap * (Math.max(...slots.values(), -1) + 1) + 10;
  const levelsWidth = levelGap * map.levels.length;
  const boxes = width - factX - lanesWidth - levelsWidth - 4;
  const factWidth = Math.round(boxes * 0.42);
  const groupX = factX + factWidth + lanesWidth;
  const groupWidth = width - levelsWidth - groupX;
  const laneX = (fact: string) => groupX - 14 - laneGap * (slots.get(fact) ?? 0);
  const openX = (fact: string) => 12 + laneGap * (openSlots.get(fact) ?? 0);
  const levelX = (level: Level) => width - levelsWidth + levelGap * (map.levels.indexOf(level) + 0.5) + 4;

  const heads = map.levels.toReversed().map((level, index) => ({
    level,
    x: levelX(level),
    name: { x: width - levelsWidth - 8, y: 16 + index * 22, lines: [words.level(level)] },
    y: 12 + index * 22,
  }));

  let y = 12 + heads.length * 22 + 8;
  const shapes: GroupShape[] = [];
  const facts: FactShape[] = [];
  const opens: OpenShape[] = [];
  const separators: number[] = [];
  let always: Lines | undefined;
  for (const [index, row] of rows.entries()) {
    const fact = map.facts[index];
    if (fact === undefined && row.length === 0) continue;
    separators.push(y);
    const top = y + rowPad;
    let bottom = top;
    if (fact === undefined) {
      const text = wrap(words.always, factWidth, size);
      always = { x: factX, y: top + exitAt, lines: text };
      bottom = top + text.length * line + exitAt;
    } else {
      const text = wrap(words.question(fact), factWidth - 2 * pad - 22, size);
      const coming = map.openings.filter(({ to }) => to === fact);
      const height = Math.max(text.length * line + 2 * pad + 2, exitAt + coming.length * laneGap + 4);
      facts.push({
        fact,
        number: index + 1,
        ...{ x: factX, y: top, width: factWidth, height },
        text: { x: factX + pad + 22, y: top + pad + 14, lines: text },
      });
      coming.forEach(({ from }, at) =>
        opens.push({
          ...{ from, to: fact, number: number(from), x: openX(from), enter: factX },
          y: top + exitAt + (parents.includes(fact) ? laneGap : 0) + at * laneGap,
        }),
      );
      bottom = top + Math.max(height, exitAt + (coming.length + (parents.includes(fact) ? 1 : 0)) * laneGap);
    }
    let next = top;
    for (const group of row) {
      const shape = groupShape(group, next);
      shapes.push(shape);
      next += shape.height + gap;
    }
    y = Math.max(bottom, next - gap) + rowPad;
  }

  function groupShape(group: RuleGroup, top: number): GroupShape {
    const [first = ''] = group.rules;
    let below = top + pad + 13;
    const force = { x: groupX + pad + 4, y: below, lines: [words.force(first)] };
    const rules = group.rules.map((rule) => {
      const lines = wrap(words.title(rule), groupWidth - 2 * pad - 20, size);
      const text = { rule, x: groupX + pad + 18, y: below + line + 2, lines };
      below += lines.length * line + 3;
      return text;
    });
    return {
      group,
      ...{ x: groupX, y: top, width: groupWidth, height: below - top + pad },
      force,
      rules,
      taps: group.facts
        .map((fact) => ({ fact, number: number(fact), x: laneX(fact), y: top + exitAt }))
        .toSorted((one, other) => one.x - other.x),
      gives: [...Map.groupBy(group.givings, ({ to }) => to)].map(([level, same], index) => ({
        level,
        statuses: same.map(({ status }) => status),
        x: levelX(level),
        y: top + exitAt + index * 16,
      })),
      at: top + exitAt,
    };
  }

  const yOf = (fact: string) => (facts.find((shape) => shape.fact === fact)?.y ?? 0) + exitAt;
  const lanes = [
    ...used.map((fact): Lane => {
      const ends = shapes.filter(({ group }) => group.facts.includes(fact)).map(({ at }) => at);
      return { fact, kind: 'weighs', x: laneX(fact), from: yOf(fact), to: Math.max(...ends) };
    }),
    ...parents.map((fact): Lane => {
      const ends = opens.filter(({ from }) => from === fact).map((shape) => shape.y);
      return { fact, kind: 'opens', x: openX(fact), from: yOf(fact), to: Math.max(...ends) };
    }),
  ];
  const solid: readonly Box[] = [...facts, ...shapes];
  const cuts = [...separators.slice(1), ...shapes.map((shape) => shape.y - gap / 2)]
    .filter((cut) => cut > (separators[0] ?? 0) + rowPad)
    .filter((cut) => !solid.some((box) => box.y < cut && cut < box.y + box.height))
    .toSorted((a, b) => a - b);
  separators.push(y);
  const ends = heads.map((head, index) => {
    const end = y + 20 + (heads.length - 1 - index) * 22;
    return { ...head, end, again: { ...head.name, y: end + 4 } };
  });
  const height = y + 20 + heads.length * 22;
  return {
    ...{ width, height, facts, opens, groups: shapes, lanes, always, rows: separators, levels: ends },
    cuts: [...new Set([...cuts, y, height])],
  };
}

/** What weighs most stands first. */
function byLevel(one: RuleGroup, other: RuleGroup): number {
  const worst = ({ givings }: RuleGroup) => Math.min(...givings.map(({ to }) => levels.indexOf(to)));
  return worst(one) - worst(other);
}

/** Which lane each line gets: the next one to those that still go on where it begins. It crosses none on its way there. */
function laneSlots(lines: readonly { id: string; from: number; to: number }[]): Map<string, number> {
  const slots = new Map<string, number>();
  for (const { id, from } of lines) {
    const busy = lines.filter((other) => slots.has(other.id) && other.to >= from);
    slots.set(id, Math.max(...busy.map((other) => slots.get(other.id) ?? 0), -1) + 1);
  }
  return slots;
}
