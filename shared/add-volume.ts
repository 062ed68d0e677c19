import type { HostPath, StackName, VolumeName } from './ids.ts';
import type { DiffLine } from './line-diff.ts';

/** Why a volume can't be added to a Compose file. Lines count from 1. */
export type EditRefusal =
  | { readonly kind: 'not-yaml'; readonly line: number | null }
  /** Bytes that are no UTF-8 would be lost by writing it anew. */
  | { readonly kind: 'not-text' }
  /** One file of several YAML documents: which one Compose means is its own affair. */
  | { readonly kind: 'several-documents' }
  | { readonly kind: 'service-missing' }
  /** The service stands in a file that this one includes. */
  | { readonly kind: 'service-elsewhere'; readonly file: HostPath }
  /** The service's list is also that of others: a change would change them, too. */
  | { readonly kind: 'shared-anchor'; readonly anchor: string; readonly line: number }
  /** Something is mounted at that path already. */
  | { readonly kind: 'path-taken'; readonly line: number }
  /** `volumes` is neither a list of the service nor a map of the file. */
  | { readonly kind: 'not-a-list'; readonly line: number }
  /** Every way of writing it would have changed something else as well. */
  | { readonly kind: 'too-unusual' }
  /** Compose reads the changed file, but gives the service another mount, or none. */
  | { readonly kind: 'not-attached' };

/** A volume to be added: `KEY:PATH` for a service of a stack. */
export interface NewVolume {
  readonly stack: StackName;
  readonly service: string;
  /** Its name in the Compose file. */
  readonly key: string;
  /** Absolute, in the container. */
  readonly path: string;
}

/** What to begin with in the form. */
export type VolumeProposal = Pick<NewVolume, 'key' | 'path'>;

/** Why the present data can't be copied into the new volume. */
export type NoCopyReason =
  | { readonly kind: 'no-container' }
  | { readonly kind: 'several-containers'; readonly count: number }
  | { readonly kind: 'nothing-there' }
  | { readonly kind: 'not-a-folder'; readonly target: string | null }
  /** A volume of that name is there already, and holds something or is in use. */
  | { readonly kind: 'volume-taken'; readonly bytes: number | null; readonly usedBy: readonly string[] };

/** What adding it would do, before anything is written. */
export interface AddVolumePreview {
  readonly file: HostPath;
  readonly diff: readonly DiffLine[];
  /** Of the file's text as it is: nothing is written over another one. */
  readonly revision: string;
  /** The volume's name on the engine. */
  readonly volume: VolumeName;
  readonly copy:
    | {
        readonly kind: 'possible';
        /** The container's label. */
        readonly container: string;
        /** It is stopped for that, and started again. */
        readonly running: boolean;
        /** The image has that folder too: files of the image are copied along, and stay as they are now. */
        readonly holdsImageFiles: boolean;
      }
    | { readonly kind: 'impossible'; readonly reason: NoCopyReason };
}

/** An addition that was begun and has not ended, in this run of the app or an earlier one. */
export interface UnfinishedAddition extends NewVolume {
  readonly id: string;
  readonly file: HostPath;
  /** `copying`: nothing is certain but that the original is there. `written`: the Compose file has the volume. */
  readonly stage: 'copying' | 'copied' | 'written';
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

// Compose takes a single letter for a drive of Windows, and the engine wants two characters.
const keyForm = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** Whether Compose and the engine take it for the name of a volume. */
export const isVolumeKey = (key: string): boolean => keyForm.test(key) && key.length <= 200;

/** Whether a volume can be mounted there: an absolute path that `KEY:PATH` can say. */
export function isMountPath(path: string): boolean {
  const parts = path.split('/').slice(1);
  return (
    path.startsWith('/') &&
    path.length <= 4_000 &&
    // Nothing that breaks a line or can't be seen.
    !/[:\p{Cc}\p{Zl}\p{Zp}]/u.test(path) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
