import { existsSync, readFileSync } from 'node:fs';
import { licenceProblems, type Package } from './licenceRules.ts';

/** What the build found in the scripts: see build.license in astro.config.mjs. */
const bundled = 'dist/licences.json';

/** Sent to browsers without going through the bundler. */
const copied = ['@astrojs/starlight', 'astro', 'pagefind'];

if (existsSync(bundled)) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; license?: string; dependencies?: Record<string, string> }>;
  };
  const locked = Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', license, dependencies = {} }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      dependencies: Object.keys(dependencies),
    }));
  const found = (
    JSON.parse(readFileSync(bundled, 'utf8')) as { name: string; version: string; identifier?: string }[]
  ).map(({ name, version, identifier }): Package => ({ name, version, licence: identifier }));
  // Some packages carry others within their own files (docx does), which no bundler can see: so all below them count.
  const names = new Set(found.map(({ name }) => name));
  for (const name of names) {
    for (const { dependencies } of locked.filter((one) => one.name === name))
      for (const one of dependencies) names.add(one);
  }
  const shipped = [...found, ...locked.filter(({ name }) => names.has(name) || copied.includes(name))];
  for (const { name, version, licence } of found) console.log(`${name} ${version}: ${licence ?? 'no licence'}`);
  const problems = [...licenceProblems(shipped, 'browser'), ...licenceProblems(locked, 'build')];
  console.log(
    `${found.length} packages are bundled for browsers; with all below them ${names.size}. ${locked.length} serve build and tests.`,
  );
  console[problems.length > 0 ? 'error' : 'log']([`${problems.length} problems`, ...problems].join('\n'));
  if (problems.length > 0 || found.length === 0) process.exitCode = 1;
} else {
  console.error(`There is no ${bundled}: it is written with the site. Build it first: npm run build`);
  process.exitCode = 1;
}
