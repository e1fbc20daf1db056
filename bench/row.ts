/** What ours is held against: whole sites with the same text, and for key presses a page that does the least possible. */
export const peers = ['Starlight', 'VitePress', 'bare page'] as const;
export type Peer = (typeof peers)[number];

/** One line of the bench's table. */
export interface Row {
  what: string;
  unit: '' | 'kB' | 'ms';
  ours: number;
  others?: Partial<Record<Peer, number>>;
  /** Budgets: the most that ours may be, the least, and the most of a peer's that it may be. */
  most?: number;
  least?: number;
  ratio?: { of: Peer; most: number };
}

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    row.what,
    amount(row.ours, row.unit),
    ...peers.map((peer) => {
      const other = row.others?.[peer];
      if (other === undefined) return '';
      return `${amount(other, row.unit)} (${other === 0 ? '–' : (row.ours / other).toFixed(2)})`;
    }),
    [budgetOf(row), isOver(row) ? 'OVER' : ''].filter(Boolean).join(' '),
  ]);
  const lines = [['', 'ours', ...peers.map((peer) => `${peer} (ratio)`), 'budget'], ...cells];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  for (const line of lines) {
    const padded = line.map((cell, column) =>
      column === 0 || column === line.length - 1
        ? cell.padEnd(widths[column] ?? 0)
        : cell.padStart(widths[column] ?? 0),
    );
    console.log(padded.join('  ').trimEnd());
  }
}

export function isOver({ ours, others, most, least, ratio }: Row): boolean {
  const other = ratio && others?.[ratio.of];
  // Written so that what is not a number is over.
  return !(
    (most === undefined || ours <= most) &&
    (least === undefined || ours >= least) &&
    (ratio === undefined || (other !== undefined && ours / other <= ratio.most))
  );
}

function budgetOf({ most, least, ratio }: Row): string {
  return [
    ...(most === undefined ? [] : [`≤ ${most}`]),
    ...(least === undefined ? [] : [`≥ ${least}`]),
    ...(ratio === undefined ? [] : [`≤ ${ratio.most} of ${ratio.of}`]),
  ].join(', ');
}

function amount(value: number, unit: Row['unit']): string {
  return `${value.toFixed(unit === 'kB' ? 1 : 0)} ${unit}`.trim();
}
