import { spawn } from 'node:child_process';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';

export interface Timed {
  /** From just before the program is started to its end with all of its output read, in milliseconds. */
  readonly milliseconds: number;
  /** Of standard output. */
  readonly bytes: number;
}

/** Runs `docker ARGS` on an engine with its output into a pipe, which is read and thrown away. Rejects when it fails. */
export function timedDocker(
  engine: Pick<PrivateEngine, 'env'>,
  args: readonly string[],
  cwd = '/',
): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn('docker', args, {
      cwd,
      env: { ...process.env, ...engine.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let bytes = 0;
    let problem = '';
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      problem = `${problem}${chunk}`.slice(-2_000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve({ milliseconds: performance.now() - began, bytes });
      else reject(new Error(`docker ${args.join(' ')} failed (${code}): ${problem}`));
    });
  });
}
