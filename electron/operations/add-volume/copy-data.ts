import type { Readable } from 'node:stream';
import type { ContainerId, ImageId, VolumeName } from '../../../shared/ids.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import { Failure } from '../../failure.ts';
import { nowhere, pour, pourInto } from '../../volumes/pour.ts';
import { meterTar, type TarMeter } from '../../volumes/tar-meter.ts';

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
): Promise<{ readonly files: number; readonly bytes: number }> {
  // The archive's first name is the folder's own: so its owner and mode become those of the volume's root.
  const target = `${helperFolder}/${path.slice(path.lastIndexOf('/') + 1)}`;
  const helper = await api.makeHelper({ work, imageId, volume, target });
  try {
    const before = meterTar();
    await readThrough(await openArchive(api, helper, target, signal), before, signal);
    if (before.amount().entries > 1) throw new Failure({ kind: 'volume-not-empty', volume });
    const copied = meterTar({ digest: true, onAmount: ({ bytes }) => onBytes(bytes) });
    const tar = await openArchive(api, source, path, signal);
    await pourInto(api, { helper, folder: helperFolder }, [tar, copied.stream], signal);
    const found = meterTar({ digest: true });
    await readThrough(await openArchive(api, helper, target, signal), found, signal);
    if (found.digest() !== copied.digest()) throw new Failure({ kind: 'copy-differs', volume });
    return { files: copied.files(), bytes: copied.amount().bytes };
  } catch (thrown) {
    // Whatever broke first when it was called off.
    throw signal.aborted ? new Failure({ kind: 'cancelled' }, thrown) : thrown;
  } finally {
    await api.removeHelper(helper);
  }
}

const readThrough = (tar: Readable, meter: TarMeter, signal: AbortSignal): Promise<void> =>
  pour([tar, meter.stream], nowhere(), signal);

async function openArchive(api: CopyApi, id: ContainerId, path: string, signal: AbortSignal) {
  // The slash: a link stands for the folder that it leads to.
  const tar = await api.readArchive(id, `${path}/`, signal);
  if (tar === null) throw new Failure({ kind: 'not-found', what: 'container', name: id });
  return tar;
}
