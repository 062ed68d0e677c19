import { Readable } from 'node:stream';
import type { Container } from '../../shared/engine.ts';
import { containerId, hostPath, imageId, type VolumeName, volumeName } from '../../shared/ids.ts';
import type { OperationState } from '../../shared/operation.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { aVolume } from '../engine/fake-engine.ts';
import { madeForLabel } from '../engine/helper-label.ts';
import { openVolumeExports } from '../history/volume-exports.ts';
import { openWorkNotes } from '../history/work-notes.ts';
import { anEntry, aTar } from '../tar/a-tar.ts';
import { partsOf } from '../tar/tar-entry.ts';
import { createTarReader } from '../tar/tar-reader.ts';
import { mountName } from '../volumes/helper.ts';
import { anEngineWith, type EngineStub } from './engine-stub.ts';
import { createOperations } from './operations.ts';
import type { VolumeYard } from './volume-work.ts';

// For tests of operations on volumes: an engine whose volumes hold files in memory.

type Files = ReadonlyMap<string, string>;

function tarOf(files: Files, folder: string): Buffer {
  const entries = [...files].map(([name, content]) => anEntry(`${folder}/${name}`, { content }));
  return aTar(anEntry(`${folder}/`, { type: '5' }), ...entries);
}

async function filesFrom(tar: Readable): Promise<Files> {
  const files = new Map<string, string>();
  let name = '';
  const reader = createTarReader({
    entry(entry) {
      name = partsOf(entry.name).slice(1).join('/');
      if (entry.type === '0') files.set(name, '');
    },
    content: (piece) => void files.set(name, `${files.get(name) ?? ''}${piece.toString('latin1')}`),
  });
  for await (const chunk of tar) reader.push(chunk as Buffer);
  reader.end();
  return files;
}

/**
 * A yard with volumes and the containers that use them, its files in `dir`. `calls` are in the order in which the engine
 * heard of them.
 */
export async function aVolumeYard(options: {
  readonly dir: string;
  readonly volumes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly containers?: readonly Container[];
  /** `usual` is what the engine does otherwise. */
  readonly different?: (engine: {
    readonly calls: string[];
    readonly usual: Pick<EngineApi, 'writeArchive' | 'removeVolume'>;
  }) => Partial<EngineApi>;
}) {
  const { dir, containers = [] } = options;
  const contents = new Map<VolumeName, Files>(
    Object.entries(options.volumes).map(([name, files]) => [
      volumeName(name),
      new Map(Object.entries(files)),
    ]),
  );
  const helpers = new Map<string, VolumeName>();
  const calls: string[] = [];
  const madeFor = new Map<VolumeName, string | null>();
  let made = 0;
  const volumeOf = (id: string): VolumeName => {
    const volume = helpers.get(id);
    if (volume === undefined) throw new Error('No such helper');
    return volume;
  };
  const usual = {
    inspectVolume: async (name) => engine.volumes.get(name) ?? null,
    inspectText: async () => JSON.stringify({ HostConfig: { AutoRemove: false } }),
    helperImages: async () => [imageId('sha256:1')],
    makeVolume: async (name, labels) => {
      calls.push(`make ${name}`);
      madeFor.set(name, labels[madeForLabel] ?? null);
      contents.set(name, new Map());
      engine.volumes.set(name, aVolume(name));
      return aVolume(name);
    },
    removeVolume: async (name) => {
      calls.push(`remove ${name}`);
      contents.delete(name);
      engine.volumes.delete(name);
    },
    makeHelper: async ({ volume }) => {
      made += 1;
      const id = containerId(`helper-${made}`);
      helpers.set(id, volume);
      return id;
    },
    removeHelper: async (id) => void helpers.delete(id),
    listHelpers: async () => [],
    madeFor: async (name) => madeFor.get(name) ?? null,
    platform: async () => 'linux/amd64',
    loadImage: async () => undefined,
    removeImage: async () => undefined,
    statPath: async () => ({ kind: 'file', executable: true, bytes: 1, target: null }),
    runHelper: async (id) => {
      calls.push(`empty ${volumeOf(id)}`);
      contents.set(volumeOf(id), new Map());
      return 0;
    },
    readArchive: async (id, path) => {
      calls.push(`read ${volumeOf(id)}`);
      const files = contents.get(volumeOf(id)) ?? new Map();
      return Readable.from([tarOf(files, path.endsWith('/.') ? '.' : mountName)]);
    },
    writeArchive: async (id, _folder, tar) => {
      calls.push(`write ${volumeOf(id)}`);
      const files = await filesFrom(tar);
      contents.set(volumeOf(id), new Map([...(contents.get(volumeOf(id)) ?? []), ...files]));
    },
    startContainer: async (id) => void calls.push(`start ${engine.containers.get(id)?.name}`),
    stopContainer: async (id) => void calls.push(`stop ${engine.containers.get(id)?.name}`),
    pauseContainer: async (id) => void calls.push(`pause ${engine.containers.get(id)?.name}`),
  } satisfies Partial<EngineApi>;
  const engine: EngineStub = anEngineWith(
    { containers, volumes: [...contents.keys()].map(aVolume) },
    { ...usual, ...options.different?.({ calls, usual }) },
  );
  const operations = createOperations(() => 0);
  const yard: VolumeYard = {
    engine: engine.access,
    operations,
    exports: await openVolumeExports({ dir, now: () => 0 }),
    notes: await openWorkNotes({ dir, now: () => 0 }),
    safeFolder: hostPath(`${dir}/safe`),
    letGo: async () => undefined,
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
  };
  return {
    yard,
    calls,
    helpers,
    filesOf: (name: string) => Object.fromEntries(contents.get(volumeName(name)) ?? []),
    has: (name: string) => contents.has(volumeName(name)),
    /** How the only operation has ended. */
    async ended(): Promise<OperationState> {
      await operations.idle();
      const state = operations.list().at(-1)?.state;
      if (state === undefined) throw new Error('Nothing was begun');
      return state;
    },
  };
}
