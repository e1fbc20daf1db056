import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const file = 'dist-hosting/sbom.cdx.json';

const bill = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  }),
) as { serialNumber?: string; metadata: { timestamp?: string; component: { name: string } }; components: unknown[] };

// Both may be left out (https://cyclonedx.org/docs/1.5/json/); without them the same lock file gives the same bytes.
delete bill.serialNumber;
delete bill.metadata.timestamp;
// npm takes the folder's name.
bill.metadata.component.name = (JSON.parse(readFileSync('package.json', 'utf8')) as { name: string }).name;

mkdirSync('dist-hosting', { recursive: true });
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${file}: ${bill.components.length} packages`);
