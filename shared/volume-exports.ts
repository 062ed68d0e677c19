import type { HostPath, VolumeName } from './ids.ts';

/** An archive that the app has written of a volume. */
export interface VolumeExport {
  readonly id: string;
  /** Which engine the volume was on. */
  readonly engineId: string;
  readonly volume: VolumeName;
  readonly path: HostPath;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of the archive itself. */
  readonly bytes: number;
  /** Of the files in it. */
  readonly contentBytes: number;
  readonly entries: number;
  /** Of the archive, 64 hex digits: tells whether it is still the one that was written. */
  readonly sha256: string;
  /** `safety`: kept by the app itself, before an import replaced what was in the volume. */
  readonly reason: 'asked' | 'safety';
}

/** The same, with what is found at its path right now: nothing, or a file of another length. */
export interface ListedExport extends VolumeExport {
  readonly file: 'there' | 'missing' | 'changed';
}

// The newest of each are the ones that are looked for.
const mostKept = 500;

/** The list with a new export; one of the same file was written over by it. */
export function withExport(list: readonly VolumeExport[], made: VolumeExport): readonly VolumeExport[] {
  return [made, ...list.filter(({ path }) => path !== made.path)].slice(0, mostKept);
}

/** What a volume holds, as far as it was counted. */
export interface VolumeContents {
  /** Files, folders and links; the volume's own folder is none of them. */
  readonly entries: number;
  /** Of the files. */
  readonly bytes: number;
  /** Whether that is all: a large volume is counted only for a while. */
  readonly complete: boolean;
}
