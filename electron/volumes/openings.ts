import type { ContainerPath } from '../../shared/container-files.ts';
import type { Container } from '../../shared/engine.ts';
import { type ContainerId, imageId, type VolumeName } from '../../shared/ids.ts';
import type { FileWork } from '../../shared/unfinished-work.ts';
import { type Helper, type OpenableVolume, openVolume, target } from './helper.ts';
import { removeFromVolume } from './remove-in-volume.ts';

/** A volume whose files are looked at: the helper container that mounts it, and where. */
export interface Opening {
  readonly container: Container;
  readonly root: string;
  /**
   * Deletes a file, or a folder with all that is in it, by another helper that runs for it: the one that is open is never
   * started. Throws `no-helper-image`, `container-file`.
   */
  readonly remove: (path: ContainerPath) => Promise<void>;
  /** Notes while its files are changed that they are, in case that the app ends meanwhile. */
  readonly whileNoted: WhileNoted;
}

/** Volumes that are open to be looked into. Each keeps its volume in use for the engine, like a counting. */
export interface Openings {
  /** The helper's id. One opening a volume: another call answers with the same. */
  open(volume: OpenableVolume): Promise<ContainerId>;
  close(name: VolumeName): Promise<void>;
  closeAll(): Promise<void>;
  get(id: ContainerId): Opening | null;
}

type WhileNoted = <T>(what: FileWork, work: () => Promise<T>) => Promise<T>;

export function createOpenings(
  whileNoted: <T>(volume: VolumeName, what: FileWork, work: () => Promise<T>) => Promise<T>,
): Openings {
  const opened = new Map<VolumeName, { readonly volume: OpenableVolume; readonly helper: Promise<Helper> }>();
  const byId = new Map<ContainerId, Opening>();

  async function close(name: VolumeName): Promise<void> {
    const opening = opened.get(name);
    if (opening === undefined) return;
    opened.delete(name);
    const helper = await opening.helper.catch(() => null);
    if (helper === null) return;
    byId.delete(helper.id);
    await helper.release();
  }

  return {
    async open(volume) {
      const known = opened.get(volume.volume);
      // One that was made on an engine of before is of no use on this one.
      if (known !== undefined && known.volume.api === volume.api) return (await known.helper).id;
      void close(volume.volume);
      const opening = { volume, helper: openVolume(volume) };
      opened.set(volume.volume, opening);
      try {
        const { id } = await opening.helper;
        // It may have been closed while it was being opened.
        if (opened.get(volume.volume) === opening) {
          byId.set(id, {
            container: helperOf(id, volume.volume),
            root: target,
            remove: (path) => removeFromVolume(volume, path),
            whileNoted: (what, work) => whileNoted(volume.volume, what, work),
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
  run: '',
  ports: [],
  // Who looks into it sees nothing but the volume.
  mounts: [{ kind: 'volume', volume, anonymous: false, destination: '/', readOnly: false }],
  networks: [],
  compose: null,
});
