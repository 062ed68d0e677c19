import type { AddVolumeRefusal } from './add-volume.ts';
import type { ContainerPath, FileProblem } from './container-files.ts';
import type { UnreachableCause } from './engine.ts';
import type { HostPath, VolumeName } from './ids.ts';
import type { OperationKind } from './operation.ts';

/** Every way in which a command can fail, as facts. The words are made where they are shown. */
export type AppError =
  | { readonly kind: 'engine-unreachable'; readonly cause: UnreachableCause }
  | { readonly kind: 'compose-cli-missing' }
  | { readonly kind: 'compose-missing'; readonly files: readonly HostPath[] }
  | { readonly kind: 'compose-not-in-folder'; readonly folder: HostPath }
  | {
      readonly kind: 'compose-invalid';
      readonly file: HostPath | null;
      readonly line: number | null;
      readonly message: string;
    }
  /** `by` is a container's name, or `null` where a program outside the engine holds the port. */
  | { readonly kind: 'port-taken'; readonly port: number; readonly by: string | null }
  | { readonly kind: 'image-unavailable'; readonly image: string; readonly detail: string }
  | { readonly kind: 'build-failed'; readonly service: string | null; readonly detail: string }
  | { readonly kind: 'compose-failed'; readonly exitCode: number | null; readonly detail: string }
  | { readonly kind: 'volume-in-use'; readonly volume: VolumeName; readonly usedBy: readonly string[] }
  | { readonly kind: 'volume-exists'; readonly volume: VolumeName }
  /** `shell`: one that has the programs `sh` and `rm`. */
  | { readonly kind: 'no-helper-image'; readonly needs: 'any' | 'shell' }
  /** They were started with `--rm`: stopping them would remove them. */
  | { readonly kind: 'gone-when-stopped'; readonly containers: readonly string[] }
  /** What was stopped for a while could not be started again; `after`: what had failed before. */
  | {
      readonly kind: 'left-stopped';
      readonly containers: readonly { readonly name: string; readonly error: AppError }[];
      readonly after: AppError | null;
    }
  /** No archive that can be read, or not the whole of one. */
  | { readonly kind: 'archive-broken'; readonly problem: 'no-tar' | 'cut-off' | 'not-as-written' }
  /** The archive holds something that could reach beyond the volume. */
  | {
      readonly kind: 'archive-refused';
      readonly entry: string;
      readonly reason: 'outside' | 'through-link' | 'device';
    }
  /** What was read back from the volume is not what was read from the container. */
  | { readonly kind: 'copy-differs'; readonly volume: VolumeName }
  /** What was read back from the clone is not what was put in. */
  | { readonly kind: 'clone-differs'; readonly volume: VolumeName }
  /** The volume was emptied for an import that then failed. `restored`: it holds again what it held before. */
  | {
      readonly kind: 'import-failed';
      readonly volume: VolumeName;
      readonly restored: boolean;
      readonly safety: HostPath;
      readonly error: AppError;
    }
  /** Compose found a volume that no longer fits the file and would have recreated it; we never let it. */
  | { readonly kind: 'volume-differs'; readonly detail: string }
  | { readonly kind: 'busy'; readonly what: OperationKind; readonly name: string }
  | {
      readonly kind: 'not-found';
      readonly what: 'stack' | 'container' | 'volume' | 'operation' | 'export' | 'deletion';
      readonly name: string;
    }
  | {
      readonly kind: 'partly-deleted';
      readonly removed: readonly string[];
      readonly left: readonly { readonly name: string; readonly reason: string }[];
    }
  /** Left as it is, because what comes before it in the order of dependencies failed: what it needs, or what needs it. */
  | { readonly kind: 'held-back'; readonly by: string; readonly relation: 'needs' | 'needed-by' }
  /** `names` are of what stands where something would be brought back. */
  | {
      readonly kind: 'undo-refused';
      readonly reason: 'undone-already' | 'exists-again' | 'other-engine' | 'going-on';
      readonly names: readonly string[];
    }
  | { readonly kind: 'conflict'; readonly detail: string }
  | {
      readonly kind: 'volume-refused';
      readonly file: HostPath | null;
      readonly refusal: AddVolumeRefusal;
    }
  /** A file is not any more what was shown before it was to be written. */
  | { readonly kind: 'file-changed'; readonly path: HostPath }
  /** The volume holds something: nothing is copied over it. */
  | { readonly kind: 'volume-not-empty'; readonly volume: VolumeName }
  /**
   * A volume could not be added to a service, because of `cause`. `as-before`: file, container and data are as they
   * were. `unfinished`: not even that could be had; it can be finished or taken back. `recreated`: the service has
   * the volume, but its container is not as it should be.
   */
  | {
      readonly kind: 'volume-not-added';
      readonly service: string;
      readonly cause: AppError;
      readonly left: 'as-before' | 'unfinished' | 'recreated';
    }
  | { readonly kind: 'file-failed'; readonly path: HostPath; readonly detail: string }
  /** A file in a container that was there a moment ago. */
  | { readonly kind: 'file-gone'; readonly path: string }
  /** Files of `what` could not be saved before a deletion: nothing was deleted. `folder` is where to. */
  | {
      readonly kind: 'save-failed';
      readonly what: string;
      readonly folder: HostPath;
      readonly why: 'disk-full' | 'engine-gone' | 'other';
      readonly detail: string;
    }
  /** Of a file in a container. `detail` is in the engine's words, or in those of a program there; it may be empty. */
  | {
      readonly kind: 'container-file';
      readonly problem: FileProblem;
      readonly path: ContainerPath;
      readonly detail: string;
    }
  /** The system has no program of this kind that we know how to start. */
  | { readonly kind: 'no-program'; readonly what: 'terminal' | 'editor' | 'docker' | 'git' }
  /** Something is there already where a folder was to be made. */
  | { readonly kind: 'folder-taken'; readonly folder: HostPath }
  /** The folder's Compose file is of another application than the walkthrough's sample. */
  | { readonly kind: 'no-sample'; readonly folder: HostPath }
  | { readonly kind: 'download-failed'; readonly detail: string }
  /** The container's logging driver keeps nothing that the engine could read. */
  | { readonly kind: 'log-unreadable'; readonly driver: string }
  | { readonly kind: 'link-refused'; readonly url: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unexpected'; readonly detail: string };
