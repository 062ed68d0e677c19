import type { VolumeName } from '../../shared/ids.ts';

/** Bytes a volume, as last asked. `sizes` is `null` before the first answer and kept while it is asked again. */
export interface VolumeSizes {
  readonly asking: boolean;
  readonly sizes: ReadonlyMap<VolumeName, number> | null;
}

export const noVolumeSizes: VolumeSizes = { asking: false, sizes: null };
