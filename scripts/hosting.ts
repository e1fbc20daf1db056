import { mkdirSync, writeFileSync } from 'node:fs';
import { caddySnippet } from '../hosting/caddy.ts';
import { nginxHttp, nginxServer } from '../hosting/nginx.ts';
import { readSettings } from '../hosting/rules.ts';
import { staticHostHeaders } from '../hosting/staticHost.ts';

const folder = 'dist-hosting';

try {
  const settings = readSettings(process.env);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({
    'kanalguiden-http.conf': nginxHttp(settings),
    'kanalguiden-server.conf': nginxServer(settings),
    'kanalguiden.caddy': caddySnippet(settings),
    _headers: staticHostHeaders(settings),
  })) {
    writeFileSync(`${folder}/${name}`, text);
    console.log(`${folder}/${name}`);
  }
  console.log(
    `For the path ${settings.base}; the tools may be framed by ${settings.embedders.join(' ') || 'no other site'}.`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
