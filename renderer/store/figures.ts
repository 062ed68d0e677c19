import type { ContainerStats } from '../../shared/container-stats.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';

/** The newest figures of each watched container. */
export type Figures = ReadonlyMap<ContainerId, ContainerStats>;

export const noFigures: Figures = new Map();

/** Whether the engine tells figures of it: also of a paused one, as `docker stats` does. */
export const hasFigures = ({ state }: Container): boolean => state === 'running' || state === 'paused';

type Containers = ReadonlyMap<ContainerId, Container>;

function isLive(id: ContainerId, containers: Containers): boolean {
  const container = containers.get(id);
  return container !== undefined && hasFigures(container);
}

/** The figures without those of containers that stopped or left; the same object when there are none. */
export function liveFigures(known: Figures, containers: Containers): Figures {
  const kept = [...known].filter(([id]) => isLive(id, containers));
  return kept.length === known.size ? known : new Map(kept);
}

/** The figures with new ones in place of old ones. What comes late, of a container that stopped, is left out. */
export function withFigures(
  known: Figures,
  fresh: readonly ContainerStats[],
  containers: Containers,
): Figures {
  const live = fresh.filter(({ id }) => isLive(id, containers));
  return live.length === 0 ? known : new Map([...known, ...live.map((stats) => [stats.id, stats] as const)]);
}

/** The figures of these containers alone: nobody keeps the others up to date. */
export function figuresOf(known: Figures, ids: readonly ContainerId[]): Figures {
  const wanted = new Set(ids);
  return new Map([...known].filter(([id]) => wanted.has(id)));
}
