import type { ContainerPath } from '../../shared/container-files.ts';
import type { Container } from '../../shared/engine.ts';
import { type ContainerId, imageId, type VolumeName } from '../../shared/ids.ts';
import { deletingCommand } from '../files/delete-files.ts';
import { fileFailure } from '../files/file-failure.ts';
import { type OpenableVolume, openVolume, runInVolume, target } from './helper.ts';

/** A volume whose files are looked at: the helper container that mounts it, and where. */
export interface Opening {
  readonly container: Container;
  readonly root: string;
  /** Deletes a file, or a folder with all that is in it. Throws `no-helper-image`, `container-file`. */
  readonly remove: (path: ContainerPath) => Promise<void>;
}

/** Volumes that are open to be looked into. Each keeps its volume in use for the engine, like a counting. */
export interface Openings {
  /** The helper's id. One opening a volume: another call answers with the same. */
  open(volume: OpenableVolume): Promise<ContainerId>;
  close(name: VolumeName): Promise<void>;
  closeAll(): Promise<void>;
  get(id: ContainerId): Opening | null;
}

export function createOpenings(): Openings {
  const opened = new Map<
    VolumeName,
    { readonly volume: OpenableVolume; readonly id: Promise<ContainerId> }
  >();
  const byId = new Map<ContainerId, Opening>();

  async function close(name: VolumeName): Promise<void> {
    const opening = opened.get(name);
    if (opening === undefined) return;
    opened.delete(name);
    const id = await opening.id.catch(() => null);
    if (id === null) return;
    byId.delete(id);
    // The next start of the app removes what could not be removed now.
    await opening.volume.api.removeHelper(id).catch(() => undefined);
  }

  return {
    async open(volume) {
      const known = opened.get(volume.volume);
      // One that was made on an engine of before is of no use on this one.
      if (known !== undefined && known.volume.api === volume.api) return known.id;
      void close(volume.volume);
      const opening = { volume, id: openVolume(volume) };
      opened.set(volume.volume, opening);
      try {
        const id = await opening.id;
        // It may have been closed while it was being opened.
        if (opened.get(volume.volume) === opening) {
          byId.set(id, {
            container: helperOf(id, volume.volume),
            root: target,
            remove: (path) => removeFrom(volume, path),
          });
        }
        return id;
      } catch (thrown) {
        if (opened.get(volume.volume) === opening) opened.delete(volume.volume);
        throw thrown;
      }
    },
    close,
    closeAll: async () => {
      await Promise.all([...opened.keys()].map(close));
    },
    get: (id) => byId.get(id) ?? null,
  };
}

/** By another helper that runs for it: the one that is open is never started. */
async function removeFrom(volume: OpenableVolume, path: ContainerPath): Promise<void> {
  const command = deletingCommand(`${target}${path}`);
  const code = await runInVolume(volume, [], command, new AbortController().signal);
  if (code !== 0) throw fileFailure('permission-denied', path);
}

/** As a listing would tell of it, were it told. */
const helperOf = (id: ContainerId, volume: VolumeName): Container => ({
  id,
  name: volume,
  image: '',
  imageId: imageId(''),
  state: 'created',
  exitCode: null,
  health: 'none',
  restartPolicy: 'no',
  createdAt: 0,
  startedAt: null,
  ports: [],
  // Who looks into it sees nothing but the volume.
  mounts: [{ kind: 'volume', volume, anonymous: false, destination: '/', readOnly: false }],
  networks: [],
  compose: null,
});
