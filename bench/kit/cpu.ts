import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningProcess, runningProcesses, withDescendants } from '../../scripts/setup/processes.ts';

// Linux tells CPU time in hundredths of a second on every machine, whatever its clock.
const ticksPerSecond = 100;

/** CPU seconds of a process, and of its children that have ended; 0 for one that is gone. */
function secondsOf({ pid }: RunningProcess): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the program's name, which may hold anything: user, system, and both of ended children.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** A program with all that it started. */
export const familyOf = (pid: number): readonly RunningProcess[] =>
  withDescendants(runningProcesses(), (one) => one.pid === pid);

/** A private engine's dockerd and containerd, without the processes that hold containers. */
export const engineProcesses = ({ socketPath }: { readonly socketPath: string }): readonly RunningProcess[] =>
  withDescendants(runningProcesses(), ({ command }) =>
    command.includes(`--host=unix://${socketPath} `),
  ).filter(({ command }) => !command.includes('shim'));

/** CPU seconds so far, over all. */
const cpuSeconds = (processes: readonly RunningProcess[]): number =>
  processes.reduce((sum, one) => sum + secondsOf(one), 0);

/** Of the app and of its engine, while something goes on. */
export interface Used {
  readonly app: number;
  readonly engine: number;
}

/** CPU seconds that two groups of processes use while `work` goes on. */
export async function usedDuring(
  app: () => readonly RunningProcess[],
  engine: () => readonly RunningProcess[],
  work: () => Promise<unknown>,
): Promise<Used> {
  const before = { app: cpuSeconds(app()), engine: cpuSeconds(engine()) };
  await work();
  return { app: cpuSeconds(app()) - before.app, engine: cpuSeconds(engine()) - before.engine };
}

const quietFor = 3;
const lookEveryMs = 200;
const patienceMs = 30_000;

/** Resolves when these processes have done next to nothing for a while: what came before is then over. After 30 s in any case. */
export async function quiet(processes: () => readonly RunningProcess[]): Promise<void> {
  let still = 0;
  for (const until = Date.now() + patienceMs; still < quietFor && Date.now() < until; ) {
    const before = cpuSeconds(processes());
    await sleep(lookEveryMs);
    still = cpuSeconds(processes()) - before <= 0.02 ? still + 1 : 0;
  }
}
