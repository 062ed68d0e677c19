import { type ChildProcess, spawn } from 'node:child_process';
import { endInOrder, endNow, interrupt } from './end-process.ts';
import { readLines } from './text-lines.ts';

export interface ProcessOptions {
  readonly command: string;
  /** Handed over as they are: no shell reads them. */
  readonly args: readonly string[];
  /** Must exist; `null` for our own. */
  readonly cwd: string | null;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Every line of stderr, and of stdout unless that is wanted whole. */
  readonly onLine?: ((line: string, from: 'stdout' | 'stderr') => void) | undefined;
  /** Keep stdout as it is (for JSON) instead of reading it by lines. */
  readonly wholeStdout?: boolean;
  /** Milliseconds from SIGINT to SIGTERM, and from there to SIGKILL. */
  readonly patience?: { readonly int: number; readonly term: number };
}

export interface ProcessResult {
  /** `null` where a signal ended it, or it was never started because it was cancelled before. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly cancelled: boolean;
  /** With `wholeStdout`; at most 32 MiB, the rest is dropped. */
  readonly stdout: string;
  /** The last lines, at most 1,000. */
  readonly lines: readonly string[];
}

const maxStdout = 32 * 1024 * 1024;
const maxLine = 16 * 1024;
const maxLines = 1000;

/**
 * Runs a program with its stdin closed, in a process group of its own, and waits for its end. An abort ends the whole
 * group: SIGINT, then SIGTERM, then SIGKILL. Whatever of the group is left when the program has ended is killed.
 * Rejects with the system's error where the program can't be started.
 */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  const { signal, onLine, patience = { int: 10_000, term: 5_000 } } = options;
  if (signal?.aborted) return { exitCode: null, signal: null, cancelled: true, stdout: '', lines: [] };

  const child = spawn(options.command, options.args, {
    ...(options.cwd === null ? {} : { cwd: options.cwd }),
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
    // A group of its own: docker hands over to its plugin, and both must hear the signal.
    detached: process.platform !== 'win32',
  });

  const output = collect(child, options.wholeStdout === true, onLine);
  const endings: (() => void)[] = [];
  let cancelled = false;
  const cancel = () => {
    cancelled = true;
    endings.push(endInOrder(child, patience));
  };
  // Compose stops in order then, and says so to nobody.
  const dieWithUs = () => interrupt(child);
  signal?.addEventListener('abort', cancel, { once: true });
  process.once('exit', dieWithUs);
  try {
    const { exitCode, signal: endedBy } = await ended(child);
    output.end();
    return { exitCode, signal: endedBy, cancelled, stdout: output.stdout(), lines: output.lines() };
  } finally {
    for (const stop of endings) stop();
    signal?.removeEventListener('abort', cancel);
    process.removeListener('exit', dieWithUs);
    endNow(child);
  }
}

/** Something may hold the pipes after the program has ended; it is not waited for longer than this. */
const pipesAfterExit = 2000;

function ended(
  child: ChildProcess,
): Promise<{ readonly exitCode: number | null; readonly signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    child.once('error', (error) => {
      // Also told when a signal could not be sent; then the program runs and its end is still to come.
      if (child.pid === undefined) reject(error);
    });
    child.once('exit', () => {
      timer = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, pipesAfterExit);
    });
    child.once('close', (exitCode, signal) => {
      clearTimeout(timer);
      resolve({ exitCode, signal });
    });
  });
}

function collect(child: ChildProcess, wholeStdout: boolean, onLine: ProcessOptions['onLine']) {
  const chunks: Buffer[] = [];
  let size = 0;
  const tail: string[] = [];
  const take = (from: 'stdout' | 'stderr') => (line: string) => {
    tail.push(line);
    if (tail.length > 2 * maxLines) tail.splice(0, tail.length - maxLines);
    onLine?.(line, from);
  };
  const stdout = readLines(maxLine, take('stdout'));
  const stderr = readLines(maxLine, take('stderr'));
  child.stdout?.on('data', (chunk: Buffer) => {
    if (!wholeStdout) return stdout.push(chunk);
    const kept = chunk.subarray(0, maxStdout - size);
    size += kept.length;
    if (kept.length > 0) chunks.push(kept);
  });
  child.stderr?.on('data', stderr.push);
  return {
    end: () => {
      stdout.end();
      stderr.end();
    },
    stdout: () => Buffer.concat(chunks).toString('utf8'),
    lines: () => tail.slice(-maxLines),
  };
}
