import type { FileChange } from '../../shared/container-data.ts';
import type {
  ContainerPath,
  FileContent,
  FileRequest,
  FolderListing,
  FolderReading,
  Saved,
  UploadPlan,
} from '../../shared/container-files.ts';
import { childOf } from '../../shared/container-path.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId, HostPath } from '../../shared/ids.ts';
import type { FileWork } from '../../shared/unfinished-work.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import type { Inventory } from '../engine/inventory.ts';
import { Failure } from '../failure.ts';
import { reachableEngine } from '../operations/engine-access.ts';
import { beneathRoot } from './beneath-root.ts';
import { deleteFile } from './delete-files.ts';
import type { GrantedPaths } from './granted-paths.ts';
import { createArchiveLister } from './list-by-archive.ts';
import { listFolder } from './list-folder.ts';
import { readFile } from './read-file.ts';
import { saveText } from './save-text.ts';
import { planUpload } from './upload.ts';

/** A container that no listing tells of, and the folder of it that counts as all there is. */
export interface HiddenContainer {
  readonly container: Container;
  readonly root: ContainerPath;
  /** Deletes a file in it: its own programs can't, since it never runs. */
  readonly remove: (path: ContainerPath) => Promise<void>;
  /** Notes while its files are changed that they are, in case that the app ends meanwhile. */
  readonly whileNoted: <T>(what: FileWork, work: () => Promise<T>) => Promise<T>;
}

/** A container and its engine. Throws `not-found` and `engine-unreachable`. */
export type FilesAt = (id: ContainerId) => {
  readonly api: EngineApi;
  readonly container: Container;
  readonly hidden?: Pick<HiddenContainer, 'remove' | 'whileNoted'>;
};

/** `hidden` knows containers of the app's own, through which volumes are looked into. */
export const filesAt =
  (inventory: Inventory, hidden: (id: ContainerId) => HiddenContainer | null = () => null): FilesAt =>
  (id) => {
    const { api } = reachableEngine(inventory);
    const container = inventory.snapshot().containers.get(id);
    if (container !== undefined) return { api, container };
    const own = hidden(id);
    if (own === null) throw gone(id);
    return { api: beneathRoot(api, own.root), container: own.container, hidden: own };
  };

/** The files of containers, running or not. Throws `container-file`, `not-found` and `engine-unreachable`. */
export interface Files {
  list(request: FileRequest, reading: FolderReading): Promise<FolderListing>;
  read(request: FileRequest): Promise<FileContent>;
  /** See `saveText`. */
  save(request: FileRequest, text: string, version: string | null): Promise<Saved>;
  /** What uploading into a folder would do. */
  planUpload(container: ContainerId, folder: ContainerPath, paths: readonly HostPath[]): Promise<UploadPlan>;
  /** See `deleteFile`. */
  delete(request: FileRequest): Promise<void>;
  /** Somebody else of us has changed files of it. */
  changed(id: ContainerId): void;
  /** How the container's own layer differs from its image, in no order. */
  changes(id: ContainerId): Promise<readonly FileChange[]>;
}

// More than anybody looks through, and what a window can take at once.
const mostChanges = 100_000;

export function createFiles(
  at: FilesAt,
  granted: Pick<GrantedPaths, 'mustBeGranted'>,
  now: () => number,
): Files {
  const byArchive = createArchiveLister(now);

  return {
    async list({ container: id, path }, reading) {
      const { api, container } = at(id);
      return listFolder(api, byArchive, container, path, reading);
    },
    async read({ container: id, path }) {
      const { api, container } = at(id);
      return readFile(api, container, path);
    },
    async save({ container: id, path }, text, version) {
      const { api, container, hidden } = at(id);
      byArchive.forget(id);
      const save = () => saveText(api, container, path, text, version, now());
      return hidden === undefined ? save() : hidden.whileNoted('saving', save);
    },
    async planUpload(id, folder, paths) {
      granted.mustBeGranted(paths);
      const { api, container } = at(id);
      const { entries, complete } = await listFolder(api, byArchive, container, folder, 'fresh');
      const names = new Set(entries.map(({ name }) => name));
      // What a listing leaves out may be there all the same, and would be replaced without a word.
      const isThere = async (name: string) =>
        names.has(name) || (!complete && (await api.statPath(id, childOf(folder, name))) !== null);
      return planUpload(container, folder, isThere, paths);
    },
    async delete({ container: id, path }) {
      const { api, container, hidden } = at(id);
      byArchive.forget(id);
      if (hidden === undefined) await deleteFile(api, container, path);
      else await hidden.whileNoted('deleting', () => hidden.remove(path));
    },
    changed: byArchive.forget,
    async changes(id) {
      const changes = await at(id).api.changedFiles(id);
      if (changes === null) throw gone(id);
      return changes.slice(0, mostChanges);
    },
  };
}

const gone = (id: ContainerId) => new Failure({ kind: 'not-found', what: 'container', name: id });
