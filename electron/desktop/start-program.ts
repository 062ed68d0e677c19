import { spawn } from 'node:child_process';

export interface Program {
  readonly command: string;
  /** Handed over as they are: no shell reads them. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** A program that fails at once (no display, no such option) does so within this time. */
const settlesWithin = 500;

/**
 * Starts a program that lives on by itself. Resolves to whether it was started: false where there is none, where the
 * system refuses it, or where it ends with an error at once.
 */
export function startProgram({ command, args, env }: Program, waitMs = settlesWithin): Promise<boolean> {
  return new Promise((resolve) => {
    let child: ReturnType<typeof spawn>;
    try {
      child = spawn(command, args, { env, stdio: 'ignore', detached: true, shell: false });
    } catch {
      // Windows throws for what is no program.
      resolve(false);
      return;
    }
    const timer = setTimeout(() => resolve(true), waitMs);
    const settle = (started: boolean) => {
      clearTimeout(timer);
      resolve(started);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
    child.unref();
  });
}
