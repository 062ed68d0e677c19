import type { VolumeName } from '../../shared/ids.ts';
import type { VolumeContents } from '../../shared/volume-exports.ts';
import { countContents } from './count-contents.ts';
import type { OpenableVolume } from './helper.ts';

const longestMs = 4_000;

/** Countings that are going on. Each keeps its volume in use for the engine, so whoever changes one ends them first. */
export interface Countings {
  /** As far as it gets in a few seconds. */
  count(volume: OpenableVolume): Promise<VolumeContents>;
  /** Resolves when nothing of ours uses the volume any more. */
  stop(name: VolumeName): Promise<void>;
}

export function createCountings(): Countings {
  const goingOn = new Map<VolumeName, Set<{ abort: () => void; ended: Promise<unknown> }>>();
  return {
    async count(volume) {
      const stop = new AbortController();
      const limit = AbortSignal.any([stop.signal, AbortSignal.timeout(longestMs)]);
      const counted = countContents(volume, limit);
      const counting = { abort: () => stop.abort(), ended: counted.catch(() => undefined) };
      const own = goingOn.get(volume.volume) ?? new Set();
      goingOn.set(volume.volume, own.add(counting));
      try {
        return await counted;
      } finally {
        own.delete(counting);
      }
    },
    async stop(name) {
      const own = [...(goingOn.get(name) ?? [])];
      for (const { abort } of own) abort();
      await Promise.all(own.map(({ ended }) => ended));
    },
  };
}
