import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * A program of Debian's, and what it needs beside it, unpacked below .cache and not installed: so no service starts, no
 * library of the system changes, and it needs no rights beyond those for `apt-get update`.
 * @param {string} file the program's path in the packages, such as "usr/sbin/nginx".
 * @param {string[]} packages their names.
 * @returns {{ path: string, root: string, env: Record<string, string> } | undefined} the program, the folder of the
 *   unpacked packages, and the variables that it wants; undefined where Debian's packages cannot be had.
 */
export function debianProgram(file, packages) {
  const root = resolve('.cache/debian', packages[0]);
  if (!existsSync(join(root, file)) && !unpack(root, packages)) return undefined;
  const libraries = globSync('{usr/,}lib/*-linux-*', { cwd: root }).map((folder) => join(root, folder));
  return { path: join(root, file), root, env: { LD_LIBRARY_PATH: libraries.join(':') } };
}

function unpack(root, packages) {
  const work = `${root}.part`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  console.log(`Fetching Debian's ${packages.join(', ')} …`);
  if (!download(work, packages)) {
    if (process.getuid?.() === 0) run('apt-get', ['update'], work);
    if (!download(work, packages)) return false;
  }
  for (const name of readdirSync(work)) run('dpkg-deb', ['--extract', name, 'root'], work);
  rmSync(root, { recursive: true, force: true });
  renameSync(join(work, 'root'), root);
  rmSync(work, { recursive: true, force: true });
  return true;
}

function download(cwd, packages) {
  return run('apt-get', ['download', '-o', 'APT::Sandbox::User=root', ...packages], cwd);
}

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
  return status === 0;
}
