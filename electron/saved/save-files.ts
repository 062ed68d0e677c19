import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isWithin } from '../../shared/database-at.ts';
import type { SavedFiles } from '../../shared/deletion.ts';
import type { Container } from '../../shared/engine.ts';
import { hostPath, type VolumeName } from '../../shared/ids.ts';
import { type SortedLayer, sortWritten } from '../data/sort-written.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';
import { mountName, type OpenableVolume, withHelper } from '../volumes/helper.ts';
import { type Entries, writeArchiveFile } from './archive-file.ts';
import { type Copied, copyTar, type Placed } from './copy-tar.ts';
import { isWanted, layerRequests } from './layer-requests.ts';

/** What saving needs of the engine. */
type SavingApi = Pick<EngineApi, 'changedFiles' | 'readArchive'>;

/** Where to, and whom to tell how many bytes of content are saved so far. */
export interface Saving {
  /** A folder that is there already. */
  readonly folder: string;
  /** Tells the file from the others in the folder, whatever they are called. */
  readonly number: number;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

export interface AnonymousVolume {
  readonly name: VolumeName;
  readonly destination: string;
}

/** Of a container that is about to be deleted. `volumes`: those anonymous ones that are to be saved with it. */
export interface SavedSubject {
  readonly container: Container;
  readonly label: string;
  readonly volumes: readonly AnonymousVolume[];
}

/**
 * Saves the data in a container's own layer and in its anonymous volumes into one archive, under the paths that the
 * files have in the container; `null` where there is none. Whoever calls has stopped or paused the container. Throws
 * what the engine throws, `not-found` where something vanished meanwhile, `file-failed`.
 */
export async function saveContainer(
  api: SavingApi,
  { container, label, volumes }: SavedSubject,
  saving: Saving,
): Promise<SavedFiles | null> {
  const changes = await api.changedFiles(container.id);
  if (changes === null) throw new Failure({ kind: 'not-found', what: 'container', name: label });
  const layer = sortWritten(changes, container);
  if (layer.data.length === 0 && volumes.length === 0) return null;
  const totals = createTotals(saving.onBytes);
  let inLayer = 0;
  const held: AnonymousVolume[] = [];
  const path = join(saving.folder, fileName(label, saving));
  async function* entries(): Entries {
    yield* copyLayer(api, container, layer, totals, saving.signal);
    inLayer = totals.files();
    for (const volume of volumes) {
      const before = totals.files();
      yield* copyVolume(api, container, volume, totals, saving.signal);
      if (totals.files() > before) held.push(volume);
    }
    return totals.entries();
  }
  const archiveBytes = await writeArchiveFile(path, entries);
  // Folders alone are nobody's data.
  if (totals.files() === 0) {
    await rm(path, { force: true });
    return null;
  }
  return {
    of: { kind: 'container', name: container.name, label, inLayer, volumes: held },
    path: hostPath(path),
    files: totals.files(),
    bytes: totals.bytes(),
    archiveBytes,
  };
}

/** Saves a volume as it is into an archive, its top folder as `.`. Throws `no-helper-image` on an engine without images. */
export function saveVolume(opened: OpenableVolume, label: string, saving: Saving): Promise<SavedFiles> {
  const { api, volume: name } = opened;
  return withHelper(opened, async (helper) => {
    const totals = createTotals(saving.onBytes);
    const path = join(saving.folder, fileName(`volume-${name}`, saving));
    async function* entries(): Entries {
      const source = await api.readArchive(helper, `/${mountName}`, saving.signal);
      if (source === null) throw new Failure({ kind: 'not-found', what: 'volume', name });
      const place = (entry: Placed) => `.${entry.name.slice(mountName.length)}`;
      totals.add(yield* copyTar(source, place, totals.progress));
      return totals.entries();
    }
    const archiveBytes = await writeArchiveFile(path, entries);
    return {
      of: { kind: 'volume', name, label },
      path: hostPath(path),
      files: totals.files(),
      bytes: totals.bytes(),
      archiveBytes,
    };
  });
}

type Totals = ReturnType<typeof createTotals>;

function createTotals(onBytes: (bytes: number) => void) {
  let entries = 0;
  let files = 0;
  let bytes = 0;
  let soFar = 0;
  return {
    add(copied: Copied) {
      entries += copied.names.length;
      files += copied.files;
      bytes += copied.bytes;
    },
    progress(count: number) {
      soFar += count;
      onBytes(soFar);
    },
    entries: () => entries,
    files: () => files,
    bytes: () => bytes,
  };
}

async function* copyLayer(
  api: SavingApi,
  { id }: Container,
  layer: SortedLayer,
  totals: Totals,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  const wanted = isWanted(layer);
  const written = new Set<string>();
  const inLayer =
    (parent: string) =>
    ({ name, isFolder }: Placed) => {
      const path = parent === '/' ? `/${name}` : `${parent}/${name}`;
      if (written.has(path) || !wanted(path, isFolder)) return null;
      written.add(path);
      return path.slice(1);
    };
  const waiting = [...layerRequests(layer)];
  for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
    const source = await api.readArchive(id, request.path, signal);
    if (source === null) throw new Failure({ kind: 'file-gone', path: request.path });
    const copied = yield* copyTar(source, inLayer(request.parent), totals.progress);
    totals.add(copied);
    for (const name of copied.linksToNothing) {
      // Asked for by itself, it comes as a file.
      const path = `/${name}`;
      written.delete(path);
      waiting.push({ path, parent: path.slice(0, path.lastIndexOf('/')) || '/' });
    }
  }
}

async function* copyVolume(
  api: SavingApi,
  { id, mounts }: Container,
  { destination }: AnonymousVolume,
  totals: Totals,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  const source = await api.readArchive(id, destination, signal);
  if (source === null) throw new Failure({ kind: 'file-gone', path: destination });
  const inner = mounts.filter(
    (mount) => mount.destination !== destination && isWithin(mount.destination, destination),
  );
  const parent = destination.slice(0, destination.lastIndexOf('/'));
  const place = ({ name }: Placed) => {
    const path = `${parent}/${name}`;
    // What is mounted in it is somebody else's.
    return inner.some((mount) => isWithin(path, mount.destination)) ? null : path.slice(1);
  };
  totals.add(yield* copyTar(source, place, totals.progress));
}

/** `1-web-1.tar.gz`: a name on every system. What is left out of it does not matter, the note knows what it is of. */
const fileName = (text: string, { number }: Saving): string =>
  `${number}-${text.replaceAll(/[^A-Za-z0-9_.-]+/g, '-').slice(0, 100)}.tar.gz`;
