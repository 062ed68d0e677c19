import type { FileChange } from '../../shared/container-data.ts';
import type { ContainerPath, FileContent, FileRequest, FolderListing } from '../../shared/container-files.ts';
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

/** A container that no listing tells of, and the folder of it that counts as all there is. */
export interface HiddenContainer {
  readonly container: Container;
  readonly root: ContainerPath;
}

/** `hidden` knows containers of the app's own, through which volumes are looked into. */
export function createFiles(
  inventory: Inventory,
  now: () => number,
  hidden: (id: ContainerId) => HiddenContainer | null = () => null,
): Files {
  const byArchive = createArchiveLister(now);

  function at(id: ContainerId): HiddenContainer & { readonly api: EngineApi } {
    const { api } = reachableEngine(inventory);
    const container = inventory.snapshot().containers.get(id);
    if (container !== undefined) return { api, container, root: '/' };
    const own = hidden(id);
    if (own === null) throw gone(id);
    return { api, ...own };
  }

  return {
    async list({ container: id, path }, fresh) {
      const { api, container, root } = at(id);
      return beneath(root, path, (whole) => listFolder(api, byArchive, container, whole, fresh));
    },
    async read({ container: id, path }) {
      const { api, container, root } = at(id);
      return beneath(root, path, (whole) => readFile(api, container, whole));
    },
    async changes(id) {
      const { api, root } = at(id);
      // What a volume holds is in no image: nothing of it counts as added or changed.
      if (root !== '/') return [];
      const changes = await api.changedFiles(id);
      if (changes === null) throw gone(id);
      return changes.slice(0, mostChanges);
    },
  };
}

/** Does something at a path under a root, and tells of what fails there without the root. */
async function beneath<T>(
  root: ContainerPath,
  path: ContainerPath,
  work: (whole: ContainerPath) => Promise<T>,
): Promise<T> {
  if (root === '/') return work(path);
  try {
    return await work(path === '/' ? root : `${root}${path}`);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.error.kind !== 'container-file') throw thrown;
    const shown = thrown.error.path.startsWith(root) ? thrown.error.path.slice(root.length) || '/' : path;
    throw new Failure({ ...thrown.error, path: shown }, thrown);
  }
}

const gone = (id: ContainerId) => new Failure({ kind: 'not-found', what: 'container', name: id });
