import { Failure } from '../failure.ts';
import { volumeGone } from './export-volume.ts';
import { mountName, type OpenableVolume, withHelper } from './helper.ts';
import { nowhere, pour, pourInto } from './pour.ts';
import { type Amount, meterTar, type TarMeter, withoutFolder } from './tar-meter.ts';

/**
 * Copies all of a volume into another one that is empty, with owners, modes, links and times, and reads the copy back to
 * compare it. Throws `clone-differs`, `cancelled`, `engine-unreachable`, `unexpected` with the engine's words.
 */
export async function cloneVolume(
  from: OpenableVolume,
  to: OpenableVolume,
  signal: AbortSignal,
  on: { readonly copied: (amount: Amount) => void; readonly compared: (amount: Amount) => void },
): Promise<Amount> {
  const source = meterTar({ digest: true, onAmount: on.copied });
  await withHelper(from, (reader) =>
    withHelper(to, async (writer) => {
      const tar = await from.api.readArchive(reader, `/${mountName}`, signal);
      if (tar === null) throw volumeGone(from.volume);
      await pourInto(to.api, { helper: writer, folder: '/' }, [tar, source.stream], signal);
    }),
  );
  const copy = meterTar({ digest: true, onAmount: on.compared });
  await readThrough(to, copy, signal);
  if (copy.digest() !== source.digest()) throw new Failure({ kind: 'clone-differs', volume: to.volume });
  return withoutFolder(source.amount());
}

/** Reads all of a volume through a meter that was made for it. */
export async function readThrough(from: OpenableVolume, meter: TarMeter, signal: AbortSignal): Promise<void> {
  await withHelper(from, async (helper) => {
    const tar = await from.api.readArchive(helper, `/${mountName}`, signal);
    if (tar === null) throw volumeGone(from.volume);
    await pour([tar, meter.stream], nowhere(), signal);
  });
}
