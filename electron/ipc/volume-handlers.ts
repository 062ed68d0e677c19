import type { HostPath } from '../../shared/ids.ts';
import type { CommandName } from '../../shared/ipc.ts';
import { Failure } from '../failure.ts';
import { reachableEngine } from '../operations/engine-access.ts';
import { beginVolumeDelete, beginVolumesDelete } from '../operations/volume-delete.ts';
import { beginImportExisting, beginImportNew } from '../operations/volume-import.ts';
import {
  beginVolumeClone,
  beginVolumeCreate,
  beginVolumeEmpty,
  beginVolumeExport,
} from '../operations/volume-operations.ts';
import { knownVolume, openable, type VolumeYard } from '../operations/volume-work.ts';
import type { Countings } from '../volumes/counting.ts';
import type { Openings } from '../volumes/openings.ts';
import type { Handlers } from './serve-commands.ts';

type VolumeHandlers = Pick<Handlers, Extract<CommandName, `volume.${string}`>>;

export interface VolumeParts {
  readonly volumes: VolumeYard;
  readonly countings: Countings;
  readonly openings: Pick<Openings, 'open' | 'close'>;
  readonly desktop: {
    chooseArchive(): Promise<HostPath | null>;
    /** Where to save an archive that is called `name` unless the user says otherwise. */
    chooseExport(name: string): Promise<HostPath | null>;
    showFile(path: HostPath): void;
  };
}

/** Names of anonymous volumes are long, and no file needs all of one. */
const fileName = (volume: string) => `${volume.length > 60 ? volume.slice(0, 12) : volume}.tar.gz`;

/** The commands about volumes. */
export function volumeHandlers({ volumes, countings, openings, desktop }: VolumeParts): VolumeHandlers {
  const { engine, exports } = volumes;
  return {
    'volume.sizes': () => reachableEngine(engine).api.volumeSizes(),
    'volume.delete': async ({ name }) => beginVolumeDelete(volumes, name),
    'volume.deleteMany': async ({ names }) => beginVolumesDelete(volumes, [...new Set(names)]),
    'volume.create': ({ name, make }) => beginVolumeCreate(volumes, name, make),
    'volume.drivers': () => reachableEngine(engine).api.volumeDrivers(),
    'volume.clone': ({ name, to, quiet }) => beginVolumeClone(volumes, name, to, quiet),
    'volume.empty': async ({ name }) => beginVolumeEmpty(volumes, name),
    'volume.export': async ({ name, quiet }) => {
      knownVolume(volumes, name);
      const path = await desktop.chooseExport(fileName(name));
      return path === null ? null : beginVolumeExport(volumes, name, path, quiet);
    },
    'volume.chooseArchive': () => desktop.chooseArchive(),
    'volume.import': async ({ path, name, into }) =>
      into === 'new' ? beginImportNew(volumes, path, name) : beginImportExisting(volumes, path, name),
    'volume.contents': async ({ name }) => {
      knownVolume(volumes, name);
      return countings.count(openable(volumes, name));
    },
    'volume.open': async ({ name }) => {
      knownVolume(volumes, name);
      return openings.open(openable(volumes, name));
    },
    'volume.close': async ({ name }) => {
      await openings.close(name);
      return null;
    },
    'volume.exports': ({ name }) => exports.of(reachableEngine(engine).engineId, name),
    'volume.forgetExport': async ({ id }) => {
      await exports.forget(id);
      return null;
    },
    'volume.revealExport': async ({ id }) => {
      // Only files that the app has written are shown, whatever a window asks for.
      const made = exports.get(id);
      if (made === null) throw new Failure({ kind: 'not-found', what: 'export', name: id });
      desktop.showFile(made.path);
      return null;
    },
  };
}
