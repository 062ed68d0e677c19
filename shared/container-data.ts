import type { ContainerId, VolumeName } from './ids.ts';
import type { Noise } from './written-noise.ts';

/** A file or folder in which a container's own layer differs from its image. Paths are absolute. */
export interface FileChange {
  readonly path: string;
  readonly kind: 'changed' | 'added' | 'deleted';
}

/** A folder, or a single file, of data that a container wrote outside of all mounts. */
export interface WrittenPlace {
  readonly path: string;
  /** The folder that a volume would have to hold: the place itself, or the one that the file lies in. */
  readonly folder: string;
  /** Files of data in it. */
  readonly files: number;
  /** `null` where they were too many to be counted one by one. */
  readonly bytes: number | null;
  /** The image doesn't have that folder: nothing but what was written is in it. */
  readonly isNew: boolean;
}

/** Data in the container's own layer, noise left out (see `whatIsWritten`). */
export interface WrittenLayer {
  readonly bytes: number;
  /** `bytes` is of data alone; else it is of the whole layer, and data is a part of that. */
  readonly exact: boolean;
  readonly files: number;
  /** The biggest first, as many as can be shown. */
  readonly places: readonly WrittenPlace[];
}

/** What the engine told of one container beyond its mounts. */
export interface ContainerData {
  readonly id: ContainerId;
  /** `null` where the engine can't tell. */
  readonly layer: WrittenLayer | null;
  /** Bytes of the volumes that it mounts; `null` where nobody asked, since it mounts no anonymous one. */
  readonly volumeBytes: ReadonlyMap<VolumeName, number> | null;
}

export interface WrittenFile {
  readonly path: string;
  /** `null` where it was not asked, or the file is gone. */
  readonly bytes: number | null;
  readonly what: 'data' | Noise;
}

/** The files in a container's own layer, data first, then noise; or those in a volume. */
export interface WrittenFiles {
  readonly files: readonly WrittenFile[];
  /** How many more there are; `null` where there are more, and nobody counted them. */
  readonly more: number | null;
}
