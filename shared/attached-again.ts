import type { Volume } from './engine.ts';
import type { VolumeName } from './ids.ts';
import type { VolumeVerdict } from './operation.ts';
import type { NotedVolume } from './stack-memory.ts';

/**
 * What became of a stack's volumes over a run: noted ones in their order, then new ones. The same name and the same
 * creation time is the same volume; where either time is not known, the name alone decides. New anonymous volumes are
 * left out: notes hold none either, and each run makes others.
 *
 * A noted volume that was gone before the run is another one after it, whatever its name: Compose made it anew. That
 * is the only witness on engines before 23.0, which don't keep a volume's creation time.
 */
export function compareVolumes(
  before: readonly NotedVolume[],
  after: {
    /** All volumes of the engine. */
    readonly volumes: ReadonlyMap<VolumeName, Volume>;
    /** Those that the stack's containers mount. */
    readonly attached: ReadonlySet<VolumeName>;
    /** Those that the engine had just before the run. */
    readonly thereBefore: ReadonlySet<VolumeName>;
  },
): readonly VolumeVerdict[] {
  const noted = new Map(before.map((volume) => [volume.name, volume]));
  const known = [...noted.values()].map((volume) => ({
    volume: volume.name,
    label: volume.label,
    verdict: verdictOf(volume, after.volumes.get(volume.name), {
      attached: after.attached.has(volume.name),
      thereBefore: after.thereBefore.has(volume.name),
    }),
  }));
  const fresh: VolumeVerdict[] = [];
  for (const name of after.attached) {
    const volume = after.volumes.get(name);
    if (noted.has(name) || volume?.anonymous) continue;
    fresh.push({ volume: name, label: volume?.compose?.key ?? name, verdict: 'new' });
  }
  return [...known, ...fresh];
}

function verdictOf(
  noted: NotedVolume,
  found: Volume | undefined,
  { attached, thereBefore }: { readonly attached: boolean; readonly thereBefore: boolean },
): VolumeVerdict['verdict'] {
  if (!found) return 'missing';
  const bothKnown = noted.createdAt !== null && found.createdAt !== null;
  // Said before anything else: the data of then is gone, attached or not.
  if (!thereBefore || (bothKnown && noted.createdAt !== found.createdAt)) return 'recreated';
  return attached ? 'attached-again' : 'not-attached';
}
