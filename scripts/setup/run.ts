import { type SpawnOptions, spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the program is ended with SIGKILL. */
  readonly timeout?: number;
}

export interface Ran {
  /** Exit code; 127 when the program could not be started, 128 when a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a shell, standard input closed, and gathers what it prints. Never rejects. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...spawnOptions(options),
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString('utf8');
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => resolve({ code: 127, stdout: text(stdout), stderr: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 128, stdout: text(stdout), stderr: text(stderr) }));
  });
}

/** Like `run`, but rejects with the program's last lines when it fails. Resolves to standard output. */
export async function must(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')} failed (${code}):\n${lastLines(stderr || stdout, 12)}`);
}

/** Runs a program on this terminal and resolves to its exit code (127 when it could not be started). */
export function runVisibly(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...spawnOptions(options) });
    // Ctrl-C reaches the child too: it ends in its own way, and its exit code is then ours.
    const wait = () => undefined;
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', wait).on('SIGTERM', pass);
    const settle = (code: number) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      settle(127);
    });
    child.on('close', (code) => settle(code ?? 128));
  });
}

/** The last `count` lines of a text that hold anything. */
export function lastLines(text: string, count: number): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n');
}

function spawnOptions({ cwd, env, timeout }: RunOptions): SpawnOptions {
  return {
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
    ...(timeout === undefined ? {} : { timeout, killSignal: 'SIGKILL' as const }),
  };
}
