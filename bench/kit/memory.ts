import { readFileSync } from 'node:fs';
import type { RunningProcess } from '../../scripts/setup/processes.ts';

/** Megabytes of memory, what several share counted in parts (the kernel's Pss). */
export const proportionalMB = (processes: readonly RunningProcess[]): number =>
  processes.reduce((sum, { pid }) => sum + pssOf(pid), 0) / 1e3;

function pssOf(pid: number): number {
  try {
    return (
      Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1.024
    );
  } catch {
    // It has ended.
    return 0;
  }
}
