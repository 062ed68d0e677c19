import type { FileEntry, FolderListing } from '../../shared/container-files.ts';
import type { NamedEntry } from '../tar/named-entry.ts';
import { readTar } from '../tar/read-tar.ts';

/** All that an archive tells of a folder and what is beneath it, by path: relative, `` for the folder itself. */
export interface Subtree {
  /** `null` where it is not known that there is such a folder. */
  list(folder: string): FolderListing | null;
  /** Entries, for whoever has to bound them. */
  readonly size: number;
}

export interface SubtreeBounds {
  readonly bytes: number;
  readonly entries: number;
  /** Says when it has taken too long for what has come so far. */
  readonly isLate: (passed: Passed) => boolean;
}

export interface Passed {
  readonly bytes: number;
  readonly entries: number;
}

type Folder = Map<string, FileEntry>;

function fileEntry(name: string, { kind, bytes, modifiedAt, mode, uid, gid, target }: NamedEntry): FileEntry {
  const shown = kind === 'hard-link' ? 'file' : kind;
  return {
    name,
    kind: shown,
    bytes: shown === 'file' ? bytes : 0,
    modifiedAt,
    mode,
    owner: { uid, gid, user: null, group: null },
    target: kind === 'link' ? target : null,
  };
}

/** `etc/ssl/x` out of `NAME/etc/ssl/x`, or out of `/etc/ssl/x` as it is in an archive of `/`; `` for the folder itself. */
function relative(name: string): string {
  const trimmed = name.replace(/\/+$/, '');
  const slash = trimmed.indexOf('/');
  return slash === -1 ? '' : trimmed.slice(slash + 1);
}

/**
 * Reads the headers of an archive, which comes in the order of the folders, and stops at a bound: what was passed by
 * then is known for certain. Throws where the archive is broken off by the other side.
 */
export async function readSubtree(
  source: AsyncIterable<Uint8Array>,
  { bytes, entries, isLate }: SubtreeBounds,
): Promise<Subtree> {
  const folders = new Map<string, Folder>([['', new Map()]]);
  let size = 0;
  /** The entry at which it was stopped: folders around it are not known whole. */
  let stoppedAt: string | null = null;

  for await (const { entry, passed } of readTar(source)) {
    const path = relative(entry.name);
    if (path === '') continue;
    const slash = path.lastIndexOf('/');
    const parent = slash === -1 ? '' : path.slice(0, slash);
    const name = path.slice(slash + 1);
    const folder = folders.get(parent);
    // An archive without an entry for a folder that something lies in: none that an engine makes.
    if (folder === undefined) continue;
    const first = entry.kind === 'hard-link' ? entryAt(folders, relative(entry.target)) : undefined;
    folder.set(name, fileEntry(name, first === undefined ? entry : { ...entry, bytes: first.bytes }));
    if (entry.kind === 'folder') folders.set(path, new Map());
    size += 1;
    if (size >= entries || passed + entry.bytes > bytes || isLate({ bytes: passed, entries: size })) {
      stoppedAt = path;
      break;
    }
  }

  const isCut = (folder: string) =>
    stoppedAt !== null && (folder === '' || stoppedAt === folder || stoppedAt.startsWith(`${folder}/`));
  return {
    size,
    list(folder) {
      const found = folders.get(folder);
      return found === undefined ? null : { entries: [...found.values()], complete: !isCut(folder) };
    },
  };
}

function entryAt(folders: ReadonlyMap<string, Folder>, path: string): FileEntry | undefined {
  const slash = path.lastIndexOf('/');
  return folders.get(slash === -1 ? '' : path.slice(0, slash))?.get(path.slice(slash + 1));
}
