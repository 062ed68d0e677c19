import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Start time in clock ticks since boot: with the pid it names one process for ever. */
  readonly started: number;
  /** Arguments joined by spaces. */
  readonly command: string;
}

/** Every process that /proc shows. Linux only. */
export function runningProcesses(): RunningProcess[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => readProcess(Number(pid))).filter((process) => process !== undefined);
}

/** One process, or undefined when there is none (or only its zombie). */
export function readProcess(pid: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, and may itself hold brackets and spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(fields[1]), started: Number(fields[19]), command };
  } catch {
    return undefined;
  }
}

/** Those of `all` that match, and everything that they started. */
export function withDescendants(
  all: readonly RunningProcess[],
  match: (one: RunningProcess) => boolean,
): RunningProcess[] {
  const family = new Set(all.filter(match).map(({ pid }) => pid));
  for (let size = -1; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
}

/** Sends a signal; says whether there was a process to get it. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Waits until a process is gone, at most `bound` milliseconds; says whether it is. */
export async function ended(pid: number, bound: number): Promise<boolean> {
  for (const until = Date.now() + bound; Date.now() < until; await sleep(25)) {
    if (readProcess(pid) === undefined) return true;
  }
  return readProcess(pid) === undefined;
}
