export type Advisories =
  { state: 'unknown'; reason: string } | { state: 'known'; serious: readonly string[]; others: number };

interface Finding {
  severity?: string;
  via?: readonly (string | { title?: string; url?: string })[];
  fixAvailable?: boolean | { name: string; version: string };
}

/**
 * Reads what `npm audit --json` printed. A registry that gives no advisories is not one that knows of none.
 * Format: https://docs.npmjs.com/cli/v11/commands/npm-audit
 */
export function readAudit(printed: string): Advisories {
  const report = parse(printed);
  if (report?.vulnerabilities === undefined) {
    const reason = report?.message ?? report?.error?.summary ?? 'no report';
    // Without the registry's address.
    return { state: 'unknown', reason: reason.replace(/\s*(- [A-Z]+ )?https?:\/\/\S+/g, '') };
  }
  const findings = Object.entries(report.vulnerabilities);
  const serious = findings.filter(([, { severity }]) => severity === 'high' || severity === 'critical');
  return { state: 'known', serious: serious.map(describe), others: findings.length - serious.length };
}

function describe([name, { severity = '', via = [], fixAvailable = false }]: [string, Finding]): string {
  const titles = via.map((cause) =>
    typeof cause === 'string' ? `through ${cause}` : [cause.title, cause.url].join(' '),
  );
  const way =
    typeof fixAvailable === 'object'
      ? `Update ${fixAvailable.name} to ${fixAvailable.version}.`
      : fixAvailable
        ? 'npm audit fix updates it.'
        : 'No fixed version is known: use another package, or say in docs/decisions why it does not reach us.';
  return `${name} (${severity}): ${titles.join('; ')}\n  ${way}`;
}

function parse(
  printed: string,
): { vulnerabilities?: Record<string, Finding>; message?: string; error?: { summary?: string } } | undefined {
  try {
    return JSON.parse(printed) as ReturnType<typeof parse>;
  } catch {
    return undefined;
  }
}
