import { spawnSync } from 'node:child_process';
import { readAudit } from './auditReport.ts';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=30000'], {
  encoding: 'utf8',
});
const advisories = readAudit(stdout);

if (advisories.state === 'unknown') {
  console.log(`Not checked: the registry gives no advisories here (${advisories.reason}).`);
} else {
  const { serious, others } = advisories;
  console.log(`${serious.length} packages with high or critical advisories, ${others} with lesser ones.`);
  for (const line of serious) console.error(line);
  if (serious.length > 0) process.exitCode = 1;
}
