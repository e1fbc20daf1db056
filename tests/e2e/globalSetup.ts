import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { base, siteDir } from './site.ts';

/** Serves the built site on a free port; the tests find it by the fixture `baseURL`. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const home = join(siteDir, 'index.html');
  const build = base === '/' ? 'npm run build' : `BASE=${base} npm run build -- --outDir ${siteDir}`;
  if (!existsSync(home)) throw new Error(`There is no built site in ${siteDir}/. Run: ${build}`);
  if (!readFileSync(home, 'utf8').includes(` href="${base}favicon.svg"`))
    throw new Error(`The site in ${siteDir}/ was not built for the path ${base}. Run: ${build}`);
  const { url, close } = await serve({ dir: siteDir, base });
  process.env['SITE_URL'] = url;
  return close;
}
