import type { RuleMore } from '../../../engine/bundle.ts';
import type { Locale } from '../../../model/text.ts';

const units: Readonly<Record<string, string>> = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  TH: 'hour',
  TM: 'minute',
};

/** How soon, in words: "utan dröjsmål", "inom 48 timmar". `say` gives the interface's words. */
export function clockWords(
  within: NonNullable<RuleMore['within']>,
  locale: Locale,
  say: (key: string, values?: Record<string, string>) => string,
): string {
  const [, time = '', amount, unit = ''] = /^P(T?)(\d+)([YMWDH])$/.exec(within) ?? [];
  if (amount === undefined) return say(`tool.within.${within}`);
  const length = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[time + unit] ?? 'day',
    unitDisplay: 'long',
  });
  return say('tool.within.duration', { time: length.format(Number(amount)) });
}
