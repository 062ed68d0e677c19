import type { BulkAction, BulkRequest, BulkRow, Progress } from './bulk.ts';
import type { WrittenLayer } from './container-data.ts';
import type { SavedFiles } from './deletion.ts';
import type { AppError } from './errors.ts';
import type { ContainerId, DeletionId, HostPath, OperationId, VolumeName } from './ids.ts';
import type { GroupTarget } from './target.ts';
import type { UnfinishedWork } from './unfinished-work.ts';

/** What can be done to running and stopped containers as they are. */
export type LifecycleAction = 'start' | 'stop' | 'restart' | 'pause' | 'unpause' | 'kill';

export type OperationKind =
  | LifecycleAction
  | 'run'
  | 'run-again'
  | 'undo'
  | 'put-back'
  | 'update-images'
  | 'rename'
  | 'delete'
  | 'delete-volume'
  | 'add-volume'
  | 'take-back-volume'
  | 'create-volume'
  | 'clone-volume'
  | 'empty-volume'
  | 'export-volume'
  | 'import-volume'
  | 'start-again';

/** One line of progress. `subject` and `name` together identify it within its operation. */
export interface Step {
  readonly subject: 'container' | 'network' | 'volume' | 'image' | 'build' | 'check';
  readonly name: string;
  readonly state: 'working' | 'done' | 'warning' | 'failed';
  /** In Docker's words: `Creating`, `Started`, `Pulling`; for a build `[3/7] COPY . .` */
  readonly text: string;
}

/** What became of a volume over a run again, by comparing name and creation time before and after. */
export interface VolumeVerdict {
  readonly volume: VolumeName;
  /** The key in the Compose file, or the name. */
  readonly label: string;
  /**
   * `recreated`: same name, another creation time, so the data is not the same. `put-back`: made anew, with the data
   * from its export.
   */
  readonly verdict: 'attached-again' | 'new' | 'recreated' | 'missing' | 'not-attached' | 'put-back';
}

/** Files that were saved before a deletion and are in place again after it was undone. */
export interface PutBack {
  /** Of the container. */
  readonly label: string;
  readonly files: number;
  readonly bytes: number;
  /** Entries that stay in the archive alone, since something of somebody else's is at their place by now. */
  readonly leftOut: number;
}

/** Data that is being moved. */
export interface Transfer {
  readonly bytes: number;
  readonly entries: number;
  /** Bytes in all, as far as anybody knows: `bytes` may come out larger. */
  readonly of: number | null;
}

export interface DeletionWarning {
  readonly kind: 'network-in-use';
  readonly network: string;
  readonly usedBy: readonly string[];
}

export type Outcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'deleted';
      readonly containers: readonly string[];
      readonly networks: readonly string[];
      readonly volumes: readonly VolumeName[];
      /** Labels of the named volumes that stay, to be attached again on the next run. */
      readonly kept: readonly string[];
      readonly warnings: readonly DeletionWarning[];
      /** What was noted of it, to be undone; `null` where nothing was. */
      readonly deletion: DeletionId | null;
    }
  | {
      readonly kind: 'ran';
      readonly volumes: readonly VolumeVerdict[];
      readonly putBack: readonly PutBack[];
      /** Of containers that were made anew: what they held in no volume. */
      readonly saved: readonly SavedFiles[];
    }
  /** Saved files are in a container that stood there; `notBack` are those left when it was called off, the first few. */
  | {
      readonly kind: 'put-back';
      readonly putBack: PutBack;
      readonly notBack: { readonly paths: readonly string[]; readonly more: number };
    }
  /** `entries` are files, folders and links. */
  | {
      readonly kind: 'volume';
      readonly volume: VolumeName;
      readonly bytes: number;
      readonly entries: number;
      /** The archive that was written or read. */
      readonly file: HostPath | null;
      /** Where what was in the volume before is kept. */
      readonly safety: HostPath | null;
    }
  /** What an earlier run of the app had stopped, and the volumes that it left half done. */
  | {
      readonly kind: 'started-again';
      readonly containers: readonly string[];
      /** `removed`: a volume that was being filled is gone again, since nothing but a part was in it. */
      readonly unfinished: readonly (UnfinishedWork & { readonly removed: boolean })[];
    }
  | {
      readonly kind: 'volume-added';
      readonly service: string;
      readonly volume: VolumeName;
      /** The key in the Compose file. */
      readonly label: string;
      /** The file that was changed and the copy of it as it was before; `null` where it had the volume already. */
      readonly changed: { readonly file: HostPath; readonly backup: HostPath } | null;
      /** What was copied into it; `null` where nothing was to be. */
      readonly copied: { readonly files: number; readonly bytes: number } | null;
      /** The service was recreated, and its container has the volume. */
      readonly attached: boolean;
    }
  /** Nothing of an addition that was cut short is left but what it says. */
  | { readonly kind: 'volume-taken-back'; readonly service: string; readonly inUse: boolean }
  | {
      readonly kind: 'bulk';
      /** In the order of the rows. */
      readonly rows: readonly BulkRow[];
      /** Named volumes that stay after a deletion, each with its stack. */
      readonly kept: readonly string[];
      /** Does what failed once more; `null` when there is nothing to do. */
      readonly again: BulkRequest | null;
      /** What was noted of deletions, to be undone. */
      readonly deletions: readonly DeletionId[];
    };

/** What an operation asks before it goes on. Until it is answered, no container is touched. */
export interface Question {
  readonly kind: 'makes-anew';
  /** `false`: this Compose can't tell which containers it makes anew. Each of these may be one. */
  readonly certain: boolean;
  /** Those that hold data in their own layer; `null` where the engine can't tell how much. */
  readonly losing: readonly { readonly label: string; readonly layer: WrittenLayer | null }[];
  /** Labels of those that hold none. */
  readonly others: readonly string[];
}

export type OperationState =
  | { readonly kind: 'running' }
  | { readonly kind: 'cancelling' }
  | { readonly kind: 'succeeded'; readonly at: number; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly at: number; readonly error: AppError }
  /** `exists` names the containers that are there after a cancelled run. */
  | { readonly kind: 'cancelled'; readonly at: number; readonly exists: readonly string[] };

/**
 * A change that the user asked for. One at a time a stack; the last ones stay listed after they ended. A bulk operation
 * holds no stack itself: its parts do, each an operation of its own that is listed while it runs.
 */
export interface Operation {
  readonly id: OperationId;
  readonly kind: OperationKind;
  readonly target:
    | GroupTarget
    /** `stops`: the containers that are stopped for it, and started again after. */
    | { readonly kind: 'volume'; readonly name: VolumeName; readonly stops: readonly ContainerId[] }
    | { readonly kind: 'volumes'; readonly names: readonly VolumeName[] }
    | { readonly kind: 'containers'; readonly ids: readonly ContainerId[] }
    | { readonly kind: 'bulk'; readonly action: BulkAction; readonly ids: readonly ContainerId[] };
  /** The name shown to people: of the stack, container or volume; `7 containers` of a bulk operation. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly cancellable: boolean;
  readonly steps: readonly Step[];
  /** Of a bulk operation alone. */
  readonly progress: Progress | null;
  /** Of an operation that moves data alone. */
  readonly transfer: Transfer | null;
  /** It waits for *Continue* or *Cancel*. */
  readonly question: Question | null;
  readonly state: OperationState;
}
