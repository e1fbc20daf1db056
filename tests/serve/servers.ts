import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { caddySnippet } from '../../hosting/caddy.ts';
import { nginxHttp, nginxServer } from '../../hosting/nginx.ts';
import type { Settings } from '../../hosting/rules.ts';
import { debianProgram } from '../../scripts/debian.mjs';

export interface Running {
  port: number;
  stop: () => Promise<void>;
}

/** Starts a server on a free port of the loopback address. `work` is a folder for what it writes. */
export type Start = (options: { root: string; work: string; settings: Settings }) => Promise<Running>;

const nginx = debianProgram('usr/sbin/nginx', ['nginx', 'libnginx-mod-http-brotli-static', 'libpcre2-8-0', 'libssl3']);
const caddy = debianProgram('usr/bin/caddy', ['caddy']);
export const wrk = debianProgram('usr/bin/wrk', ['wrk', 'libluajit-5.1-2', 'libssl3']);

/** nginx as in the container, but for the port and the paths. */
const startNginx: Start = async ({ root, work, settings }) => {
  if (!nginx) throw missing('nginx');
  const port = await freePort();
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'kanalguiden-http.conf'), nginxHttp(settings));
  writeFileSync(join(work, 'kanalguiden-server.conf'), nginxServer(settings));
  const config = join(work, 'nginx.conf');
  writeFileSync(
    config,
    replaceEach(readFileSync('hosting/container.conf', 'utf8'), {
      'include /etc/nginx/modules-enabled/*.conf': `load_module ${nginx.root}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so`,
      '/etc/kanalguiden': work,
      '/var/www/kanalguiden': root,
      'listen 8080': `listen 127.0.0.1:${port}`,
      '/tmp': work,
    }),
  );
  // As root, nginx would work under an account that may not read this folder.
  const account = process.getuid?.() === 0 ? ' user root;' : '';
  return run(nginx, work, ['-p', work, '-c', config, '-e', 'stderr', '-g', `daemon off;${account}`], port);
};

const startCaddy: Start = async ({ root, work, settings }) => {
  if (!caddy) throw missing('Caddy');
  const port = await freePort();
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'kanalguiden.caddy'), caddySnippet(settings));
  const config = join(work, 'Caddyfile');
  writeFileSync(
    config,
    `{
	admin off
	auto_https off
	log {
		level ERROR
	}
}
import ${work}/kanalguiden.caddy
http://:${port} {
	bind 127.0.0.1
	root * ${root}
	import kanalguiden
	handle {
		error 404
	}
}
`,
  );
  const env = { ...caddy.env, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work };
  return run({ path: caddy.path, env }, work, ['run', '--adapter', 'caddyfile', '--config', config], port);
};

/** nginx has to be there. Caddy is tested where its package can be had. */
export const servers: readonly { name: string; start: Start }[] = [
  { name: 'nginx', start: startNginx },
  ...(caddy ? [{ name: 'Caddy', start: startCaddy }] : []),
];
if (!caddy) console.log("Caddy is not tested: Debian's package cannot be had here.");

export function missing(name: string): Error {
  return new Error(`This test needs ${name}, unpacked from Debian's packages by apt-get, which did not work here.`);
}

async function run(
  { path, env }: { path: string; env: Record<string, string> },
  work: string,
  args: string[],
  port: number,
): Promise<Running> {
  const log = join(work, 'server.log');
  const output = openSync(log, 'w');
  const child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ['ignore', output, output] });
  closeSync(output);
  const ended = once(child, 'exit');
  // Should the tests end before their time, the server ends with them.
  const kill = () => child.kill();
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    child.kill();
    await ended;
  };
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${path} stopped at once. ${readFileSync(log, 'utf8')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { port, stop };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** In one go, so that nothing is replaced twice. @throws {Error} when one is not there: something else would then run. */
function replaceEach(text: string, changes: Readonly<Record<string, string>>): string {
  const absent = Object.keys(changes).find((from) => !text.includes(from));
  if (absent !== undefined) throw new Error(`hosting/container.conf has no "${absent}".`);
  const any = new RegExp(Object.keys(changes).map(RegExp.escape).join('|'), 'g');
  return text.replace(any, (from) => changes[from] ?? from);
}
