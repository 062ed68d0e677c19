import { useMemo } from 'react';
import type { VolumeName } from '../../shared/ids.ts';
import { type VolumeUsage, volumeUsages } from '../../shared/volume-usage.ts';
import { useApp } from './app-context.tsx';

/** Who uses a volume; `null` when it is not there. */
export function useVolumeUsage(name: VolumeName): VolumeUsage | null {
  const volume = useApp(({ snapshot }) => snapshot.volumes.get(name));
  const containers = useApp(({ snapshot }) => snapshot.containers);
  return useMemo(
    () => (volume === undefined ? null : (volumeUsages([volume], containers.values())[0] ?? null)),
    [volume, containers],
  );
}
