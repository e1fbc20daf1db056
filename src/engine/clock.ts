import type { Rule } from '../model/rule.ts';
import type { Locale } from '../model/text.ts';

type Say = (key: string, slots?: Readonly<Record<string, string>>) => string;

const units = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute' } as const;
type Unit = (typeof units)[keyof typeof units];

/** How soon, in words: "Inom 48 timmar". `say` gives the interface's words. */
export function withinWords(within: NonNullable<Rule['within']>, locale: Locale, say: Say): string {
  if (!within.startsWith('P')) return say(`clock.within.${within}`);
  const { count, unit } = readDuration(within);
  return say('clock.within.duration', { duration: amount(count, unit, locale) });
}

export function readDuration(duration: string): { count: number; unit: Unit } {
  const [, time = '', count = '', letter = ''] = /^P(T?)(\d+)([YMWDH])$/.exec(duration) ?? [];
  const unit = units[`${time}${letter}` as keyof typeof units] as Unit | undefined;
  if (unit === undefined) throw new Error(`"${duration}" is not a duration of one unit.`);
  return { count: Number(count), unit };
}

export function amount(count: number, unit: Unit, locale: Locale): string {
  return new Intl.NumberFormat(languageTag(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

export function languageTag(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : 'sv-SE';
}
