import { assertNever } from '../../../shared/assert-never.ts';
import type { Mount, Volume } from '../../../shared/engine.ts';
import type { VolumeName } from '../../../shared/ids.ts';
import { compareNatural } from '../../../shared/natural-order.ts';
import { t } from '../../../shared/texts.ts';

/** What the tab says of a mount. */
export interface MountView {
  readonly destination: string;
  readonly kind: string;
  /** Why its data stays or goes. */
  readonly fate: string;
  /** Where the data is; `null` for memory. */
  readonly source: string | null;
  readonly volume: VolumeName | null;
  /** A folder of the engine's machine. */
  readonly folder: boolean;
  readonly readOnly: boolean;
}

function viewOf(mount: Mount, volumes: ReadonlyMap<VolumeName, Volume>): MountView {
  const { destination } = mount;
  const base = { destination, volume: null, folder: false, readOnly: false };
  switch (mount.kind) {
    case 'volume':
      return {
        ...base,
        kind: mount.anonymous ? t('Anonymous volume') : t('Volume'),
        fate: mount.anonymous ? t('Not attached to the next container') : t('Stays when the container goes'),
        source: volumes.get(mount.volume)?.compose?.key ?? mount.volume,
        volume: mount.volume,
        readOnly: mount.readOnly,
      };
    case 'bind':
      return {
        ...base,
        kind: 'Bind mount',
        fate: t('Stays: it is a folder or file of the machine'),
        source: mount.source,
        folder: true,
        readOnly: mount.readOnly,
      };
    case 'tmpfs':
      return { ...base, kind: 'tmpfs', fate: t('Gone when the container stops'), source: null };
    case 'other':
      return { ...base, kind: mount.type, fate: '', source: null };
    default:
      return assertNever(mount);
  }
}

/** The mounts of a container, by their paths in it. */
export function mountViews(
  mounts: readonly Mount[],
  volumes: ReadonlyMap<VolumeName, Volume>,
): readonly MountView[] {
  return mounts
    .map((mount) => viewOf(mount, volumes))
    .sort((a, b) => compareNatural(a.destination, b.destination));
}
