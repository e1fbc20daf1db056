import { describe, expect, it } from 'vitest';
import { readAudit } from '../../scripts/auditReport.ts';

describe('advisories', () => {
  it('tells a registry that does not answer from one that knows of nothing', () => {
    const refused = { message: '405 Method Not Allowed - POST https://registry.example/advisories', method: 'POST' };
    for (const printed of [
      JSON.stringify(refused),
      '{"error":{"code":"ENOTFOUND","summary":"no host"}}',
      '',
      'npm error',
    ]) {
      expect(readAudit(printed).state).toBe('unknown');
    }
    expect(JSON.stringify(readAudit(JSON.stringify(refused)))).not.toContain('registry.example');
    expect(readAudit('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual({
      state: 'known',
      serious: [],
      others: 0,
    });
  });

  it('counts what is high or critical, with name and cause', () => {
    const report = {
      vulnerabilities: {
        rope: { severity: 'high', via: [{ title: 'It frays', url: 'https://advisory.example/1' }], fixAvailable: true },
        knot: { severity: 'critical', via: ['rope'], fixAvailable: { name: 'knot', version: '2.0.0' } },
        sail: { severity: 'moderate', via: [], fixAvailable: false },
      },
    };
    const found = readAudit(JSON.stringify(report));
    expect(found).toMatchObject({ state: 'known', others: 1 });
    const serious = found.state === 'known' ? found.serious : [];
    expect(serious).toHaveLength(2);
    expect(serious[0]).toContain('https://advisory.example/1');
    expect(serious[1]).toContain('2.0.0');
  });
});
