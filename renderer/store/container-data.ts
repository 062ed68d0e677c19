import type { ContainerData } from '../../shared/container-data.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';

/** Where containers keep data, as far as it was read. */
export type KnownData = ReadonlyMap<ContainerId, ContainerData>;

export const noData: KnownData = new Map();

type Containers = ReadonlyMap<ContainerId, Container>;

/** With what is new. What comes late, of a container that is gone, is left out. */
export function withData(
  known: KnownData,
  news: readonly ContainerData[],
  containers: Containers,
): KnownData {
  const there = news.filter(({ id }) => containers.has(id));
  return there.length === 0 ? known : new Map([...known, ...there.map((data) => [data.id, data] as const)]);
}

/** Without that of containers that are gone; the same object where none is. */
export function dataOfThose(known: KnownData, containers: Containers): KnownData {
  const kept = [...known].filter(([id]) => containers.has(id));
  return kept.length === known.size ? known : new Map(kept);
}
