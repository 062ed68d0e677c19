import type { SortedLayer } from '../data/sort-written.ts';
import { asToldInJson, isToldWhole } from '../engine/path-bytes.ts';

/** A path to ask an archive of; of a folder all comes that is in it. */
export interface LayerRequest {
  readonly path: string;
  /** The folder that the names in its archive are relative to. */
  readonly parent: string;
}

/** A file costs a request of some milliseconds; beyond so many, their folder is read with all that it holds. */
const mostOneByOne = 200;

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** The folders around a path, the outermost first, without `/`. */
function foldersAround(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = parentOf(path); folder !== '/'; folder = parentOf(folder)) folders.unshift(folder);
  return folders;
}

/** The path, or the nearest folder around it whose name is known to the last byte. */
function askable(path: string): string {
  let found = path;
  while (!isToldWhole(found)) found = parentOf(found);
  return found;
}

/**
 * What to ask for to get all data of a layer: the outermost folders that the image doesn't have; of data in folders of
 * the image the files themselves, or the folder where they are many, or where their names are no UTF-8.
 */
export function layerRequests({ data, newFolders }: SortedLayer): readonly LayerRequest[] {
  const paths = new Set<string>();
  const single = new Map<string, string[]>();
  for (const path of data) {
    const own = foldersAround(path).find((folder) => newFolders.has(folder));
    if (own !== undefined || !isToldWhole(path)) paths.add(askable(own ?? path));
    else single.set(parentOf(path), [...(single.get(parentOf(path)) ?? []), path]);
  }
  for (const [folder, files] of single) {
    const whole = files.length > mostOneByOne && folder !== '/';
    for (const path of whole ? [folder] : files) paths.add(path);
  }
  return [...paths].sort().map((path) => ({ path, parent: parentOf(path) }));
}

/**
 * Whether an entry is data, or a folder that data needs: the image's other files and noise lie in the same folders.
 * `path` is absolute, with each of its bytes.
 */
export function isWanted(layer: SortedLayer): (path: string, isFolder: boolean) => boolean {
  const data = new Set(layer.data);
  const needed = new Set(layer.data.flatMap(foldersAround).filter((folder) => layer.newFolders.has(folder)));
  return (path, isFolder) => {
    const told = asToldInJson(path);
    return data.has(told) || (isFolder && needed.has(told));
  };
}
