import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aContainer, aReplica, aVolume } from '../../shared/builders.ts';
import type { Mount } from '../../shared/engine.ts';
import { hostPath, stackName, volumeName } from '../../shared/ids.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import type { StackNote } from '../../shared/stack-memory.ts';
import type { Compose, ComposeModel, ModelService } from '../compose/compose.ts';
import { Failure } from '../failure.ts';
import { openStackNotes, type StackNotes } from '../history/stack-notes.ts';
import { anEngineWith, aReporter, type EngineStub } from './engine-stub.ts';
import { type NamedRequest, portHolder, requestFromNote, runStack } from './run.ts';

const shop = stackName('shop');
const file = hostPath('/shop/compose.yaml');
const request: NamedRequest = {
  files: [file],
  workingDir: hostPath('/shop'),
  envFiles: [],
  profiles: [],
  projectName: shop,
};
const database = aVolume({
  name: volumeName('shop_db'),
  createdAt: 1_000,
  compose: { project: shop, key: 'db' },
});
const mountOf = (volume: typeof database): Mount => ({
  kind: 'volume',
  volume: volume.name,
  anonymous: false,
  destination: '/data',
  readOnly: false,
});
const note: StackNote = {
  name: shop,
  engineId: 'engine-1',
  workingDir: hostPath('/shop'),
  configFiles: [file],
  envFiles: [],
  profiles: [],
  services: ['web'],
  volumes: [{ name: database.name, label: 'db', createdAt: 1_000 }],
  goneAt: 2_000,
  goneBy: 'stackyard',
};

const aService = (name: string, profiles: readonly string[] = []): ModelService => ({
  name,
  image: 'busybox',
  builds: false,
  ports: [],
  profiles,
  dependsOn: [],
  data: { environment: {}, workingDir: null, mounts: [] },
  volumes: [],
});
const aModel = (services: readonly ModelService[]): ComposeModel => ({
  name: shop,
  services,
  volumes: [],
  networks: [],
  profiles: [],
});

/** A Compose whose `up` does what it is told to the engine, and which keeps the requests. */
function aCompose(up: () => void, model: ComposeModel = aModel([aService('web')])) {
  const ran: RunRequest[] = [];
  const pulled: RunRequest[] = [];
  const compose: Compose = {
    version: '2.26.1',
    config: async ({ profiles }, { askedForOnly = false } = {}) => {
      const isAskedFor = (one: ModelService) =>
        one.profiles.length === 0 || one.profiles.some((profile) => profiles.includes(profile));
      return askedForOnly ? { ...model, services: model.services.filter(isAskedFor) } : model;
    },
    merged: async () => '',
    create: async () => undefined,
    replaced: async () => null,
    up: async (asked) => {
      ran.push(asked);
      up();
    },
    pull: async (asked) => void pulled.push(asked),
  };
  return { compose, ran, pulled };
}

function webUp(engine: EngineStub, mounts: readonly Mount[] = []): void {
  const web = aReplica('web', { mounts });
  engine.containers.set(web.id, web);
}

let dir: string;
let notes: StackNotes;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-run-'));
  notes = await openStackNotes({ dir, now: () => 5_000 });
});
afterEach(() => rm(dir, { recursive: true }));

