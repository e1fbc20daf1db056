import { createServer } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { cache as caching, otherType, types } from '../hosting/rules.ts';

const compress = promisify(brotliCompress);

/**
 * Serves a built site on the loopback address, text in brotli. Only files that are there at the start can be asked for.
 * @param {{ dir: string, port?: number, base?: string }} options port 0 (the default) takes a free one.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 * @throws when the port cannot be had; the error's code is the system's, such as EADDRINUSE.
 */
export async function serve({ dir, port = 0, base = '/' }) {
  const prefix = base.replace(/\/+$/, '');
  const files = await filesIn(dir);
  const cache = new Map();

  function load(path) {
    if (!cache.has(path)) cache.set(path, encode(join(dir, path)));
    return cache.get(path);
  }

  const handle = (request, response) =>
    answer(request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });

  async function answer(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    const { pathname, search } = new URL(request.url, 'http://localhost');
    const path = decode(pathname);
    if (path === prefix) return void response.writeHead(301, { location: `${prefix}/${search}` }).end();
    if (path === undefined || !path.startsWith(`${prefix}/`)) return send(request, response, 404, notFound('/'));
    const file = path.slice(prefix.length + 1);
    if (files.has(file)) return send(request, response, 200, file);
    const index = `${file}${file === '' || file.endsWith('/') ? '' : '/'}index.html`;
    if (!files.has(index)) return send(request, response, 404, notFound(file));
    if (index === `${file}index.html`) return send(request, response, 200, index);
    response.writeHead(301, { location: `${encodeURI(`${prefix}/${file}`)}/${search}` }).end();
  }

  /** The nearest 404.html: /en/missing/ gets the English page, everything else the one at the root. */
  function notFound(path) {
    const locale = path.split('/')[0];
    return [`${locale}/404.html`, `${locale}/404/index.html`, '404.html', '404/index.html'].find((file) =>
      files.has(file),
    );
  }

  async function send(request, response, status, file) {
    if (!file) return void response.writeHead(status, { 'content-type': 'text/plain' }).end('Not found\n');
    const { plain, brotli } = await load(file);
    const asBrotli = brotli && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    const body = asBrotli ? brotli : plain;
    response.writeHead(status, {
      'content-type': types[extname(file).slice(1)]?.type ?? otherType,
      'content-length': body.length,
      'cache-control': file.startsWith(caching.hashed) ? caching.forHashed : caching.forOthers,
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      ...(asBrotli && { 'content-encoding': 'br' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  // "localhost" means either address, and a port is free only when it is free on both.
  const servers = [await listen(handle, port, '127.0.0.1')];
  const taken = servers[0].address().port;
  try {
    servers.push(await listen(handle, taken, '::1'));
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      await Promise.all(servers.map(close));
      throw error;
    }
  }
  return {
    url: `http://localhost:${taken}${prefix}`,
    close: async () => void (await Promise.all(servers.map(close))),
  };
}

function listen(handle, port, host) {
  // No time limit on a kept connection, and so no header about one with each file: like most hosts.
  const server = createServer({ keepAliveTimeout: 0 }, handle);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function close(server) {
  return new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

async function filesIn(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Set(paths.map((path) => path.slice(join(dir, sep).length).split(sep).join('/')));
}

async function encode(path) {
  const plain = await readFile(path);
  if (!types[extname(path).slice(1)]?.compress) return { plain };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return { plain, brotli: await compress(plain, { params }) };
}

function decode(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
