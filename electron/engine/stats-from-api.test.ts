import { describe, expect, it } from 'vitest';
import { cpuPercent, type RawStats, statsFromApi } from './stats-from-api.ts';

/** An answer of Engine 26.1 on cgroup v2, cut to what counts. */
const answer = {
  read: '2026-11-23T21:55:05.666617434Z',
  preread: '0001-01-01T00:00:00Z',
  num_procs: 0,
  storage_stats: {},
  pids_stats: { current: 3, limit: 18446744073709552000 },
  cpu_stats: {
    cpu_usage: { total_usage: 23_467_641, usage_in_kernelmode: 0 },
    system_cpu_usage: 11_343_150_000_000,
    online_cpus: 2,
  },
  memory_stats: { usage: 4_000_000, stats: { inactive_file: 1_000_000 }, limit: 8_000_000_000 },
  blkio_stats: {
    io_service_bytes_recursive: [
      { major: 8, minor: 0, op: 'read', value: 100 },
      { major: 8, minor: 0, op: 'write', value: 20 },
      { major: 8, minor: 16, op: 'read', value: 7 },
    ],
  },
  networks: { eth0: { rx_bytes: 806, tx_bytes: 5 }, eth1: { rx_bytes: 4, tx_bytes: 1 } },
};

const sample: RawStats = {
  at: Date.parse('2026-11-23T21:55:05.666Z'),
  cpu: { kind: 'linux', usedNs: 23_467_641, systemNs: 11_343_150_000_000, cores: 2 },
  memoryBytes: 3_000_000,
  memoryLimitBytes: 8_000_000_000,
  blockReadBytes: 107,
  blockWrittenBytes: 20,
  networkReceivedBytes: 810,
  networkSentBytes: 6,
  pids: 3,
};

describe('a sample', () => {
  it('of cgroup v2 is read as docker stats counts', () => {
    expect(statsFromApi(answer)).toEqual(sample);
  });

  it('of cgroup v1 leaves out the cache of the whole tree, and knows its operations by another spelling', () => {
    expect(
      statsFromApi({
        ...answer,
        memory_stats: {
          ...answer.memory_stats,
          stats: { inactive_file: 5, total_inactive_file: 1_000_000, cache: 2_000_000 },
        },
        blkio_stats: {
          io_service_bytes_recursive: [
            { op: 'Read', value: 107 },
            { op: 'Write', value: 20 },
            { op: 'Sync', value: 20 },
            { op: 'Total', value: 127 },
          ],
        },
      }),
    ).toEqual(sample);
  });

  it.each([
    ['is as large as the usage', { total_inactive_file: 4_000_000 }],
    ['is not told', {}],
    ['is none', null],
    ['is no number', { inactive_file: '1' }],
  ])('whose page cache %s shows the usage', (_what, stats) => {
    const memory_stats = { ...answer.memory_stats, stats };
    expect(statsFromApi({ ...answer, memory_stats })).toEqual({ ...sample, memoryBytes: 4_000_000 });
  });

  it('of an old engine counts its cores one by one', () => {
    const cpu_stats = {
      cpu_usage: { total_usage: 23_467_641, percpu_usage: [1, 2] },
      system_cpu_usage: 11_343_150_000_000,
    };
    expect(statsFromApi({ ...answer, cpu_stats })).toEqual(sample);
  });

  it('of Windows has its own places', () => {
    expect(
      statsFromApi({
        read: answer.read,
        num_procs: 4,
        pids_stats: {},
        cpu_stats: { cpu_usage: { total_usage: 500 } },
        memory_stats: { commitbytes: 9, privateworkingset: 3_000_000 },
        storage_stats: { read_size_bytes: 107, write_size_bytes: 20 },
        blkio_stats: { io_service_bytes_recursive: null },
        networks: answer.networks,
      }),
    ).toEqual({
      ...sample,
      cpu: { kind: 'windows', used: 500, cores: 4 },
      memoryLimitBytes: null,
      pids: 0,
    });
  });

  it('of a container without a network or a disk has zeros there', () => {
    const { networks: _networks, blkio_stats: _blocks, pids_stats: _pids, ...rest } = answer;
    expect(statsFromApi(rest)).toEqual({
      ...sample,
      blockReadBytes: 0,
      blockWrittenBytes: 0,
      networkReceivedBytes: 0,
      networkSentBytes: 0,
      pids: 0,
    });
  });

  it('is none where the container does not run', () => {
    const stopped = {
      read: '0001-01-01T00:00:00Z',
      cpu_stats: { cpu_usage: { total_usage: 0 } },
      memory_stats: {},
    };
    expect(statsFromApi(stopped)).toBeNull();
  });

  it.each([null, [], 'x', 7, {}, { read: answer.read }, { ...answer, read: 'soon' }])(
    'is none in %j',
    (hostile) => {
      expect(statsFromApi(hostile)).toBeNull();
    },
  );

  it('takes no nonsense for a figure', () => {
    const hostile = {
      ...answer,
      pids_stats: [],
      blkio_stats: { io_service_bytes_recursive: [null, 3, { op: 7, value: 9 }, { op: 'read', value: -1 }] },
      networks: { eth0: null, eth1: { rx_bytes: 'much', tx_bytes: -5 }, ['__proto__']: { rx_bytes: {} } },
      memory_stats: { ...answer.memory_stats, limit: -1 },
    };
    expect(statsFromApi(hostile)).toEqual({
      ...sample,
      memoryLimitBytes: null,
      blockReadBytes: 0,
      blockWrittenBytes: 0,
      networkReceivedBytes: 0,
      networkSentBytes: 0,
      pids: 0,
    });
  });
});

describe('the CPU between two samples', () => {
  const linux = (usedNs: number, systemNs: number, cores = 2): RawStats => ({
    ...sample,
    cpu: { kind: 'linux', usedNs, systemNs, cores },
  });
  const windows = (used: number, at: number): RawStats => ({
    ...sample,
    at,
    cpu: { kind: 'windows', used, cores: 4 },
  });
  const untold: RawStats = { ...sample, cpu: null };

  it.each([
    ['one core of two', linux(0, 0), linux(1e9, 2e9), 100],
    ['both cores', linux(5e9, 10e9), linux(9e9, 14e9), 200],
    ['nothing', linux(5e9, 10e9), linux(5e9, 14e9), 0],
    ['a tenth of one of eight', linux(0, 0, 8), linux(1e8, 8e9, 8), 10],
    ['half of a Windows machine', windows(0, 0), windows(20_000_000, 1_000), 50],
    ['unknown in no time', linux(0, 5), linux(9, 5), null],
    ['unknown over a restart', linux(9e9, 1e9), linux(1e6, 3e9), null],
    ['unknown where a sample tells nothing', untold, linux(1, 2), null],
    ['unknown between two kinds', windows(0, 0), linux(1, 2), null],
  ])('is %s', (_what, previous, current, percent) => {
    expect(cpuPercent(previous, current)).toBe(percent);
  });
});