describe('running a stack again', () => {
  it('says that its volume is attached again', async () => {
    const engine = anEngineWith({ volumes: [database] });
    const { compose } = aCompose(() => webUp(engine, [mountOf(database)]));
    expect(await runStack({ engine: engine.access, compose, notes }, request, note, aReporter())).toEqual({
      kind: 'ran',
      volumes: [{ volume: 'shop_db', label: 'db', verdict: 'attached-again' }],
      putBack: [],
      saved: [],
    });
  });

  it('says that the volume was recreated when it was gone before the run', async () => {
    const engine = anEngineWith({});
    const { compose } = aCompose(() => {
      engine.volumes.set(database.name, { ...database, createdAt: null });
      webUp(engine, [mountOf(database)]);
    });
    expect(
      await runStack({ engine: engine.access, compose, notes }, request, note, aReporter()),
    ).toMatchObject({ volumes: [{ verdict: 'recreated' }] });
  });

  it('gives a container the name that an earlier run was cut short over', async () => {
    const inspected = { Config: { Labels: { 'com.docker.compose.replace': 'web-1' } } };
    const engine = anEngineWith({}, { inspectedContainer: async () => inspected });
    const made = aReplica('web', { name: '0123456789ab_shop-web-1' });
    const { compose } = aCompose(() => void engine.containers.set(made.id, made));
    await runStack({ engine: engine.access, compose, notes }, request, note, aReporter());
    expect(engine.calls).toEqual(['rename 0123456789ab_shop-web-1 shop-web-1']);
  });

  it('takes the word of the note against that of the engine about when it was created', async () => {
    const engine = anEngineWith({ volumes: [{ ...database, createdAt: 3_000 }] });
    const { compose } = aCompose(() => webUp(engine, [mountOf(database)]));
    expect(
      await runStack({ engine: engine.access, compose, notes }, request, note, aReporter()),
    ).toMatchObject({ volumes: [{ verdict: 'recreated' }] });
  });

  it('says that a volume is there but nothing mounts it any more', async () => {
    const engine = anEngineWith({ volumes: [database] });
    const { compose } = aCompose(() => webUp(engine));
    expect(
      await runStack({ engine: engine.access, compose, notes }, request, note, aReporter()),
    ).toMatchObject({ volumes: [{ verdict: 'not-attached' }] });
  });

  it('brings back the services that only a profile brings, and remembers the profile', async () => {
    notes.put(note);
    const engine = anEngineWith({});
    const model = aModel([aService('web'), aService('admin', ['tools'])]);
    const { compose, ran } = aCompose(() => webUp(engine), model);
    const remembered = { services: ['web', 'admin'], volumes: [] };
    await runStack({ engine: engine.access, compose, notes }, request, remembered, aReporter());
    expect(ran).toEqual([{ ...request, profiles: ['tools'] }]);
    expect(notes.get('engine-1', shop)?.profiles).toEqual(['tools']);
  });

  it('touches nothing when the file is not valid', async () => {
    const engine = anEngineWith({});
    const { compose, ran } = aCompose(() => webUp(engine));
    const error = { kind: 'compose-invalid', file, line: 3, message: 'no' } as const;
    const broken: Compose = {
      ...compose,
      config: async () => {
        throw new Failure(error);
      },
    };
    await expect(
      runStack({ engine: engine.access, compose: broken, notes }, request, note, aReporter()),
    ).rejects.toMatchObject({ error });
    expect(ran).toEqual([]);
  });

  it('names who has a port that is taken', async () => {
    const other = aContainer({
      name: 'proxy',
      ports: [{ containerPort: 80, protocol: 'tcp', host: { ip: '0.0.0.0', port: 8080 } }],
    });
    const engine = anEngineWith({ containers: [other] });
    const { compose } = aCompose(() => {
      throw new Failure({ kind: 'port-taken', port: 8080, by: null });
    });
    await expect(
      runStack({ engine: engine.access, compose, notes }, request, null, aReporter()),
    ).rejects.toMatchObject({ error: { kind: 'port-taken', port: 8080, by: 'proxy' } });
  });
});

describe('updating the images of a stack', () => {
  const noted = { services: ['web', 'admin'], volumes: note.volumes };
  const model = aModel([aService('web'), aService('admin', ['tools'])]);

  it('pulls for the services that were there, then recreates what changed, on the same volumes', async () => {
    const engine = anEngineWith({ volumes: [database] });
    const { compose, ran, pulled } = aCompose(() => webUp(engine, [mountOf(database)]), model);
    const access = { engine: engine.access, compose, notes };
    expect(await runStack(access, request, noted, aReporter(), { pullFirst: true })).toEqual({
      kind: 'ran',
      volumes: [{ volume: 'shop_db', label: 'db', verdict: 'attached-again' }],
      putBack: [],
      saved: [],
    });
    expect({ pulled, ran }).toEqual({
      pulled: [{ ...request, profiles: ['tools'] }],
      ran: [{ ...request, profiles: ['tools'] }],
    });
  });

  it('touches nothing when an image can’t be had', async () => {
    const engine = anEngineWith({ volumes: [database] });
    const { compose, ran } = aCompose(() => webUp(engine), model);
    const error = { kind: 'image-unavailable', image: 'nginx:1', detail: 'no such host' } as const;
    const offline: Compose = {
      ...compose,
      pull: async () => {
        throw new Failure(error);
      },
    };
    const access = { engine: engine.access, compose: offline, notes };
    await expect(runStack(access, request, noted, aReporter(), { pullFirst: true })).rejects.toMatchObject({
      error,
    });
    expect({ ran, calls: engine.calls }).toEqual({ ran: [], calls: [] });
  });

  it('pulls nothing when a stack is only run', async () => {
    const engine = anEngineWith({});
    const { compose, pulled } = aCompose(() => webUp(engine));
    await runStack({ engine: engine.access, compose, notes }, request, null, aReporter());
    expect(pulled).toEqual([]);
  });
});

describe('the holder of a port', () => {
  const holder = aReplica('web', {
    compose: { project: stackName('blog') },
    ports: [{ containerPort: 80, protocol: 'tcp', host: { ip: '0.0.0.0', port: 80 } }],
  });
  it.each([
    ['is named with its stack', [holder], 'blog / web-1'],
    ['is nobody who is stopped', [{ ...holder, state: 'exited' as const }], null],
    ['is not the stack itself', [aReplica('web', { ports: holder.ports })], null],
    [
      'is nobody with the same port of UDP',
      [{ ...holder, ports: holder.ports.map((p) => ({ ...p, protocol: 'udp' as const })) }],
      null,
    ],
  ])('%s', (_, containers, expected) => expect(portHolder(containers, 80, shop)).toBe(expected));
});

it('can not be made of a note without files', () => {
  expect(() => requestFromNote({ ...note, configFiles: [] })).toThrow(
    expect.objectContaining({ error: { kind: 'compose-missing', files: [] } }),
  );
});
