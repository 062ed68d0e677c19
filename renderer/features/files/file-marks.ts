import type { FileChange } from '../../../shared/container-data.ts';
import type { ContainerPath } from '../../../shared/container-files.ts';
import { nameOf, parentOf } from '../../../shared/container-path.ts';

/** How a container's own layer differs from its image, to be asked path by path. */
export interface FileMarks {
  of(path: ContainerPath): FileChange['kind'] | null;
  /** The names of what was deleted from a folder. */
  deletedFrom(folder: ContainerPath): readonly string[];
}

/** The engine writes a byte that is no letter as U+FFFD, of which nobody can tell what it was. */
const asEngineWrites = (path: string) => path.replace(/(?<![\ud800-\udbff])[\udc80-\udcff]/g, '\ufffd');

export function fileMarks(changes: readonly FileChange[]): FileMarks {
  const kinds = new Map(changes.map(({ path, kind }) => [path, kind]));
  const deleted = new Map<ContainerPath, string[]>();
  for (const { path, kind } of changes) {
    if (kind !== 'deleted') continue;
    const folder = parentOf(path);
    const others = deleted.get(folder);
    if (others) others.push(nameOf(path));
    else deleted.set(folder, [nameOf(path)]);
  }
  return {
    of: (path) => kinds.get(asEngineWrites(path)) ?? null,
    deletedFrom: (folder) => deleted.get(asEngineWrites(folder)) ?? [],
  };
}

export const noMarks: FileMarks = fileMarks([]);
