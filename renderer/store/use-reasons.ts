import type { VolumeName } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { Target } from '../../shared/target.ts';
import { t } from '../../shared/texts.ts';
import type { VolumeUsage } from '../../shared/volume-usage.ts';
import { busyReason } from '../format/operation-words.ts';
import { useApp, useRunning } from './app-context.tsx';
import type { AppData } from './app-store.ts';
import type { Running } from './running.ts';
import { useVolumeUsage } from './use-volume-usage.ts';

/** Why nothing can be changed right now; `null` while the engine is there. */
export const useEngineReason = (): string | null => useApp(engineReasonOf);

export function engineReasonOf({ snapshot: { connection } }: Pick<AppData, 'snapshot'>): string | null {
  if (connection.kind === 'ready') return null;
  return connection.kind === 'connecting'
    ? t('Wait: connecting to the engine')
    : t('The engine can’t be reached; this is the last known list');
}

/** Why no Compose file can be run right now; `null` while it can. */
export const useComposeReason = (): string | null => useApp(composeReasonOf);

export function composeReasonOf(data: Pick<AppData, 'snapshot' | 'compose'>): string | null {
  return (
    engineReasonOf(data) ?? (data.compose?.kind === 'missing' ? t('Docker Compose is not installed') : null)
  );
}

/** Why the target must wait: an operation holds it, or its stack; `null` while nothing does. */
export function busyReasonOf(
  target: Target,
  { stacks, containers }: Running,
  known: EngineSnapshot['containers'],
): string | null {
  const project = target.kind === 'stack' ? target.name : known.get(target.id)?.compose?.project;
  const own = target.kind === 'container' ? containers.get(target.id) : undefined;
  const held = own ?? (project === undefined ? undefined : stacks.get(project));
  return held === undefined ? null : busyReason(held);
}

/** The same, of now. */
export function useBusyReason(target: Target | null): string | null {
  const running = useRunning();
  return useApp(({ snapshot }) =>
    target === null ? null : busyReasonOf(target, running, snapshot.containers),
  );
}

/** Why a volume must wait: something is being done to it, or to what uses it; `null` while nothing is. */
export function busyVolumeReasonOf(
  name: VolumeName,
  usage: VolumeUsage | null,
  { stacks, containers, volumes }: Running,
): string | null {
  const project = usage?.volume.compose?.project;
  const held =
    volumes.get(name) ??
    (project === undefined ? undefined : stacks.get(project)) ??
    usage?.usedBy
      .map(({ container, stack }) => containers.get(container.id) ?? (stack && stacks.get(stack)))
      .find((operation) => operation);
  return held ? busyReason(held) : null;
}

/** The same, of now. */
export function useBusyVolumeReason(name: VolumeName): string | null {
  return busyVolumeReasonOf(name, useVolumeUsage(name), useRunning());
}
