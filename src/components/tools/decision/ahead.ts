import type { ToolMore } from '../../../engine/bundle.ts';

/**
 * Fetches the parts that the end of a case may want, so that the case can be finished where the network goes away.
 * What cannot be fetched now is asked for again when it is wanted. Word files are left until then: they take much.
 */
export async function fetchAhead({ rules, forms, letters, calendar }: ToolMore): Promise<void> {
  const timed = Object.values(rules).some(({ within }) => within?.startsWith('P'));
  await Promise.allSettled([
    ...(timed ? [import('./deadlines.ts')] : []),
    ...(forms.length + letters.texts.length > 0
      ? [import('../kit/identityNumber.ts'), import('../kit/channel/chosenFields.ts')]
      : []),
    ...(forms.length > 0 ? [import('../kit/paperFile.ts'), import('../kit/tableFile.ts'), import('papaparse')] : []),
    ...(calendar ? [import('../kit/channel/nextDates.ts')] : []),
  ]);
}
