import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SetupError } from './say.ts';

/**
 * Runs `work` while no other process runs under the same lock file. The kernel frees the lock when its holder dies,
 * so none is ever left behind. Where there is no `flock` program (macOS, Windows) `work` just runs.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  if (process.platform !== 'linux') return work();
  await mkdir(dirname(file), { recursive: true });
  // The holder reads standard input to its end: it lets go when we close it, or die.
  const holder = spawn('flock', [file, 'sh', '-c', 'echo held; cat >/dev/null'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  const gone = new Promise<never>((_, reject) => {
    holder.on('error', () => reject(new SetupError('flock is missing', 'apt-get install util-linux')));
    holder.on('exit', () => reject(new SetupError(`could not lock ${file}`)));
  });
  gone.catch(() => undefined);
  await Promise.race([once(holder.stdout, 'data'), gone]);
  try {
    return await work();
  } finally {
    holder.stdin.end();
  }
}
