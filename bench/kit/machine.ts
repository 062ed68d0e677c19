import { cpus, loadavg, release, totalmem } from 'node:os';

/** On what was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly kernel: string;
}

export function thisMachine(): Machine {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGB: Math.round(totalmem() / 1e9),
    kernel: release(),
  };
}

/** Processes that wanted a core over the last minute: above the number of cores, figures are of little worth. */
export const loadNow = (): number => Number((loadavg()[0] ?? 0).toFixed(1));
