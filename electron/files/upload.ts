import { Readable } from 'node:stream';
import type { ContainerPath, UploadPlan } from '../../shared/container-files.ts';
import { isInMemory, mountAround } from '../../shared/container-path.ts';
import type { Container } from '../../shared/engine.ts';
import type { HostPath } from '../../shared/ids.ts';
import { eachOf } from '../engine/concurrency.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';
import { fileFailure, refusedFile } from './file-failure.ts';
import { listToPack, packTar } from './pack-files.ts';
import type { Unpacked } from './unpack.ts';

const askedAtOnce = 8;

/** Refuses a change where it would not be seen, or not be let. Throws `container-file`. */
export function mustBeWritable(container: Container, path: ContainerPath): void {
  // What the engine writes there lies beneath what the container sees.
  if (isInMemory(path, container)) throw fileFailure('in-memory', path);
  const mount = mountAround(path, container.mounts);
  if (mount !== null && 'readOnly' in mount && mount.readOnly) throw fileFailure('read-only', path);
}

/** What uploading would do. `isThere` tells by its name what the folder holds. Throws `file-failed` and `container-file`. */
export async function planUpload(
  container: Container,
  folder: ContainerPath,
  isThere: (name: string) => Promise<boolean>,
  paths: readonly HostPath[],
): Promise<UploadPlan> {
  mustBeWritable(container, folder);
  const { items, files, bytes } = await listToPack(paths);
  const top = items.filter(({ entry }) => !entry.name.replace(/\/$/, '').includes('/'));
  const names = top.map(({ entry }) => entry.name.replace(/\/$/, ''));
  const taken = new Set<string>();
  await eachOf(names, askedAtOnce, async (name) => {
    if (await isThere(name)) taken.add(name);
  });
  return { names, taken: names.filter((name) => taken.has(name)), files, bytes };
}

/**
 * Puts files and folders of this machine into a folder of a container, over those of the same names. A folder never
 * takes a file's place, nor a file a folder's. Throws `container-file`, `file-failed`, `cancelled`.
 */
export async function upload(options: {
  readonly api: Pick<EngineApi, 'writeArchive'>;
  readonly container: Container;
  readonly folder: ContainerPath;
  readonly paths: readonly HostPath[];
  readonly signal: AbortSignal;
  readonly onMoved: (bytes: number, total: number | null) => void;
}): Promise<Unpacked & { readonly to: ContainerPath }> {
  const { api, container, folder, paths, signal, onMoved } = options;
  mustBeWritable(container, folder);
  const list = await listToPack(paths);
  const breaking = new AbortController();
  let moved = 0;
  let broken: unknown = null;
  const tar = Readable.from(
    packTar(list, (bytes) => {
      moved += bytes;
      onMoved(moved, list.bytes);
    }),
  );
  // Nobody else hears it: the engine would wait for the rest.
  tar.on('error', (thrown) => {
    broken = thrown;
    breaking.abort();
  });
  try {
    await api.writeArchive(container.id, folder, tar, AbortSignal.any([signal, breaking.signal]), true);
  } catch (thrown) {
    if (signal.aborted) throw new Failure({ kind: 'cancelled' }, thrown);
    throw broken ?? refusedFile(thrown, folder);
  } finally {
    tar.destroy();
  }
  return { files: list.files, leftOut: list.leftOut, more: 0, to: folder };
}
