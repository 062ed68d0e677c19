import type { VolumeName } from '../../shared/ids.ts';
import type { Target } from '../../shared/target.ts';
import { busyReason } from '../format/operation-words.ts';
import { useApp, useRunning } from './app-context.tsx';
import { useVolumeUsage } from './use-volume-usage.ts';

/** Why nothing can be changed right now; `null` while the engine is there. */
export function useEngineReason(): string | null {
  return useApp(({ snapshot }) => {
    if (snapshot.connection.kind === 'ready') return null;
    return snapshot.connection.kind === 'connecting'
      ? 'Wait: connecting to the engine'
      : 'The engine can’t be reached; this is the last known list';
  });
}

/** Why no Compose file can be run right now; `null` while it can. */
export function useComposeReason(): string | null {
  const engine = useEngineReason();
  const missing = useApp(({ compose }) => compose?.kind === 'missing');
  return engine ?? (missing ? 'Docker Compose is not installed' : null);
}

/** Why the target must wait: an operation holds it, or its stack; `null` while nothing does. */
export function useBusyReason(target: Target): string | null {
  const { stacks, containers } = useRunning();
  const project = useApp(({ snapshot }) =>
    target.kind === 'stack' ? target.name : snapshot.containers.get(target.id)?.compose?.project,
  );
  const own = target.kind === 'container' ? containers.get(target.id) : undefined;
  const held = own ?? (project === undefined ? undefined : stacks.get(project));
  return held === undefined ? null : busyReason(held);
}

/** Why a volume must wait: something is being done to it, or to what uses it; `null` while nothing is. */
export function useBusyVolumeReason(name: VolumeName): string | null {
  const { stacks, containers, volumes } = useRunning();
  const usage = useVolumeUsage(name);
  const project = usage?.volume.compose?.project;
  const held =
    volumes.get(name) ??
    (project === undefined ? undefined : stacks.get(project)) ??
    usage?.usedBy
      .map(({ container, stack }) => containers.get(container.id) ?? (stack && stacks.get(stack)))
      .find((operation) => operation);
  return held ? busyReason(held) : null;
}
