import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { type Header, pack } from 'tar-stream';
import { parse } from 'yaml';
import { aReplica, aVolume } from '../../../shared/builders.ts';
import type { Container, Mount } from '../../../shared/engine.ts';
import { containerId, hostPath, stackName, volumeName } from '../../../shared/ids.ts';
import type { RunRequest } from '../../../shared/run-preview.ts';
import type { Compose, ComposeModel } from '../../compose/compose.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import { openAdditionJournal } from '../../history/addition-journal.ts';
import { readTar } from '../../tar/read-tar.ts';
import { anEngineWith } from '../engine-stub.ts';
import type { AdditionAccess } from './add-volume.ts';

// For tests of adding a volume: an engine that keeps files, and a Compose that reads real ones.

type Entry = Partial<Header> & { readonly name: string; readonly content?: string };

/** What the container of `db` holds in `/data/db`. */
export const held: readonly Entry[] = [
  { name: '', type: 'directory', mode: 0o700, uid: 999, gid: 999 },
  { name: 'dump.rdb', mode: 0o640, uid: 999, gid: 999, content: 'todos' },
  { name: 'aof', type: 'directory', mode: 0o755, uid: 999, gid: 0 },
  { name: 'aof/1.incr', mode: 0o600, uid: 999, gid: 0, content: 'more todos' },
  { name: 'latest', type: 'symlink', linkname: 'aof/1.incr' },
];
const emptyRoot: readonly Entry[] = [{ name: '', type: 'directory', mode: 0o755, uid: 0, gid: 0 }];

function tarOf(folder: string, entries: readonly Entry[]): Readable {
  const tar = pack();
  for (const { content, name, ...header } of entries) {
    tar.entry({ ...header, name: name === '' ? `${folder}/` : `${folder}/${name}` }, content ?? '');
  }
  tar.finalize();
  return Readable.from(tar);
}

const types = {
  folder: 'directory',
  link: 'symlink',
  'hard-link': 'link',
  file: 'file',
  other: 'fifo',
} as const;

async function entriesOf(tar: Readable, signal: AbortSignal): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const { entry, body } of readTar(addAbortSignal(signal, tar))) {
    const { name, kind, mode, uid, gid, target } = entry;
    let content = '';
    for await (const piece of body()) content += String(piece);
    const inner = name.replace(/^[^/]+\/?/, '').replace(/\/$/, '');
    const linkname = target === '' ? {} : { linkname: target };
    entries.push({ name: inner, type: types[kind], mode, uid, gid, ...linkname, content });
  }
  return entries;
}

const sizeOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { content = '' }) => sum + content.length, 0);

const shop = stackName('shop');
export const volume = volumeName('shop_db');
export const composeText = '# shop\nservices:\n  db:\n    image: redis:7 # keep\n';
const mountAt = (destination: string): Mount => ({
  kind: 'volume',
  volume,
  anonymous: false,
  destination,
  readOnly: false,
});

/** An order for the volume of `db`, of the file as it is. */
export const order = {
  home: { kind: 'stack', name: shop },
  service: 'db',
  key: 'db',
  path: '/data/db',
  seen: null,
  afterwards: 'copy-and-recreate',
} as const;

/**
 * A stack `shop` in `folder` whose `db` holds `held` in its own layer. `onCall` hears of every call to the engine and
 * to Compose before it is done, and may make it fail or wait.
 */
