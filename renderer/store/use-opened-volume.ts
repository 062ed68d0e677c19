import { useEffect, useState } from 'react';
import type { ContainerId, VolumeName } from '../../shared/ids.ts';
import { useApp, useAsk } from './app-context.tsx';
import { useEndedVolumeWork } from './use-ended-volume-work.ts';
import type { Asked } from './use-volume-facts.ts';

/**
 * Keeps a volume open to be looked into while the view is there, and opens it again after work on it, which closes it.
 * The container of the answer has the volume's files from `/` on.
 */
export function useOpenedVolume(name: VolumeName): Asked<ContainerId> {
  const ask = useAsk();
  const ready = useApp(({ snapshot }) => snapshot.connection.kind === 'ready' && snapshot.volumes.has(name));
  const ended = useEndedVolumeWork();
  const [state, setState] = useState<Asked<ContainerId>>({ kind: 'asking' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: work on the volume that has ended has closed it.
  useEffect(() => {
    if (!ready) return;
    let stale = false;
    void ask('volume.open', { name }).then((answer) => {
      if (stale) return;
      setState(answer.ok ? { kind: 'ready', value: answer.value } : { kind: 'failed', error: answer.error });
    });
    return () => {
      stale = true;
    };
  }, [ask, name, ready, ended]);
  useEffect(() => () => void ask('volume.close', { name }), [ask, name]);
  return state;
}
