import type { ContainerId } from './ids.ts';

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
  /** Nothing is missing. Else the folder was too much to be read whole. */
  readonly complete: boolean;
}

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
  /** Programs of the container would have to do it, and it does not run. */
  | 'not-running'
  /** The container has no program for it. */
  | 'no-program';

/** Text up to this is shown; what is longer is shown in part. */
export const largestText = 1_000_000;
export const largestPicture = 8_000_000;
