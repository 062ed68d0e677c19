import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ElectronRuntime } from '../../scripts/setup/electron-runtime.ts';
import type { RunningProcess } from '../../scripts/setup/processes.ts';
import { familyOf } from './cpu.ts';

/**
 * Lends `work` a program with a window as users have it: with no debugger attached, which costs memory of its own, and
 * draws a page also while its window is hidden.
 */
export async function unattended<T>(
  { executable, args }: ElectronRuntime,
  program: { readonly folder: string; readonly userDataDir: string; readonly env: NodeJS.ProcessEnv },
  work: (processes: () => readonly RunningProcess[], signal: (name: NodeJS.Signals) => void) => Promise<T>,
): Promise<T> {
  const child = spawn(executable, [...args, program.folder, `--user-data-dir=${program.userDataDir}`], {
    env: { ...process.env, ...program.env },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${executable} could not be started`);
  try {
    return await work(
      () => familyOf(pid),
      (name) => void child.kill(name),
    );
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
