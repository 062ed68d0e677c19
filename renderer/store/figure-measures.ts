import type { ContainerStats } from '../../shared/container-stats.ts';

/** What is drawn over time of a container: percent of one core, bytes, bytes per second, a count. */
export type Measure =
  | 'cpuPercent'
  | 'memoryBytes'
  | 'networkReceivedRate'
  | 'networkSentRate'
  | 'blockReadRate'
  | 'blockWrittenRate'
  | 'pids';

type Totals = 'networkReceivedBytes' | 'networkSentBytes' | 'blockReadBytes' | 'blockWrittenBytes';

/** Bytes per second between two samples; a counter that began anew tells nothing. */
function rate(of: Totals, now: ContainerStats, before: ContainerStats | null): number | null {
  if (before === null || now.at <= before.at || now[of] < before[of]) return null;
  return (1000 * (now[of] - before[of])) / (now.at - before.at);
}

type Reader = (now: ContainerStats, before: ContainerStats | null) => number | null;

/** How each measure is read from a sample and the one before it. `null`: these two don't tell. */
export const readers: Readonly<Record<Measure, Reader>> = {
  cpuPercent: (now) => now.cpuPercent,
  memoryBytes: (now) => now.memoryBytes,
  networkReceivedRate: (now, before) => rate('networkReceivedBytes', now, before),
  networkSentRate: (now, before) => rate('networkSentBytes', now, before),
  blockReadRate: (now, before) => rate('blockReadBytes', now, before),
  blockWrittenRate: (now, before) => rate('blockWrittenBytes', now, before),
  pids: (now) => now.pids,
};
