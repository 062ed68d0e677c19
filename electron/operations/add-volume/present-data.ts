import type { AddVolumeRefusal, LostByRecreation, PresentData } from '../../../shared/add-volume.ts';
import type { ContainerData, WrittenPlace } from '../../../shared/container-data.ts';
import { containerLabel } from '../../../shared/container-label.ts';
import { databaseAt, isWithin } from '../../../shared/database-at.ts';
import type { Container, Mount, Volume } from '../../../shared/engine.ts';
import type { ContainerId, VolumeName } from '../../../shared/ids.ts';
import type { WrittenAround } from '../../data/read-written.ts';
import type { PathStat } from '../../engine/container-files.ts';

/** What was gathered of the containers of one service. */
export interface ServiceState {
  readonly containers: readonly Container[];
  readonly data: ReadonlyMap<ContainerId, ContainerData>;
  /** What each wrote into its own layer, by whether it is in the path. */
  readonly written: ReadonlyMap<ContainerId, WrittenAround>;
  readonly volumes: ReadonlyMap<VolumeName, Volume>;
  /** What stands at the path in each container that has something there. */
  readonly stats: ReadonlyMap<ContainerId, PathStat>;
}

type Held = Extract<PresentData, { kind: 'held' }>;

/** Why a path can't be given a volume, for what the containers have mounted there or within. */
export function mountRefusal(path: string, state: ServiceState): AddVolumeRefusal | null {
  for (const container of state.containers) {
    const holder = holderOf(path, container);
    if (holder !== null && !isAnonymous(holder, state)) return { kind: 'path-mounted' };
    const inside = container.mounts.find(
      ({ kind, destination }) => kind !== 'tmpfs' && destination !== path && isWithin(destination, path),
    );
    if (inside !== undefined) return { kind: 'mount-inside', path: inside.destination };
    if (state.stats.get(container.id)?.kind === 'file') return { kind: 'path-is-file' };
  }
  return null;
}

/** What the containers hold at the path. Of several, the one that holds data counts. */
export function presentData(path: string, state: ServiceState): PresentData {
  const held = state.containers.flatMap((container) => heldAt(path, container, state) ?? []);
  const full = held.filter(({ bytes }) => bytes === null || bytes > 0);
  if (full.length > 1) return { kind: 'several', labels: full.map(({ label }) => label) };
  return full[0] ?? (held.length === 1 ? held[0] : undefined) ?? { kind: 'nothing' };
}

function heldAt(path: string, container: Container, state: ServiceState): Held | null {
  const base = { kind: 'held', container: container.id, label: containerLabel(container) } as const;
  const holder = holderOf(path, container);
  const data = state.data.get(container.id);
  if (holder?.kind === 'volume') {
    const bytes = data?.volumeBytes?.get(holder.volume) ?? null;
    return { ...base, where: 'anonymous', bytes, withImageFiles: false };
  }
  const stat = state.stats.get(container.id);
  if (stat === undefined || stat.kind === 'file' || stat.kind === 'other') return null;
  const { inside = [], outside = [] } = state.written.get(container.id) ?? {};
  const isNew = inside.some((place) => place.isNew && isWithin(path, place.folder));
  const withImageFiles = !isNew && databaseAt(path, container.image) === null;
  const bytes = outside.length === 0 ? (data?.layer?.bytes ?? null) : bytesOf(inside);
  return { ...base, where: 'layer', bytes: inside.length === 0 ? 0 : bytes, withImageFiles };
}

/**
 * Data in the containers' own layers that is not in what is copied. Anonymous volumes are no part of it: Compose hands
 * them on to the next container.
 */
export function lostByRecreation(
  copied: ContainerId | null,
  { containers, written }: ServiceState,
): readonly LostByRecreation[] {
  return containers.flatMap((container) => {
    const { inside = [], outside = [] } = written.get(container.id) ?? {};
    const lost = container.id === copied ? outside : [...inside, ...outside];
    return lost.map(({ path, bytes }) => ({ label: containerLabel(container), path, bytes }));
  });
}

const bytesOf = (places: readonly WrittenPlace[]): number | null =>
  places.reduce<number | null>((sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes), 0);

/** The deepest mount at the path or around it. */
function holderOf(path: string, { mounts }: Container): Mount | null {
  const holding = mounts.filter(({ destination }) => isWithin(path, destination));
  return holding.toSorted((a, b) => b.destination.length - a.destination.length)[0] ?? null;
}

const isAnonymous = (mount: Mount, { volumes }: ServiceState): boolean =>
  mount.kind === 'volume' && (mount.anonymous || (volumes.get(mount.volume)?.anonymous ?? false));
