import { type TarEntry, textOf } from './tar-entry.ts';

/** An entry as it is shown and asked for: names are text (see `path-bytes`), as hostile as they stand in the archive. */
export interface NamedEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'hard-link' | 'other';
  /** Of its content. */
  readonly bytes: number;
  /** Milliseconds since 1970, in whole seconds. */
  readonly modifiedAt: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Where a link leads, or which entry a hard link repeats; empty for all others. */
  readonly target: string;
}

const kinds: Readonly<Record<string, NamedEntry['kind']>> = {
  '0': 'file',
  '7': 'file',
  '1': 'hard-link',
  '2': 'link',
  '5': 'folder',
};

export const namedEntry = ({ name, type, size, modifiedAt, mode, uid, gid, link }: TarEntry): NamedEntry => ({
  name: textOf(name),
  kind: kinds[type] ?? 'other',
  bytes: size,
  modifiedAt,
  mode: mode & 0o7777,
  uid,
  gid,
  target: textOf(link),
});
