import type { ContainerData } from './container-data.ts';
import { containerLabel } from './container-label.ts';
import type { Container, Volume } from './engine.ts';
import type { ContainerId, VolumeName } from './ids.ts';
import { dataSummary, placesOf, type Risk } from './where-data.ts';

/** What a deletion would take away, or leave where nothing finds it again. */
export interface Unsaved {
  /** The worst first. */
  readonly risks: readonly Risk[];
  /** Labels of containers of which nobody knows: they could not be read, or not in time. */
  readonly unknown: readonly string[];
  /** Of all risks; `null` where one of them could not be counted. */
  readonly bytes: number | null;
}

/** From what was read of the containers that are to go. */
export function unsavedOf(
  containers: readonly Container[],
  data: ReadonlyMap<ContainerId, ContainerData>,
  volumes: ReadonlyMap<VolumeName, Volume>,
): Unsaved {
  const { risks } = dataSummary(containers, (container) =>
    placesOf(container, { data: data.get(container.id), volumes }),
  );
  const sizes = risks.map(({ place }) => (place.kind === 'layer' ? place.layer.bytes : place.bytes));
  return {
    risks,
    unknown: containers
      .filter(({ id }) => (data.get(id)?.layer ?? null) === null)
      .map((container) => containerLabel(container)),
    bytes: sizes.some((bytes) => bytes === null)
      ? null
      : sizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0),
  };
}
