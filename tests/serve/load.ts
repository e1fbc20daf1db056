import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { missing, wrk } from './servers.ts';

export interface Load {
  requests: number;
  /** As wrk writes it. */
  rate: string;
  /** The time within which 99 of 100 requests were answered, as wrk writes it. */
  p99: string;
  /** What wrk says about answers other than 2xx and 3xx, and about broken connections. */
  errors: readonly string[];
}

/** Asks for one address as fast as it comes, on 32 connections, for five seconds. */
export async function load(url: string): Promise<Load> {
  if (!wrk) throw missing('wrk');
  const args = ['--threads', '2', '--connections', '32', '--duration', '5s', '--timeout', '60s', '--latency'];
  const { stdout } = await promisify(execFile)(wrk.path, [...args, '--header', 'Accept-Encoding: br', url], {
    env: { ...process.env, ...wrk.env },
  });
  const find = (pattern: RegExp) => pattern.exec(stdout)?.[1] ?? '';
  return {
    requests: Number(find(/(\d+) requests in/)),
    rate: find(/Requests\/sec:\s+(\S+)/),
    p99: find(/99%\s+(\S+)/),
    errors: stdout.match(/(Non-2xx|Socket errors).*/g) ?? [],
  };
}
