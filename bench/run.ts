import { keys } from './keys.ts';
import { lighthousePart } from './lighthouse.ts';
import { isOver, printTable, type Row } from './row.ts';
import { searchShares } from './search.ts';
import { serveSites, type Sites } from './sites.ts';
import { weight } from './weight.ts';

/** Each part measures and gives rows; `npm run bench -- weight keys` runs some. */
const parts: Record<string, { measure: (sites: Sites) => Promise<Row[]>; peers?: true }> = {
  weight: { measure: weight, peers: true },
  keys: { measure: keys },
  search: { measure: searchShares },
  lighthouse: { measure: lighthousePart },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
const chosen = Object.entries(parts).filter(([name]) => wanted.length === 0 || wanted.includes(name));

const sites = await serveSites(chosen.some(([, { peers }]) => peers));
const rows: Row[] = [];
for (const [name, { measure }] of chosen) {
  const started = Date.now();
  rows.push(...(await measure(sites)));
  console.log(`${name}: measured in ${Math.round((Date.now() - started) / 1000)} s`);
}
await sites.close();

console.log('');
printTable(rows);
const over = rows.filter(isOver).length;
console.log(over === 0 ? '\nAll within budget.' : `\n${over} over budget.`);
process.exitCode = over === 0 ? 0 : 1;
