import type { ContainerId } from './ids.ts';

/** What one running container uses, as `docker stats` counts it. Bytes; totals since the container started. */
export interface ContainerStats {
  readonly id: ContainerId;
  /** When the engine took the sample, in milliseconds since 1970. */
  readonly at: number;
  /** Percent of one core; `null` for the first sample, which has nothing to be compared with. */
  readonly cpuPercent: number | null;
  /** Without the page cache that the kernel would give back, as `docker stats` shows it. */
  readonly memoryBytes: number;
  /** The container's limit, or the engine's memory. */
  readonly memoryLimitBytes: number;
  readonly blockReadBytes: number;
  readonly blockWrittenBytes: number;
  readonly networkReceivedBytes: number;
  readonly networkSentBytes: number;
  readonly pids: number;
}
