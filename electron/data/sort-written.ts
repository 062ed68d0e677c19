import type { FileChange, WrittenPlace } from '../../shared/container-data.ts';
import { databaseAt, isWithin } from '../../shared/database-at.ts';
import type { Container } from '../../shared/engine.ts';
import { type Noise, whatIsWritten } from '../../shared/written-noise.ts';

/** The files that a container wrote into its own layer. Empty folders are among them: only asking tells. */
export interface SortedLayer {
  readonly data: readonly string[];
  readonly noise: readonly { readonly path: string; readonly what: Noise }[];
  /** Folders that the image doesn't have. */
  readonly newFolders: ReadonlySet<string>;
}

type Written = Pick<Container, 'mounts' | 'image'>;

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** Every folder around a path, the nearest first, without `/`. */
function foldersAround(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = parentOf(path); folder !== '/'; folder = parentOf(folder)) folders.push(folder);
  return folders;
}

/**
 * Tells data from noise. Deleted files are neither: the image has them still. The points at which something is
 * mounted, and what lies beneath a mount out of sight, is no data either.
 */
export function sortWritten(changes: readonly FileChange[], { mounts, image }: Written): SortedLayer {
  const folders = new Set(changes.flatMap(({ path }) => foldersAround(path)));
  const newFolders = new Set<string>();
  const data: string[] = [];
  const noise: { path: string; what: Noise }[] = [];
  for (const { path, kind } of changes) {
    if (kind === 'added' && folders.has(path)) newFolders.add(path);
    if (kind === 'deleted' || folders.has(path)) continue;
    const mounted = mounts.some(
      ({ destination }) => isWithin(path, destination) || isWithin(destination, path),
    );
    if (mounted) continue;
    const what = whatIsWritten(path, image);
    if (what === 'data') data.push(path);
    else noise.push({ path, what });
  }
  return { data: data.sort(), noise: noise.sort((a, b) => (a.path < b.path ? -1 : 1)), newFolders };
}

/**
 * The folder of which a file is a part: a known database's, the outermost that the image doesn't have, or else the
 * one that it lies in.
 */
function folderOf(path: string, image: string, newFolders: ReadonlySet<string>): string {
  const database = databaseAt(path, image);
  if (database !== null) return database.directory;
  return foldersAround(path).findLast((folder) => newFolders.has(folder)) ?? parentOf(path);
}

const mostPlaces = 20;

/** Where the data lies, the biggest place first. `bytes` is of files one by one, as far as they were counted. */
export function placesOfData(
  { data, newFolders }: SortedLayer,
  image: string,
  bytes: ReadonlyMap<string, number>,
): readonly WrittenPlace[] {
  const byFolder = new Map<string, string[]>();
  for (const path of data) {
    const folder = folderOf(path, image, newFolders);
    const others = byFolder.get(folder);
    if (others) others.push(path);
    else byFolder.set(folder, [path]);
  }
  return [...byFolder]
    .map(([folder, files]): WrittenPlace => {
      const [only, ...others] = files;
      const counted = files.every((path) => bytes.has(path));
      return {
        path: only !== undefined && others.length === 0 ? only : folder,
        folder,
        files: files.length,
        bytes: counted ? files.reduce((sum, path) => sum + (bytes.get(path) ?? 0), 0) : null,
        isNew: newFolders.has(folder),
      };
    })
    .sort((a, b) => (b.bytes ?? b.files) - (a.bytes ?? a.files) || (a.path < b.path ? -1 : 1))
    .slice(0, mostPlaces);
}
