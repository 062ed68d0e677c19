import type { FileChange } from '../../shared/container-data.ts';
import type { FileContent, FileRequest, FolderListing } from '../../shared/container-files.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import type { Inventory } from '../engine/inventory.ts';
import { Failure } from '../failure.ts';
import { reachableEngine } from '../operations/engine-access.ts';
import { createArchiveLister } from './list-by-archive.ts';
import { listFolder } from './list-folder.ts';
import { readFile } from './read-file.ts';

/** The files of containers, running or not. Throws `container-file`, `not-found` and `engine-unreachable`. */
export interface Files {
  list(request: FileRequest, fresh: boolean): Promise<FolderListing>;
  read(request: FileRequest): Promise<FileContent>;
  /** How the container's own layer differs from its image, in no order. */
  changes(id: ContainerId): Promise<readonly FileChange[]>;
}

// More than anybody looks through, and what a window can take at once.
const mostChanges = 100_000;

export function createFiles(inventory: Inventory, now: () => number): Files {
  const byArchive = createArchiveLister(now);

  function at(id: ContainerId): { readonly api: EngineApi; readonly container: Container } {
    const { api } = reachableEngine(inventory);
    const container = inventory.snapshot().containers.get(id);
    if (container === undefined) throw gone(id);
    return { api, container };
  }

  return {
    async list({ container: id, path }, fresh) {
      const { api, container } = at(id);
      return listFolder(api, byArchive, container, path, fresh);
    },
    async read({ container: id, path }) {
      const { api, container } = at(id);
      return readFile(api, container, path);
    },
    async changes(id) {
      const changes = await at(id).api.changedFiles(id);
      if (changes === null) throw gone(id);
      return changes.slice(0, mostChanges);
    },
  };
}

const gone = (id: ContainerId) => new Failure({ kind: 'not-found', what: 'container', name: id });
