import { useEffect } from 'react';
import { useActions, useApp } from './app-context.tsx';
import { useEndedVolumeWork } from './use-ended-volume-work.ts';
import type { VolumeSizes } from './volume-sizes.ts';

/** The sizes of all volumes, asked when a view that shows them opens and when the set of volumes changed. */
export function useVolumeSizes(): VolumeSizes {
  const { askVolumeSizes } = useActions();
  const ready = useApp(({ snapshot }) => snapshot.connection.kind === 'ready');
  const names = useApp(({ snapshot }) => [...snapshot.volumes.keys()].sort().join('\n'));
  const ended = useEndedVolumeWork();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another set of volumes, or one that was changed, is the reason to ask again.
  useEffect(() => {
    if (ready) void askVolumeSizes();
  }, [ready, names, ended, askVolumeSizes]);
  return useApp(({ volumeSizes }) => volumeSizes);
}
