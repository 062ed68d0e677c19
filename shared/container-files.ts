import type { ContainerId, HostPath } from './ids.ts';

/**
 * A path in a container: absolute, without `.`, `..` or a slash at its end. A byte that is no UTF-8 stands as a lone
 * surrogate, U+DC80 to U+DCFF, so that every name that a file can have comes back as it was.
 */
export type ContainerPath = string;

export interface FileOwner {
  readonly uid: number;
  readonly gid: number;
  /** The container's own name of it; `null` where it has none, or nobody was there to ask. */
  readonly user: string | null;
  readonly group: string | null;
}

/** What stands in a folder of a container, as the folder tells it: links are not followed. */
export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Of a file: its length. */
  readonly bytes: number;
  /** Milliseconds since 1970, in whole seconds; `null` where it is not known, as the next two. */
  readonly modifiedAt: number | null;
  /** The lowest twelve bits: permissions, set-uid, set-gid, sticky. */
  readonly mode: number | null;
  readonly owner: FileOwner | null;
  /** What a link says, which need not be there. */
  readonly target: string | null;
}

export interface FolderListing {
  readonly entries: readonly FileEntry[];
  /** Nothing is missing. Else the folder was too much to be read at once. */
  readonly complete: boolean;
}

/**
 * How a folder is read: what was found a moment ago counts, or it is read anew; `whole`: anew, and however long that takes
 * within minutes.
 */
export const folderReadings = ['kept', 'fresh', 'whole'] as const;
export type FolderReading = (typeof folderReadings)[number];

/** What a file holds, as far as it can be shown. */
export type FileContent =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** `other`: not UTF-8, shown letter by letter. */
      readonly encoding: 'utf-8' | 'other';
      /** The text is all that is in the file. */
      readonly whole: boolean;
      readonly bytes: number;
      /** Tells whether the file is still the same; `null` where it can't be written back. */
      readonly version: string | null;
    }
  | { readonly kind: 'picture'; readonly type: string; readonly data: Uint8Array }
  /** A picture, too large to be shown. */
  | { readonly kind: 'large-picture'; readonly bytes: number }
  | { readonly kind: 'binary'; readonly bytes: number }
  /** A device, a pipe or a socket: to read it would wait, or never end. */
  | { readonly kind: 'special' };

export interface FileRequest {
  readonly container: ContainerId;
  readonly path: ContainerPath;
}

/** Why something can't be done with a file of a container. */
export type FileProblem =
  | 'not-found'
  | 'not-a-folder'
  | 'not-a-file'
  | 'permission-denied'
  | 'read-only'
  /** In a file system in memory, which only programs of the container reach. */
  | 'in-memory'
  /** Mounted as a single file: it can't be replaced from within. */
  | 'mounted'
  /** A file would take the place of a folder, or a folder that of a file. */
  | 'other-kind'
  /** Programs of the container would have to do it, and it does not run. */
  | 'not-running'
  /** The container has no program for it. */
  | 'no-program'
  /** More than can be waited for with a button held down. */
  | 'too-large';

/** Files that go out of a container, or into it. */
export type TransferRequest =
  | (FileRequest & {
      readonly kind: 'download';
      /** A folder as one `.tar`, or with all that is in it as a folder again. */
      readonly as: 'file' | 'tar' | 'folder';
    })
  | {
      readonly kind: 'upload';
      readonly container: ContainerId;
      readonly folder: ContainerPath;
      readonly paths: readonly HostPath[];
    };

/** Why an entry of a container's folder is not made on this machine. */
export type LeftOutReason =
  /** Its path leads out of the folder, or through something that is no folder. */
  | 'path'
  /** A link that leads out of the folder, or may. */
  | 'link'
  /** A device, a pipe or a socket. */
  | 'special'
  /** Something of that name was there before. */
  | 'twice'
  /** This machine can't have such a name. */
  | 'name';

export interface LeftOut {
  readonly name: string;
  readonly why: LeftOutReason;
}

export type TransferMessage =
  /** `total` is `null` where nobody knows. */
  | { readonly kind: 'moved'; readonly bytes: number; readonly total: number | null }
  | {
      readonly kind: 'done';
      /** Where it is now: on this machine, or in the container. */
      readonly to: string;
      readonly files: number;
      readonly leftOut: readonly LeftOut[];
      /** How many more were left out. */
      readonly more: number;
    };

/** What uploading would do. */
export interface UploadPlan {
  /** What comes to stand in the folder. */
  readonly names: readonly string[];
  /** Those of them that stand there already. */
  readonly taken: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

export type Saved =
  | { readonly kind: 'saved'; readonly version: string }
  /** Somebody else changed the file since it was opened; it was left as it is. */
  | { readonly kind: 'changed' };

/** Files up to this are dragged out. */
export const largestDragged = 100_000_000;

/** Text up to this is shown; what is longer is shown in part. */
export const largestText = 1_000_000;
export const largestPicture = 8_000_000;
