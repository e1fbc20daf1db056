const units = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute' } as const;

export type Unit = (typeof units)[keyof typeof units];

/**
 * An ISO 8601 duration of one unit, such as P6M or PT48H.
 * @throws {Error} on anything else; the schema keeps such from the content.
 */
export function readDuration(duration: string): { count: number; unit: Unit } {
  const [, time = '', count = '', letter = ''] = /^P(T?)(\d+)([YMWDH])$/.exec(duration) ?? [];
  const unit = units[`${time}${letter}` as keyof typeof units] as Unit | undefined;
  if (unit === undefined) throw new Error(`"${duration}" is not a duration of one unit.`);
  return { count: Number(count), unit };
}
