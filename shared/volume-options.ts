/** What a new volume is made of beside its name. */
export interface VolumeMake {
  /** One of the engine's volume drivers. */
  readonly driver: string;
  /** Of the driver: what they mean is its own affair. */
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** The driver that every engine has. */
export const localDriver = 'local';

// File systems of other machines, and of memory.
const offered: ReadonlySet<string> = new Set(['nfs', 'nfs4', 'cifs', 'tmpfs']);

/**
 * Why a volume is not made with these options; `null` when it is. The driver `local` mounts whatever it is told: a folder
 * or disk of the engine's own machine, which is no volume, and which would open all of it to whoever opens the volume.
 */
export function volumeOptionsProblem({ driver, options }: Omit<VolumeMake, 'labels'>): string | null {
  if (driver !== localDriver || Object.keys(options).length === 0) return null;
  const { type = '', o = '' } = options;
  const binds = o.split(',').some((each) => /^r?bind$/.test(each.trim()));
  if (binds || !offered.has(type)) {
    return `With the driver “local”, only the types ${[...offered].join(', ')} are made here.`;
  }
  return null;
}
