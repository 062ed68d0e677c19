import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ContainerId, ImageId, VolumeName } from '../../../shared/ids.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import { Failure } from '../../failure.ts';
import { listTar, type TarListing } from './tar-listing.ts';

type CopyApi = Pick<EngineApi, 'readArchive' | 'writeArchive' | 'makeHelper' | 'removeHelper'>;

/** From a folder of a container into a volume. */
export interface Copy {
  readonly work: string;
  readonly source: ContainerId;
  readonly imageId: ImageId;
  /** Absolute. */
  readonly path: string;
  readonly volume: VolumeName;
}

// In a helper: no image has such a folder.
const helperFolder = '/.stackyard';

/**
 * Copies a folder with owners, modes and links as the engine's archives carry them, and reads it back from the volume
 * to compare. The container should be at rest. Throws `volume-not-empty` where the volume holds something, `copy-differs`,
 * `cancelled`. `onBytes` hears how much has been read.
 */
export async function copyIntoVolume(
  api: CopyApi,
  { work, source, imageId, path, volume }: Copy,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Pick<TarListing, 'files' | 'bytes'>> {
  // The archive's first name is the folder's own: so its owner and mode become those of the volume's root.
  const target = `${helperFolder}/${path.slice(path.lastIndexOf('/') + 1)}`;
  const helper = await api.makeHelper({ work, imageId, volume, target });
  try {
    const before = await listArchive(api, helper, target, signal);
    if (before.entries > 1) throw new Failure({ kind: 'volume-not-empty', volume });
    const copied = await transfer(api, { source, path, helper }, signal, onBytes);
    const found = await listArchive(api, helper, target, signal);
    if (found.digest !== copied.digest) throw new Failure({ kind: 'copy-differs', volume });
    return { files: copied.files, bytes: copied.bytes };
  } catch (thrown) {
    // Whatever broke first when it was called off.
    throw signal.aborted ? new Failure({ kind: 'cancelled' }, thrown) : thrown;
  } finally {
    await api.removeHelper(helper);
  }
}

async function listArchive(api: CopyApi, id: ContainerId, path: string, signal: AbortSignal) {
  const tar = await openArchive(api, id, path, signal);
  try {
    return await listTar(tar);
  } finally {
    tar.destroy();
  }
}

async function transfer(
  api: CopyApi,
  {
    source,
    path,
    helper,
  }: { readonly source: ContainerId; readonly path: string; readonly helper: ContainerId },
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<TarListing> {
  const tar = await openArchive(api, source, path, signal);
  const upload = new PassThrough();
  const beside = new PassThrough();
  const end = new AbortController();
  const whole = AbortSignal.any([signal, end.signal]);
  try {
    const [listing] = await Promise.all([
      listTar(beside, onBytes),
      api.writeArchive(helper, helperFolder, upload, whole),
      pipeline(
        tar,
        async function* (chunks) {
          for await (const chunk of chunks) {
            if (!beside.write(chunk)) await drained(beside, whole);
            yield chunk;
          }
          beside.end();
        },
        upload,
        { signal: whole },
      ),
    ]);
    return listing;
  } finally {
    // What fails in one of the three ends the others.
    end.abort();
    tar.destroy();
    upload.destroy();
    beside.destroy();
  }
}

const drained = (stream: PassThrough, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    stream.once('drain', resolve);
    stream.once('close', resolve);
    signal.addEventListener('abort', () => reject(new Failure({ kind: 'cancelled' })), { once: true });
  });

async function openArchive(api: CopyApi, id: ContainerId, path: string, signal: AbortSignal) {
  // The slash: a link stands for the folder that it leads to.
  const tar = await api.readArchive(id, `${path}/`, signal);
  if (tar === null) throw new Failure({ kind: 'not-found', what: 'container', name: id });
  return tar;
}