export async function aShop(folder: string, onCall: (call: string) => Promise<void> = async () => undefined) {
  await mkdir(join(folder, 'shop'), { recursive: true });
  const file = hostPath(join(folder, 'shop', 'compose.yaml'));
  await writeFile(file, composeText);
  const db = aReplica('db', { compose: { workingDir: hostPath(join(folder, 'shop')), configFiles: [file] } });
  const files = new Map<string, readonly Entry[]>([[db.id, held]]);
  const made = new Map<string, string>();
  const helpers = new Map<string, { work: string; volume: string }>();
  const atHelper = (id: string) => helpers.get(id)?.volume ?? id;

  const own: Partial<EngineApi> = {
    statPath: async (_id, path) => ({
      kind: /\./.test(path) ? 'file' : 'folder',
      executable: true,
      bytes: 1,
      target: null,
    }),
    changedFiles: async () => [
      { path: '/data', kind: 'added' },
      { path: '/data/db', kind: 'added' },
      { path: '/data/db/dump.rdb', kind: 'added' },
    ],
    makeVolume: async (name, labels) => {
      const found = engine.volumes.get(name) ?? aVolume({ name, compose: { project: shop, key: 'db' } });
      if (!engine.volumes.has(name)) made.set(name, labels['app.stackyard.made-for'] ?? '');
      engine.volumes.set(name, found);
      return found;
    },
    madeFor: async (name) => made.get(name) ?? null,
    makeHelper: async ({ work, volume: name }) => {
      const id = containerId(`helper-${helpers.size + 1}`);
      helpers.set(id, { work, volume: name });
      return id;
    },
    listHelpers: async () =>
      [...helpers].map(([id, { work }]) => ({ id: containerId(id), work, createdAt: 0 })),
    removeHelper: async (id) => void helpers.delete(id),
    readArchive: async (id, path) =>
      tarOf(path.split('/').at(-2) ?? '', files.get(atHelper(id)) ?? emptyRoot),
    writeArchive: async (id, _folder, tar, signal) =>
      void files.set(atHelper(id), await entriesOf(tar, signal)),
    volumeSizes: async () =>
      new Map([...engine.volumes.keys()].map((name) => [name, sizeOf(files.get(name) ?? [])])),
    removeVolume: async (name) => {
      engine.volumes.delete(name);
      files.delete(name);
    },
  };
  const engine = anEngineWith({ containers: [db] }, own);

  async function modelOf(request: RunRequest): Promise<ComposeModel> {
    const { services, volumes } = parse(await readFile(request.files[0] ?? '', 'utf8'));
    return {
      name: shop,
      services: Object.entries<{ volumes?: string[] }>(services).map(([name, { volumes: list = [] }]) => ({
        name,
        image: 'redis:7',
        builds: false,
        ports: [],
        profiles: [],
        dependsOn: [],
        data: { environment: {}, workingDir: null, mounts: [] },
        volumes: list.map((entry) => {
          const [key = '', target = ''] = entry.split(':');
          return { key, target };
        }),
      })),
      volumes: Object.keys(volumes ?? {}).map((key) => ({
        key,
        name: volumeName(`shop_${key}`),
        external: false,
        hasSettings: false,
      })),
      networks: [],
      profiles: [],
    };
  }
  const compose: Compose = {
    version: '2.26.1',
    config: modelOf,
    merged: async () => '',
    pull: async () => undefined,
    create: async () => undefined,
    replaced: async () => null,
    up: async (request) => {
      const model = await modelOf(request);
      const target = model.services.find(({ name }) => name === 'db')?.volumes[0]?.target;
      const next: Container = { ...db, id: containerId('new'), mounts: target ? [mountAt(target)] : [] };
      for (const id of engine.containers.keys()) engine.containers.delete(id);
      files.delete(db.id);
      engine.containers.set(next.id, next);
      if (target && !engine.volumes.has(volume)) engine.volumes.set(volume, aVolume({ name: volume }));
    },
  };
  const note = {
    name: shop,
    engineId: 'engine-1',
    workingDir: hostPath(join(folder, 'shop')),
    configFiles: [file],
    envFiles: [],
    profiles: [],
    services: ['db'],
    volumes: [],
    goneAt: null,
    goneBy: null,
  };
  const journal = () => openAdditionJournal({ dir: join(folder, 'app'), now: () => 5_000 });
  const api = watched(engine.access.api(), onCall);
  const access = async (): Promise<AdditionAccess> => ({
    engine: { ...engine.access, api: () => api },
    compose: watched(compose, onCall),
    notes: { get: () => note },
    readData: async () => new Map(),
    journal: await journal(),
    now: () => 5_000,
  });
  return { access, engine, db, file, files, helpers, made, journal };
}

/** The same object, of which every method is told of before it is called. */
function watched<T extends object | null>(object: T, onCall: (call: string) => Promise<void>): T {
  if (object === null) return object;
  return new Proxy(object, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        await onCall(String(name));
        return Reflect.apply(value, target, given);
      };
    },
  });
}
