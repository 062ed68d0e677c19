import { spawn } from 'node:child_process';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';
import { timedDocker } from './cli.ts';
import { askEngine, idOf } from './engine-requests.ts';

const lineBytes = 100;

/** How a line of its number ends. Nothing but the number tells lines apart. */
export const endOfLine = (number: number): string => ` ${number}`;

/**
 * Makes and starts a container that waits for `print`, and then prints so many lines of 100 bytes, each with its number at
 * its end, and ends. Before them it says `ready`.
 */
export async function makeLogger(engine: PrivateEngine, name: string, lines: number): Promise<string> {
  // The number is right-aligned in blanks, which stand for the words of a usual log.
  const program = `BEGIN { for (n = 1; n <= ${lines}; n++) printf "request answered in 12.4 ms %${lineBytes - 1 - 28}d\\n", n }`;
  const script = `trap 'awk "$1"; exit' USR1; sleep infinity & echo ready; wait`;
  const command = ['sh', '-c', script, 'sh', program];
  await timedDocker(engine, [
    'run',
    '--detach',
    '--name',
    name,
    '--network=none',
    'busybox:latest',
    ...command,
  ]);
  // A signal that comes before it can be caught is lost.
  const { read, stop } = readLogs(engine, ['--follow', name], 'ready');
  await read.finally(stop);
  return idOf(engine, name);
}

export const print = (engine: PrivateEngine, id: string): Promise<string> =>
  askEngine(engine, 'POST', `/containers/${id}/kill?signal=USR1`);

/** Begins `docker logs ARGS` into a pipe; tells when it is ready to read, and when the text's end has been read. */
export function readLogs(
  engine: PrivateEngine,
  args: readonly string[],
  end: string,
): { readonly read: Promise<number>; readonly stop: () => void } {
  const child = spawn('docker', ['logs', ...args], {
    env: { ...process.env, ...engine.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.resume();
  const read = new Promise<number>((resolve, reject) => {
    let tail = '';
    child.stdout.on('data', (chunk: Buffer) => {
      tail = `${tail}${chunk.toString('latin1', Math.max(0, chunk.length - 200))}`.slice(-200);
      if (tail.endsWith(`${end}\n`)) resolve(Date.now());
    });
    child.on('error', reject);
    child.on('close', () => reject(new Error(`docker logs ended before the line ${end}: ${tail}`)));
  });
  return { read, stop: () => void child.kill('SIGKILL') };
}
