import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ElectronRuntime } from '../../scripts/setup/electron-runtime.ts';
import { projectFolder } from '../../scripts/setup/project.ts';

const folder = join(import.meta.dirname, 'first-paint');

/** The built app's main module, and that of the bare window. */
export const builtMain = join(projectFolder, 'out', 'main', 'main.js');
export const bareMain = join(import.meta.dirname, 'bare-window', 'main.js');

const patienceMs = 60_000;

function printedTime(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = () => reject(new Error(`Nothing was painted. Printed: ${text}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail();
    }, patienceMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const at = /^painted (\d+)$/m.exec(text)?.[1];
      if (at === undefined) return;
      clearTimeout(timer);
      resolve(Number(at));
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on('error', reject);
    child.on('exit', fail);
  });
}

/**
 * Starts a program with a window, without a debugger or anything else attached, and gives the milliseconds from just
 * before its process is made to its first stack row (or the bare window's text) painted in a shown window. Resolves
 * when it has ended.
 */
export async function timeToFirstPaint(
  { executable, args }: ElectronRuntime,
  { main, userDataDir, env }: { main: string; userDataDir: string; env: NodeJS.ProcessEnv },
): Promise<number> {
  const began = Date.now();
  const child = spawn(executable, [...args, folder, `--user-data-dir=${userDataDir}`], {
    env: { ...process.env, ...env, BENCH_MAIN: main },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const paintedAt = await printedTime(child);
  await ended;
  return paintedAt - began;
}
