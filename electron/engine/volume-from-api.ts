import type { Volume } from '../../shared/engine.ts';
import { type VolumeName, volumeName } from '../../shared/ids.ts';
import { composeKey, composeLabel } from './compose-labels.ts';
import { isMadeUpName } from './container-parts.ts';
import { fields, list, numberOrNull, text, textMap, textOrNull, timeOrNull } from './narrow.ts';

/** Written by engines since 23.0 on volumes that nobody named. */
const anonymousLabel = 'com.docker.volume.anonymous';

/**
 * One entry of `GET /volumes`, or the answer of `GET /volumes/{name}`; `null` where it has no name. Unless the engine
 * `tellsCreation`, its `CreatedAt` is a time of change, by which no volume can be known again.
 */
export function volumeFromApi(
  value: unknown,
  { tellsCreation }: { readonly tellsCreation: boolean },
): Volume | null {
  const raw = fields(value);
  const name = textOrNull(raw.Name);
  if (name === null) return null;
  const labels = textMap(raw.Labels);
  return {
    name: volumeName(name),
    driver: text(raw.Driver),
    createdAt: tellsCreation ? timeOrNull(raw.CreatedAt) : null,
    anonymous: isMadeUpName(name) || labels.has(anonymousLabel),
    compose: composeKey(labels, composeLabel.volume, name),
  };
}

/** From `GET /system/df`. A size of -1 means that the engine couldn't tell: left out. */
export function volumeSizesFromApi(value: unknown): ReadonlyMap<VolumeName, number> {
  const sizes = new Map<VolumeName, number>();
  for (const volume of list(fields(value).Volumes).map(fields)) {
    const name = textOrNull(volume.Name);
    const size = numberOrNull(fields(volume.UsageData).Size);
    if (name !== null && size !== null && size >= 0) sizes.set(volumeName(name), size);
  }
  return sizes;
}
