import { fields, isFields, list, numberOrNull, text, timeOrNull } from './narrow.ts';

/** What a container's processors have done so far, in the units in which its engine counts. */
type CpuCounters =
  | {
      readonly kind: 'linux';
      /** Nanoseconds that the container used, over all cores. */
      readonly usedNs: number;
      /** Nanoseconds that all cores together have run. */
      readonly systemNs: number;
      readonly cores: number;
    }
  /** `used` in steps of 100 ns. */
  | { readonly kind: 'windows'; readonly used: number; readonly cores: number };

/** One sample of a running container, as the engine counts: totals since it started, in bytes. */
export interface RawStats {
  /** When the engine took it, in milliseconds since 1970. */
  readonly at: number;
  /** `null` where the engine doesn't tell. */
  readonly cpu: CpuCounters | null;
  readonly memoryBytes: number;
  /** `null` where the engine tells no limit. */
  readonly memoryLimitBytes: number | null;
  readonly blockReadBytes: number;
  readonly blockWrittenBytes: number;
  readonly networkReceivedBytes: number;
  readonly networkSentBytes: number;
  readonly pids: number;
}

/** Counters never go below zero; what is none counts as not told. */
function counter(value: unknown): number | null {
  const number = numberOrNull(value);
  return number === null || number < 0 ? null : number;
}

const total = (values: readonly unknown[]) =>
  values.reduce<number>((sum, value) => sum + (counter(value) ?? 0), 0);

/** Engines older than 1.27 of the API tell no `online_cpus`, and Windows tells `num_procs`. */
function cpuFrom(answer: unknown): CpuCounters | null {
  const { cpu_stats, num_procs } = fields(answer);
  const { cpu_usage, system_cpu_usage, online_cpus } = fields(cpu_stats);
  const used = counter(fields(cpu_usage).total_usage);
  if (used === null) return null;
  const systemNs = counter(system_cpu_usage);
  const cores = counter(online_cpus) || list(fields(cpu_usage).percpu_usage).length;
  if (systemNs !== null) return { kind: 'linux', usedNs: used, systemNs, cores };
  const windowsCores = counter(num_procs) ?? 0;
  return windowsCores > 0 ? { kind: 'windows', used, cores: windowsCores } : null;
}

/** Less the page cache that the kernel would give back: a field of cgroup v1, else of v2. Windows has its own. */
function memoryFrom(answer: unknown): number | null {
  const { usage, stats, privateworkingset } = fields(fields(answer).memory_stats);
  const used = counter(usage);
  if (used === null) return counter(privateworkingset);
  const { total_inactive_file, inactive_file } = fields(stats);
  const cache = [counter(total_inactive_file), counter(inactive_file)].find(
    (bytes) => bytes !== null && bytes < used,
  );
  return used - (cache ?? 0);
}

/** Bytes of the entries whose operation begins with this letter: `Read` in cgroup v1, `read` in v2. */
function blockBytes(answer: unknown, letter: 'r' | 'w'): number {
  const { blkio_stats, storage_stats } = fields(answer);
  const entries = list(fields(blkio_stats).io_service_bytes_recursive).map(fields);
  if (entries.length > 0) {
    return total(
      entries.filter(({ op }) => text(op).slice(0, 1).toLowerCase() === letter).map(({ value }) => value),
    );
  }
  const windows = fields(storage_stats);
  return counter(letter === 'r' ? windows.read_size_bytes : windows.write_size_bytes) ?? 0;
}

/**
 * Reads one answer of `GET /containers/{id}/stats`, from Linux (cgroup v1 and v2) or Windows. `null` for what tells
 * of no running container: a stopped one is answered with the year 1 and empty parts. Counts what `docker stats`
 * counts (docker/cli, `cli/command/container/stats_helpers.go`); other parts that are missing count as zero.
 */
export function statsFromApi(answer: unknown): RawStats | null {
  const { read, memory_stats, networks, pids_stats } = fields(answer);
  const at = timeOrNull(read);
  const cpu = cpuFrom(answer);
  const memoryBytes = memoryFrom(answer);
  if (at === null || (cpu === null && memoryBytes === null)) return null;
  const interfaces = isFields(networks) ? Object.values(networks).map(fields) : [];
  return {
    at,
    cpu,
    memoryBytes: memoryBytes ?? 0,
    memoryLimitBytes: counter(fields(memory_stats).limit) || null,
    blockReadBytes: blockBytes(answer, 'r'),
    blockWrittenBytes: blockBytes(answer, 'w'),
    networkReceivedBytes: total(interfaces.map(({ rx_bytes }) => rx_bytes)),
    networkSentBytes: total(interfaces.map(({ tx_bytes }) => tx_bytes)),
    pids: counter(fields(pids_stats).current) ?? 0,
  };
}

/**
 * CPU between two samples of one container, as `docker stats` computes it (docker/cli,
 * `cli/command/container/stats_helpers.go`): on Linux in percent of one core, on Windows of all of them. `null` where
 * the two can't be compared: one tells nothing, no time lies between them, or the container was restarted meanwhile.
 */
export function cpuPercent(previous: RawStats, current: RawStats): number | null {
  const [before, now] = [previous.cpu, current.cpu];
  if (before?.kind === 'linux' && now?.kind === 'linux') {
    return share(now.usedNs - before.usedNs, now.systemNs - before.systemNs, now.cores * 100);
  }
  if (before?.kind === 'windows' && now?.kind === 'windows') {
    const possible = (current.at - previous.at) * stepsInMs * now.cores;
    return share(now.used - before.used, possible, 100);
  }
  return null;
}

/** Windows counts in steps of 100 ns. */
const stepsInMs = 10_000;

const share = (used: number, possible: number, whole: number): number | null =>
  used < 0 || possible <= 0 ? null : (used / possible) * whole;
