import type { ContainerId, DeletionId, HostPath, StackName, VolumeName } from './ids.ts';

/** What is written to the disk before anything is removed. */
export interface SaveChoice {
  /** Data in the containers' own layers and in their anonymous volumes. */
  readonly unsavedFiles: boolean;
  /** The volumes that were ticked to be deleted. */
  readonly volumes: boolean;
}

export const saveNothing: SaveChoice = { unsavedFiles: false, volumes: false };

/** A tar archive of files that went, or would have gone, with a container or volume. It is the user's to remove. */
export interface SavedFiles {
  readonly of: /** `volumes`: the anonymous volumes that are in it, each at its path in the container. */
    | {
        readonly kind: 'container';
        readonly name: string;
        readonly label: string;
        readonly inLayer: number;
        readonly volumes: readonly { readonly name: VolumeName; readonly destination: string }[];
      }
    | { readonly kind: 'volume'; readonly name: VolumeName; readonly label: string };
  readonly path: HostPath;
  /** Files and links in it. */
  readonly files: number;
  /** Of the files, before they were packed. */
  readonly bytes: number;
  /** Of the archive. */
  readonly archiveBytes: number;
}

export interface DeletedContainer {
  readonly id: ContainerId;
  /** `SERVICE-N` within its stack, else its name. */
  readonly label: string;
  readonly name: string;
  /** It ran before the deletion. */
  readonly ran: boolean;
}

/**
 * `going-on`: containers are being removed, or were when the app ended (`interrupted`) or the engine refused (`failed`).
 * `done` can be undone; `undone` was.
 */
export type DeletionState = 'going-on' | 'interrupted' | 'failed' | 'done' | 'undone';

/** A deletion by the app, of which it noted everything that is needed to make the containers anew. */
export interface Deletion {
  readonly id: DeletionId;
  readonly engineId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of the stack or container, as it is shown. */
  readonly name: string;
  /** `null` for a standalone container. */
  readonly stack: StackName | null;
  /** All of the stack, networks too. */
  readonly wholeStack: boolean;
  readonly containers: readonly DeletedContainer[];
  readonly saved: readonly SavedFiles[];
  readonly state: DeletionState;
}
