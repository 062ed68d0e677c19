import type { FileChange } from '../../../shared/container-data.ts';
import type { ContainerPath, FileEntry, FolderListing } from '../../../shared/container-files.ts';
import { childOf } from '../../../shared/container-path.ts';
import type { Mount } from '../../../shared/engine.ts';
import type { AppError } from '../../../shared/errors.ts';
import { compareNatural } from '../../../shared/natural-order.ts';
import type { FileMarks } from './file-marks.ts';

export type Rest = 'unread' | 'being-read' | 'not-to-be-had';

/** What is known of a folder. A folder that is read anew keeps what was known of it. */
export type FolderState =
  | { readonly kind: 'reading' }
  | ({
      readonly kind: 'read';
      /** What becomes of the rest, where it is not complete. */
      readonly rest: Rest;
    } & FolderListing)
  | { readonly kind: 'failed'; readonly error: AppError };

type ReadFolder = Extract<FolderState, { kind: 'read' }>;

export type Folders = ReadonlyMap<ContainerPath, FolderState>;

interface Place {
  /** Names the row among all others. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** Its place among the rows of its folder, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** The folder that it is in. */
  readonly folder: ContainerPath;
}

export type FileRow =
  | (Place & {
      readonly kind: 'entry';
      readonly path: ContainerPath;
      readonly entry: FileEntry;
      readonly mark: FileChange['kind'] | null;
      /** What is mounted here. */
      readonly mount: Mount['kind'] | null;
      /** Only of a folder. */
      readonly open: boolean;
    })
  /** It was in the image, and is no more. */
  | (Place & { readonly kind: 'deleted'; readonly path: ContainerPath; readonly name: string })
  | (Place & { readonly kind: 'reading' | 'empty' })
  | (Place & { readonly kind: 'partial'; readonly rest: Rest })
  | (Place & { readonly kind: 'failed'; readonly error: AppError });

export type EntryRow = Extract<FileRow, { kind: 'entry' }>;

/** Folders first, each in natural order. */
export function sortedEntries(entries: readonly FileEntry[]): readonly FileEntry[] {
  return entries.toSorted(
    (a, b) => Number(b.kind === 'folder') - Number(a.kind === 'folder') || compareNatural(a.name, b.name),
  );
}

interface Tree {
  readonly folders: Folders;
  readonly open: ReadonlySet<ContainerPath>;
  readonly marks: FileMarks;
  readonly mounts: readonly Mount[];
}

/** The rows beneath a folder, those of open folders beneath their own; entries are taken in the order they have. */
export function fileRows(base: ContainerPath, tree: Tree): readonly FileRow[] {
  const mounted = new Map(tree.mounts.map(({ destination, kind }) => [destination, kind]));
  const rows: FileRow[] = [];
  addFolder(base, 1);
  return rows;

  function addFolder(folder: ContainerPath, level: number): void {
    const state = tree.folders.get(folder) ?? { kind: 'reading' };
    const note = { key: `${folder}/ note`, level, position: 1, siblings: 1, folder };
    if (state.kind === 'reading') rows.push({ ...note, kind: 'reading' });
    else if (state.kind === 'failed') rows.push({ ...note, kind: 'failed', error: state.error });
    else addEntries(folder, level, state);
  }

  function addEntries(folder: ContainerPath, level: number, { entries, complete, rest }: ReadFolder): void {
    const there = new Set(entries.map(({ name }) => name));
    const deleted = tree.marks.deletedFrom(folder).filter((name) => !there.has(name));
    const siblings = entries.length + deleted.length + Number(!complete);
    const place = { level, siblings, folder };
    let position = 0;
    for (const entry of entries) {
      const path = childOf(folder, entry.name);
      const open = entry.kind === 'folder' && tree.open.has(path);
      const mount = mounted.get(path) ?? null;
      const mark = mount === null ? tree.marks.of(path) : null;
      position += 1;
      rows.push({ ...place, kind: 'entry', key: path, position, path, entry, mark, mount, open });
      if (open) addFolder(path, level + 1);
    }
    for (const name of deleted.toSorted(compareNatural)) {
      const path = childOf(folder, name);
      position += 1;
      rows.push({ ...place, kind: 'deleted', key: path, position, path, name });
    }
    const note = { ...place, key: `${folder}/ note`, position: position + 1 };
    if (!complete) rows.push({ ...note, kind: 'partial', rest });
    else if (siblings === 0) rows.push({ ...note, kind: 'empty', siblings: 1 });
  }
}

/** The row that typed letters lead to: the next one from `from` on whose name begins so. */
export function rowOfLetters(rows: readonly FileRow[], letters: string, from: number): number | null {
  const wanted = letters.toLocaleLowerCase();
  for (let step = 0; step < rows.length; step += 1) {
    const at = (from + step) % rows.length;
    const row = rows[at];
    const name = row?.kind === 'entry' ? row.entry.name : row?.kind === 'deleted' ? row.name : '';
    if (name !== '' && name.toLocaleLowerCase().startsWith(wanted)) return at;
  }
  return null;
}
