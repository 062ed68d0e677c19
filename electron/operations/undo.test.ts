import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aContainer, aReplica, aVolume } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { containerId, deletionId, hostPath, imageId, stackName, volumeName } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { fields, text } from '../engine/narrow.ts';
import { Failure } from '../failure.ts';
import { type DeletionNotes, openDeletionNotes } from '../history/deletion-notes.ts';
import type { DeletionRecord } from '../history/deletion-record.ts';
import { openStackNotes } from '../history/stack-notes.ts';
import { writeArchiveFile } from '../saved/archive-file.ts';
import { anEntry } from '../tar/a-tar.ts';
import type { Yard } from './begin.ts';
import { anEngineWith, type EngineStub } from './engine-stub.ts';
import { forgetDeletion } from './forget-deletion.ts';
import { createOperations } from './operations.ts';
import { beginUndo } from './undo.ts';

const shop = stackName('shop');
const db = aReplica('db');
const web = aReplica('web', {
  compose: { dependsOn: [{ service: 'db', condition: 'service_started' }] },
});
const data = aVolume({ name: volumeName('shop_data'), compose: { project: shop, key: 'data' } });
const image = imageId('sha256:1');

let dir = '';
let deletions: DeletionNotes;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-'));
  deletions = await openDeletionNotes(dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const inspected = (container: Container, host: object = {}) => ({
  Id: container.id,
  Image: image,
  Config: { Image: container.image, Cmd: ['run'] },
  HostConfig: { NetworkMode: 'shop_default', ...host },
  NetworkSettings: { Networks: { shop_default: { NetworkID: 'n' } } },
});

async function noted(difference: Partial<DeletionRecord> = {}): Promise<DeletionRecord> {
  const record: DeletionRecord = {
    id: deletionId('deletion'),
    engineId: 'engine-1',
    at: 1,
    name: 'shop',
    stack: shop,
    wholeStack: true,
    containers: [db, web].map(({ id, name, compose }) => ({
      id,
      name,
      label: `${compose?.service ?? ''}-1`,
      ran: true,
    })),
    saved: [],
    state: 'done',
    inspected: { [db.id]: inspected(db), [web.id]: inspected(web) },
    networks: { shop_default: { Id: 'n', Name: 'shop_default' } },
    volumes: [
      {
        name: data.name,
        label: 'data',
        createdAt: data.createdAt,
        anonymous: false,
        inspected: { Name: data.name },
      },
    ],
    undo: null,
    ...difference,
  };
  await deletions.put(record);
  return record;
}

/** An engine that makes what it is asked for: containers of the services, mounting `shop_data` at `/data`. */
function anEngine(
  things: Parameters<typeof anEngineWith>[0] = {},
  different: Partial<EngineApi> = {},
): EngineStub & { readonly put: string[] } {
  const put: string[] = [];
  const engine: EngineStub = anEngineWith(things, {
    imageIdOf: async () => image,
    inspectedNetwork: async () => null,
    makeNetwork: async (body) => void engine.calls.push(`network ${text(body.Name)}`),
    makeVolumeFrom: async (body) => {
      engine.calls.push(`volume ${text(body.Name)}`);
      engine.volumes.set(data.name, data);
    },
    makeContainer: async (name, body) => {
      engine.calls.push(`make ${name} of ${text(body.Image)}`);
      const original = [db, web].find((container) => container.name === name) ?? aContainer({ name });
      const id = containerId(`new-${name}`);
      const mount = {
        kind: 'volume',
        volume: data.name,
        anonymous: false,
        destination: '/data',
        readOnly: false,
      } as const;
      engine.containers.set(id, { ...original, id, state: 'created', mounts: [mount] });
      return id;
    },
    connectNetwork: async () => undefined,
    writeArchive: async (_id, folder, tar) => {
      const reader = extract();
      tar.pipe(reader);
      for await (const entry of reader) {
        put.push(`${folder} ${entry.header.name}`);
        entry.resume();
      }
    },
    statPath: async () => ({ kind: 'file', executable: false, bytes: 1, target: null }),
    ...different,
  });
  return { ...engine, put };
}

async function yardOf(engine: EngineStub): Promise<Yard> {
  return {
    engine: engine.access,
    deletions,
    helperOwner: 'me',
    now: () => 1,
    operations: createOperations(() => 1),
    notes: await openStackNotes({ dir, now: () => 1 }),
    compose: () => Promise.reject(new Failure({ kind: 'compose-cli-missing' })),
  };
}

async function undone(engine: EngineStub) {
  const yard = await yardOf(engine);
  const id = beginUndo(yard, deletionId('deletion'), 'as-it-was-run');
  await yard.operations.idle();
  return yard.operations.list().find((operation) => operation.id === id)?.state;
}

async function archive(...paths: readonly string[]): Promise<string> {
  await mkdir(join(dir, 'saved'), { recursive: true });
  const path = join(dir, 'saved', 'web-1.tar.gz');
  await writeArchiveFile(path, async function* () {
    for (const name of paths) yield anEntry(name, { content: 'x' });
    return paths.length;
  });
  return path;
}

const savedOf = async (...paths: readonly string[]) => ({
  of: { kind: 'container' as const, name: web.name, label: 'web-1', inLayer: paths.length, volumes: [] },
  path: hostPath(await archive(...paths)),
  files: paths.length,
  bytes: paths.length,
  archiveBytes: 1,
});

describe('undoing a deletion from what was noted', () => {
  it('makes networks, then containers, and starts those that ran, needed ones first', async () => {
    await noted();
    const engine = anEngine({ volumes: [data] });
    expect(await undone(engine)).toMatchObject({
      kind: 'succeeded',
      outcome: {
        kind: 'ran',
        volumes: [{ volume: data.name, label: 'data', verdict: 'attached-again' }],
        putBack: [],
      },
    });
    expect(engine.calls).toEqual([
      'network shop_default',
      'make shop-db-1 of redis:7',
      'make shop-web-1 of redis:7',
      'start shop-db-1',
      'start shop-web-1',
    ]);
    expect(deletions.list()[0]?.state).toBe('undone');
  });

  it('warns of a volume that is gone, and leaves stopped what was stopped', async () => {
    const record = await noted();
    await deletions.put({
      ...record,
      containers: record.containers.map((each) => ({ ...each, ran: false })),
    });
    const engine = anEngine();
    expect(await undone(engine)).toMatchObject({
      outcome: { volumes: [{ volume: data.name, verdict: 'recreated' }] },
    });
    expect(engine.calls.filter((call) => call.startsWith('start'))).toEqual([]);
  });

  it('puts saved files back before anything starts, and nothing into a volume that held data', async () => {
    await noted({ saved: [await savedOf('srv/upload', 'data/rows')] });
    const engine = anEngine({ volumes: [data] });
    expect(await undone(engine)).toMatchObject({
      outcome: { putBack: [{ label: 'web-1', files: 1, bytes: 1, leftOut: 1 }] },
    });
    expect(engine.put).toEqual(['/ srv/upload']);
  });

  it('puts files into a volume that it made itself', async () => {
    await noted({ saved: [await savedOf('srv/upload', 'data/rows')] });
    const engine = anEngine();
    expect(await undone(engine)).toMatchObject({ outcome: { putBack: [{ files: 2, leftOut: 0 }] } });
    expect(engine.put).toEqual(['/ srv/upload', '/ data/rows']);
  });

  it('puts files into volumes alone where the container itself may not be written', async () => {
    await noted({ saved: [await savedOf('data/rows')] });
    const engine = anEngine();
    const write = engine.access.api()?.writeArchive;
    const api = engine.access.api();
    if (api === null || write === undefined) throw new Error('no engine');
    const writeArchive: EngineApi['writeArchive'] = async (id, folder, tar, signal) => {
      if (folder === '/') {
        tar.resume();
        throw new Failure({ kind: 'unexpected', detail: 'container rootfs is marked read-only' });
      }
      await write(id, folder, tar, signal);
    };
    const readOnly = {
      ...engine,
      access: { ...engine.access, api: () => ({ ...api, writeArchive }) },
    };
    expect(await undone(readOnly)).toMatchObject({ outcome: { putBack: [{ files: 1, leftOut: 0 }] } });
    expect(engine.put).toEqual(['/data rows']);
  });

  it('takes away what it made when something can’t be made, and can be tried again', async () => {
    await noted();
    let failing = true;
    const engine = anEngine({ volumes: [data] });
    const make = engine.access.api()?.makeContainer;
    const refusing = {
      ...engine,
      access: {
        ...engine.access,
        api: () => {
          const api = engine.access.api();
          if (api === null || make === undefined) return api;
          const makeContainer: EngineApi['makeContainer'] = async (name, body) => {
            if (failing && name === web.name) throw new Failure({ kind: 'conflict', detail: 'refused' });
            return make(name, body);
          };
          return { ...api, makeContainer };
        },
      },
    };
    expect(await undone(refusing)).toMatchObject({ kind: 'failed', error: { kind: 'conflict' } });
    expect([...engine.containers.keys()]).toEqual([]);
    expect(deletions.list()[0]?.state).toBe('done');
    failing = false;
    expect(await undone(refusing)).toMatchObject({ kind: 'succeeded' });
  });

  it('goes on where one that was made could not be started, and puts nothing back twice', async () => {
    await noted({ saved: [await savedOf('srv/upload')] });
    let failing = true;
    const engine = anEngine(
      { volumes: [data] },
      {
        startContainer: async (id) => {
          if (failing) throw new Failure({ kind: 'port-taken', port: 80, by: null });
          const container = engine.containers.get(id);
          if (container) engine.containers.set(id, { ...container, state: 'running' });
        },
      },
    );
    expect(await undone(engine)).toMatchObject({ kind: 'failed', error: { kind: 'port-taken' } });
    failing = false;
    expect(await undone(engine)).toMatchObject({ kind: 'succeeded', outcome: { putBack: [] } });
    expect(engine.put).toEqual(['/ srv/upload']);
    expect(engine.calls.filter((call) => call.startsWith('make'))).toHaveLength(2);
  });

  it('makes anew what an attempt that was cut short has left', async () => {
    await noted({ undo: { made: [] } });
    const left: Container = { ...web, id: containerId('left'), state: 'created' };
    const engine = anEngine({ volumes: [data], containers: [left] });
    expect(await undone(engine)).toMatchObject({ kind: 'succeeded' });
    expect(engine.calls).toContain('remove shop-web-1');
  });

  it('leaves what stands there still, and only starts it', async () => {
    await noted({ state: 'interrupted' });
    const engine = anEngine({ volumes: [data], containers: [{ ...db, state: 'exited' }] });
    expect(await undone(engine)).toMatchObject({ kind: 'succeeded' });
    expect(engine.calls.filter((call) => !call.startsWith('network'))).toEqual([
      'make shop-web-1 of redis:7',
      'start shop-db-1',
      'start shop-web-1',
    ]);
  });

  it('makes what others need first, and by the image itself where its name has moved on', async () => {
    await noted({
      inspected: {
        [db.id]: inspected(db, { NetworkMode: `container:${web.id}` }),
        [web.id]: inspected(web),
      },
    });
    const modes: string[] = [];
    const engine = anEngine(
      { volumes: [data] },
      {
        imageIdOf: async (name) => (name === 'redis:7' ? imageId('sha256:2') : image),
        makeContainer: async (name, body) => {
          modes.push(`${name} ${text(body.Image)} ${text(fields(body.HostConfig).NetworkMode)}`);
          return containerId(`new-${name}`);
        },
      },
    );
    await undone(engine);
    expect(modes).toEqual([
      'shop-web-1 sha256:1 shop_default',
      `shop-db-1 sha256:1 container:new-shop-web-1`,
    ]);
  });
});

describe('undo is refused', () => {
  const refusal = async (engine: EngineStub): Promise<unknown> => {
    const yard = await yardOf(engine);
    try {
      beginUndo(yard, deletionId('deletion'), 'as-it-was-run');
    } catch (thrown) {
      return thrown instanceof Failure ? thrown.error : thrown;
    }
    return 'not refused';
  };

  it.each([
    ['on another engine', { engineId: 'engine-2' }, 'other-engine'],
    ['when it was done already', { state: 'undone' }, 'undone-already'],
    ['while the deletion goes on', { state: 'going-on' }, 'going-on'],
  ] as const)('%s', async (_, difference, reason) => {
    await noted(difference);
    expect(await refusal(anEngine())).toEqual({ kind: 'undo-refused', reason, names: [] });
  });

  it('when the stack exists again, by whomever', async () => {
    await noted();
    const engine = anEngine({ containers: [{ ...web, id: containerId('other') }] });
    expect(await refusal(engine)).toEqual({
      kind: 'undo-refused',
      reason: 'exists-again',
      names: ['shop-web-1'],
    });
  });
});

describe('forgetting a deletion', () => {
  it('takes the note away, but not where it tells of saved files or of what is gone', async () => {
    const engine = anEngine();
    const access = { engine: engine.access, deletions, helperOwner: 'me', now: () => 1 };
    const ended = async (difference: Partial<DeletionRecord>) => {
      const { id } = await noted(difference);
      await forgetDeletion(access, id);
      return deletions.get(id)?.state ?? 'none';
    };
    expect([
      await ended({}),
      await ended({ saved: [await savedOf('srv/upload')] }),
      await ended({ state: 'interrupted' }),
    ]).toEqual(['none', 'done', 'done']);
  });
});
