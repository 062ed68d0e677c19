import type { VolumeContents } from '../../shared/volume-exports.ts';
import { Failure } from '../failure.ts';
import { readThrough } from './clone-volume.ts';
import type { OpenableVolume } from './helper.ts';
import { type Amount, meterTar, withoutFolder } from './tar-meter.ts';

/** Counts what is in a volume until `stop`: a large one takes as long as reading all of it. */
export async function countContents(
  volume: OpenableVolume,
  stop: AbortSignal,
  onAmount: (amount: Amount) => void = () => undefined,
): Promise<VolumeContents> {
  const meter = meterTar({ onAmount: (amount) => onAmount(withoutFolder(amount)) });
  try {
    await readThrough(volume, meter, stop);
    return { ...withoutFolder(meter.amount()), complete: true };
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.error.kind === 'cancelled')) throw thrown;
    return { ...withoutFolder(meter.amount()), complete: false };
  }
}

/** Whether a volume is empty; known with the first thing that is found in it. */
export async function holdsNothing(volume: OpenableVolume, signal: AbortSignal): Promise<boolean> {
  const found = new AbortController();
  const { entries } = await countContents(volume, AbortSignal.any([signal, found.signal]), (amount) => {
    if (amount.entries > 0) found.abort();
  });
  if (signal.aborted) throw new Failure({ kind: 'cancelled' });
  return entries === 0;
}
