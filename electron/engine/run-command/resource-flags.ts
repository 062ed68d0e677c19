import { fields, list, numberOrNull, text } from '../narrow.ts';
import { type Fields, type FlagRule, listFlag, numberFlag, recordFlag, textFlag, textsOf } from './flags.ts';

const rateFlag = (field: string, flag: string): FlagRule =>
  recordFlag(field, flag, ({ Path, Rate }) => `${text(Path)}:${numberOrNull(Rate) ?? 0}`);

/** Limits and devices of `HostConfig`. Sizes are bytes. */
export const resourceFlags: readonly FlagRule[] = [
  numberFlag('Memory', '--memory'),
  numberFlag('MemoryReservation', '--memory-reservation'),
  numberFlag('MemorySwap', '--memory-swap'),
  { field: 'MemorySwappiness', words: swappiness },
  numberFlag('KernelMemory', '--kernel-memory'),
  { field: 'NanoCpus', words: cpus },
  numberFlag('CpuShares', '--cpu-shares'),
  numberFlag('CpuPeriod', '--cpu-period'),
  numberFlag('CpuQuota', '--cpu-quota'),
  numberFlag('CpuRealtimePeriod', '--cpu-rt-period'),
  numberFlag('CpuRealtimeRuntime', '--cpu-rt-runtime'),
  textFlag('CpusetCpus', '--cpuset-cpus'),
  textFlag('CpusetMems', '--cpuset-mems'),
  numberFlag('PidsLimit', '--pids-limit'),
  numberFlag('ShmSize', '--shm-size', 64 * 1024 * 1024),
  recordFlag(
    'Ulimits',
    '--ulimit',
    ({ Name, Soft, Hard }) => `${text(Name)}=${numberOrNull(Soft) ?? 0}:${numberOrNull(Hard) ?? 0}`,
  ),
  numberFlag('OomScoreAdj', '--oom-score-adj'),
  textFlag('CgroupParent', '--cgroup-parent'),
  numberFlag('BlkioWeight', '--blkio-weight'),
  recordFlag(
    'BlkioWeightDevice',
    '--blkio-weight-device',
    ({ Path, Weight }) => `${text(Path)}:${numberOrNull(Weight) ?? 0}`,
  ),
  rateFlag('BlkioDeviceReadBps', '--device-read-bps'),
  rateFlag('BlkioDeviceWriteBps', '--device-write-bps'),
  rateFlag('BlkioDeviceReadIOps', '--device-read-iops'),
  rateFlag('BlkioDeviceWriteIOps', '--device-write-iops'),
  recordFlag('Devices', '--device', ({ PathOnHost, PathInContainer, CgroupPermissions }) =>
    [PathOnHost, PathInContainer, CgroupPermissions].map(text).join(':'),
  ),
  listFlag('DeviceCgroupRules', '--device-cgroup-rule'),
  { field: 'DeviceRequests', words: (value) => list(value).map(fields).flatMap(deviceRequest) },
];

// Here 0 is a choice, and -1 the engine's own.
function swappiness(value: unknown): readonly string[] {
  const number = numberOrNull(value);
  return number === null || number < 0 ? [] : ['--memory-swappiness', String(number)];
}

function cpus(value: unknown): readonly string[] {
  const nano = numberOrNull(value) ?? 0;
  return nano === 0 ? [] : ['--cpus', String(nano / 1e9)];
}

/** A GPU, or a device that a CDI driver knows. Options are a CSV record of their own. */
function deviceRequest({ Driver, Count, DeviceIDs, Capabilities, Options }: Fields): readonly string[] {
  const ids = textsOf(DeviceIDs);
  if (text(Driver) === 'cdi') return ids.flatMap((id) => ['--device', id]);
  const capabilities = textsOf(list(Capabilities)[0]).filter((name) => name !== 'gpu');
  const options = Object.entries(fields(Options)).map(([name, value]) => `${name}=${text(value)}`);
  const count = numberOrNull(Count) ?? 0;
  const parts = [
    text(Driver) === '' ? null : `driver=${text(Driver)}`,
    ids.length > 0 ? quoted(`device=${ids.join(',')}`) : `count=${count < 0 ? 'all' : count}`,
    capabilities.length > 0 ? quoted(`capabilities=${capabilities.join(',')}`) : null,
    options.length > 0 ? quoted(`options=${options.join(',')}`) : null,
  ].filter((part) => part !== null);
  return ['--gpus', parts.join(',')];
}

const quoted = (part: string) => (part.includes(',') ? `"${part}"` : part);
