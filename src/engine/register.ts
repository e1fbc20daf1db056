import type { Channel } from '../model/channel.ts';
import type { RegisterBundle } from './channelBundle.ts';
import { clean, isBlank } from './clean.ts';
import { writeLetter } from './letter.ts';
import type { Paper } from './paper.ts';
import { plain, type Say } from './text.ts';

type Form = Pick<RegisterBundle, 'locale' | 'policy' | 'fields' | 'platforms' | 'register' | 'rule'>;

/** Exactly the fields that the register has, in its order. A blank one has the value ''. */
export interface RegisterEntry {
  rows: readonly { id: string; label: string; value: string }[];
  /** Ids of the fields that are blank. A register has no optional fields. */
  missing: readonly string[];
}

/** @throws {Error} on a field that the bundle does not have; the audit keeps such data from being built. */
export function registerEntry(form: Form, typed: Channel['fields']): RegisterEntry {
  const shown = shownValues(form, typed);
  const rows = form.register.fields.map((id) => {
    const field = form.fields.find((candidate) => candidate.id === id);
    if (!field) throw new Error(`No field "${id}".`);
    return { id, label: plain(field.label), value: shown.get(id) ?? '' };
  });
  return { rows, missing: rows.filter(({ value }) => value === '').map(({ id }) => id) };
}

/** The entry as a sheet. `origin`: of the site, for the rule's address. */
export function registerPaper(
  { locale, policy, register, rule }: Form,
  entry: RegisterEntry,
  origin: string,
  say: Say,
): Paper {
  return {
    title: plain(register.title),
    locale,
    blocks: [
      {
        kind: 'table',
        head: [say('register.detail'), say('register.value')],
        rows: entry.rows.map(({ label, value }) => [label, value]),
      },
      {
        kind: 'text',
        runs: [{ text: say('register.policy', { policy: plain(policy.name), edition: plain(policy.edition) }) }],
      },
      ...(rule
        ? [
            {
              kind: 'text' as const,
              runs: [
                { text: `${say('register.rule')} ` },
                { text: plain(rule.title), href: `${origin}${rule.url}` },
                { text: ` (${plain(rule.cite)})` },
              ],
            },
          ]
        : []),
    ],
  };
}

/** The message that the entry is sent with, and the entry below it. Blank details show as such, and what was typed stands as typed. */
export function registerMessage(form: Form, typed: Channel['fields'], say: Say): { subject: string; body: string } {
  const { subject, message } = form.register;
  const values = {
    ...Object.fromEntries(shownValues(form, typed)),
    university: form.policy.name,
    short: form.policy.short,
  };
  const letter = writeLetter({ fields: form.fields, subject, body: [message] }, values);
  const lines = registerEntry(form, typed).rows.map(
    ({ label, value }) => `${label}: ${value === '' ? say('register.blank') : value}`,
  );
  return { subject: letter.subject, body: `${letter.body}\n\n${lines.join('\n')}\n` };
}

/** The entry as a row to lay in a sheet, under a row of headings. */
export function registerTable({ rows }: RegisterEntry): string[][] {
  return [rows.map(({ label }) => label), rows.map(({ value }) => value)];
}

/** By field id: what was typed, cleaned; of a platform, its name. */
function shownValues({ fields, platforms }: Form, typed: Channel['fields']): Map<string, string> {
  const texts = new Map(Object.entries(typed));
  return new Map(
    fields.map(({ id, kind }) => {
      const text = texts.get(id) ?? '';
      const name = kind === 'platform' ? platforms.find((platform) => platform.id === text)?.name : undefined;
      return [id, isBlank(text) ? '' : (name ?? clean(text).trim())];
    }),
  );
}
