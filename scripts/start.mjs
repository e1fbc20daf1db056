import { spawnSync } from 'node:child_process';
import { serve } from './serve.mjs';

const port = Number(process.env.PORT || 4321);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  fail(`PORT is "${process.env.PORT}". Give a whole number from 1 to 65535, for example: PORT=8080 npm start`);
}

// A port that cannot be had is said before the build, not after it.
const probe = await open('public');
await probe.close();

const build = spawnSync('npm', ['run', 'build'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

const { url } = await open('dist');
console.log(`\nKanalguiden is at ${url}/   (Ctrl+C stops it)`);

async function open(dir) {
  try {
    return await serve({ dir, port, base: process.env.BASE });
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      fail(`Port ${port} is taken by another program. Choose another one, for example: PORT=8080 npm start`);
    }
    if (error.code === 'EACCES') {
      fail(`Port ${port} may not be used by this account. Choose one above 1023, for example: PORT=8080 npm start`);
    }
    throw error;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
