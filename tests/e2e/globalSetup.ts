import { existsSync } from 'node:fs';
import { serve } from '../../scripts/serve.mjs';

/** Serves the built site on a free port; the tests find it by the fixture `baseURL`. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (!existsSync('dist/index.html')) throw new Error('There is no built site in dist/. Run: npm run build');
  const { url, close } = await serve({ dir: 'dist' });
  process.env['SITE_URL'] = url;
  return close;
}
