import { assertNever } from './assert-never.ts';
import type { ContainerData, WrittenLayer } from './container-data.ts';
import { containerLabel } from './container-label.ts';
import { databaseAt, isWithin } from './database-at.ts';
import type { Container, Mount, Volume } from './engine.ts';
import type { VolumeName } from './ids.ts';

/** One place in which a container keeps files. `database` is the name of the known program whose data it is. */
export type Place =
  | {
      readonly kind: 'volume';
      readonly path: string;
      readonly volume: VolumeName;
      /** The key in the Compose file, or the name. */
      readonly label: string;
      readonly readOnly: boolean;
      readonly bytes: number | null;
      readonly database: string | null;
    }
  | {
      readonly kind: 'anonymous';
      readonly path: string;
      readonly volume: VolumeName;
      readonly bytes: number | null;
      readonly database: string | null;
      /** It holds something that a new container would not find. */
      readonly atRisk: boolean;
    }
  | {
      readonly kind: 'bind';
      readonly path: string;
      readonly source: string;
      readonly readOnly: boolean;
      readonly database: string | null;
    }
  | { readonly kind: 'tmpfs'; readonly path: string }
  | {
      readonly kind: 'layer';
      readonly layer: WrittenLayer;
      readonly database: string | null;
    };

export type RiskyPlace = Extract<Place, { kind: 'anonymous' | 'layer' }>;

interface Known {
  /** `undefined` until it has been read. */
  readonly data: ContainerData | undefined;
  readonly volumes: ReadonlyMap<VolumeName, Volume>;
}

/**
 * Where a container keeps files: its mounts by path, then its own layer if there is data in it. Until its data has
 * been read, what the mounts tell.
 */
export function placesOf(container: Container, known: Known): readonly Place[] {
  const mounted = container.mounts.flatMap((mount) => mountPlace(mount, container, known) ?? []);
  const layer = known.data?.layer ?? null;
  if (layer === null || layer.bytes === 0) return mounted;
  const database = layer.places.map(({ path }) => databaseAt(path, container.image)).find(Boolean);
  return [...mounted, { kind: 'layer', layer, database: database?.name ?? null }];
}

function mountPlace(mount: Mount, container: Container, known: Known): Place | null {
  const database = databaseAt(mount.destination, container.image)?.name ?? null;
  switch (mount.kind) {
    case 'volume':
      return volumePlace(mount, container, known, database);
    case 'bind': {
      const { source, destination: path, readOnly } = mount;
      return { kind: 'bind', path, source, readOnly, database };
    }
    case 'tmpfs':
      return { kind: 'tmpfs', path: mount.destination };
    // Named pipes of Windows hold no data.
    case 'other':
      return null;
    default:
      return assertNever(mount);
  }
}

function volumePlace(
  mount: Extract<Mount, { kind: 'volume' }>,
  container: Container,
  { data, volumes }: Known,
  database: string | null,
): Place {
  const { destination: path, volume: name, readOnly } = mount;
  const asked = data?.volumeBytes ?? null;
  const bytes = asked?.get(name) ?? null;
  if (!isAnonymous(mount, volumes)) {
    const label = volumes.get(name)?.compose?.key ?? name;
    return { kind: 'volume', path, volume: name, label, readOnly, bytes, database };
  }
  const atRisk =
    asked !== null &&
    (bytes === null ? database !== null : bytes > 0 && !isOutgrown(path, bytes, container, asked, volumes));
  return { kind: 'anonymous', path, volume: name, bytes, database, atRisk };
}

const isAnonymous = (mount: Extract<Mount, { kind: 'volume' }>, volumes: Known['volumes']): boolean =>
  mount.anonymous || (volumes.get(mount.volume)?.anonymous ?? false);

/**
 * Whether a named volume inside the anonymous one holds at least as much. Compose hands an anonymous volume on to the
 * next container of a service: once a volume was added for a folder in it, the old files of that folder lie there
 * still, out of sight. But where the inner volume holds less, the program may not be using it at all (PostgreSQL 18
 * moved its directory to above the one that everybody mounts).
 */
function isOutgrown(
  path: string,
  bytes: number,
  container: Container,
  volumeBytes: ReadonlyMap<VolumeName, number>,
  volumes: Known['volumes'],
): boolean {
  return container.mounts.some(
    (mount) =>
      mount.kind === 'volume' &&
      !isAnonymous(mount, volumes) &&
      mount.destination !== path &&
      isWithin(mount.destination, path) &&
      (volumeBytes.get(mount.volume) ?? 0) >= bytes,
  );
}

export function isAtRisk(place: Place): place is RiskyPlace {
  return place.kind === 'layer' || (place.kind === 'anonymous' && place.atRisk);
}

/** Something that would be lost, and whose it is. */
export interface Risk {
  readonly container: Container;
  readonly label: string;
  readonly place: RiskyPlace;
}

/** What a row says of its data: of one container, or the sum over those of a stack. */
export interface DataSummary {
  /** The worst first. */
  readonly risks: readonly Risk[];
  /** Named volumes, each once, in the order of the containers. */
  readonly volumes: readonly { readonly name: VolumeName; readonly label: string; readonly path: string }[];
  /** Folders of the host in which a known database keeps its files, by path. */
  readonly folders: readonly string[];
}

/** Worst is a known database, then what is more; what the engine can't count comes first. */
export function dataSummary(
  containers: readonly Container[],
  placesOfOne: (container: Container) => readonly Place[],
): DataSummary {
  const risks: Risk[] = [];
  const volumes = new Map<VolumeName, DataSummary['volumes'][number]>();
  const folders = new Set<string>();
  for (const container of containers) {
    for (const place of placesOfOne(container)) {
      if (isAtRisk(place)) risks.push({ container, label: containerLabel(container), place });
      if (place.kind === 'volume' && !volumes.has(place.volume)) {
        volumes.set(place.volume, { name: place.volume, label: place.label, path: place.path });
      }
      if (place.kind === 'bind' && place.database !== null && !place.readOnly) folders.add(place.source);
    }
  }
  risks.sort(
    (a, b) =>
      Number(a.place.database === null) - Number(b.place.database === null) ||
      compareBytes(riskBytes(b.place), riskBytes(a.place)),
  );
  return { risks, volumes: [...volumes.values()], folders: [...folders] };
}

const riskBytes = (place: RiskyPlace): number =>
  place.kind === 'layer' ? place.layer.bytes : (place.bytes ?? Number.POSITIVE_INFINITY);

const compareBytes = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** By what rows are sorted: the worst first, then what is safe; `null` where there is nothing to say. */
export function dataRank({ risks, volumes, folders }: DataSummary): number | null {
  const [worst] = risks;
  if (worst !== undefined) {
    const bytes = Math.min(riskBytes(worst.place), Number.MAX_SAFE_INTEGER / 2);
    return -1 - bytes - (worst.place.database === null ? 0 : Number.MAX_SAFE_INTEGER / 2);
  }
  const safe = volumes.length + folders.length;
  return safe === 0 ? null : safe;
}
