import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** What a build took. Memory and processor time are of the process and all that it started; NaN where /proc is missing. */
export interface Build {
  pages: number;
  seconds: number;
  /** Processor time, which other work on the machine does not stretch. */
  busySeconds: number;
  /** The most at one moment, in bytes. */
  memory: number;
}

/**
 * Builds an Astro project and measures it.
 * @param outDir where the pages go, absolute.
 * @throws {Error} with the end of the build's output when it fails.
 */
export async function buildSite(root: string, outDir: string, env: Record<string, string> = {}): Promise<Build> {
  const started = performance.now();
  const child = spawn('astro', ['build', '--root', root, '--outDir', outDir], {
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-4000)));
  }
  let memory = NaN;
  let busySeconds = NaN;
  const watch = setInterval(() => {
    const now = child.pid === undefined ? undefined : usage(child.pid);
    if (!now) return;
    memory = Math.max(now.memory, Number.isNaN(memory) ? 0 : memory);
    busySeconds = now.busySeconds;
  }, 250);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearInterval(watch));
  if (code !== 0) throw new Error(`The build of ${root} failed.\n${output}`);
  const seconds = (performance.now() - started) / 1000;
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' });
  return { pages: files.filter((file) => file.endsWith('.html')).length, seconds, busySeconds, memory };
}

const pageSize = 4096;
/** Of the kernel's clock, the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Resident memory and processor time of a process and its descendants, ended ones included in the time. */
function usage(pid: number): Pick<Build, 'memory' | 'busySeconds'> | undefined {
  const fields = statOf(pid);
  if (!fields) return undefined;
  // Counted as in proc(5): time of its own and of children that have ended, by user and by system; resident pages.
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(14 - 3);
  const [pages = 0] = fields.slice(24 - 3);
  const below = childrenOf(pid).flatMap((child) => usage(child) ?? []);
  return {
    memory: below.reduce((sum, { memory }) => sum + memory, pages * pageSize),
    busySeconds: below.reduce(
      (sum, { busySeconds }) => sum + busySeconds,
      (user + system + childUser + childSystem) / ticksPerSecond,
    ),
  };
}

/** The fields from the third on: the second, a name in brackets, may hold anything. */
function statOf(pid: number): number[] | undefined {
  return read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')
    .map(Number);
}

function childrenOf(pid: number): number[] {
  return (read(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').filter(Boolean).map(Number);
}

/** Undefined where there is no such file, or its process has ended. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
