import { useEffect, useMemo, useState } from 'react';
import type { ContainerData } from '../../../shared/container-data.ts';
import type { PlannedContainer } from '../../../shared/delete-plan.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import { type Unsaved, unsavedOf } from '../../../shared/unsaved.ts';
import { useApp, useAsk } from '../../store/app-context.tsx';

type Data = ReadonlyMap<ContainerId, ContainerData>;

// What main reads at once.
const mostRead = 10_000;

/** What the planned containers hold that nothing else keeps; `null` while main looks, which it does for some seconds at most. */
export function useUnsaved(planned: readonly PlannedContainer[] | null): Unsaved | null {
  const ask = useAsk();
  const [answer, setAnswer] = useState<{ readonly key: string; readonly data: Data } | null>(null);
  const key = planned?.map(({ id }) => id).join(' ') ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says of which containers.
  useEffect(() => {
    if (key === null || planned === null) return;
    let outdated = false;
    const ids = planned.slice(0, mostRead).map(({ id }) => id);
    void ask('unsaved.look', { ids }).then((read) => {
      const data = new Map((read.ok ? read.value : []).map((each) => [each.id, each]));
      if (!outdated) setAnswer({ key, data });
    });
    return () => {
      outdated = true;
    };
  }, [ask, key]);
  const containers = useApp(({ snapshot }) => snapshot.containers);
  const volumes = useApp(({ snapshot }) => snapshot.volumes);
  return useMemo(() => {
    if (planned === null || answer === null || answer.key !== key) return null;
    const there = planned.flatMap(({ id }) => containers.get(id) ?? []);
    return unsavedOf(there, answer.data, volumes);
  }, [planned, key, answer, containers, volumes]);
}
