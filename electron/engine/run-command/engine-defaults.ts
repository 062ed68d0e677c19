import { fields, text } from '../narrow.ts';
import type { EngineDefaults } from './flags.ts';

/** What `uname` calls a machine, and what images call it. */
const architectures: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  armv7l: 'arm',
  armv6l: 'arm',
  i386: '386',
  i686: '386',
};

/** From `GET /info`. */
export function engineDefaults(info: unknown): EngineDefaults {
  const { Name, LoggingDriver, DefaultRuntime, CgroupVersion, OSType, Architecture } = fields(info);
  const machine = text(Architecture);
  return {
    hostName: text(Name),
    logDriver: text(LoggingDriver),
    runtime: text(DefaultRuntime),
    // moby, daemon/daemon_unix.go: private where the machine has the unified hierarchy.
    cgroupNamespace: text(CgroupVersion) === '2' ? 'private' : 'host',
    platform:
      text(OSType) === '' || machine === '' ? '' : `${text(OSType)}/${architectures[machine] ?? machine}`,
  };
}
