import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anId, aReplica, aVolume } from '../../shared/builders.ts';
import type { DeletePlan } from '../../shared/delete-plan.ts';
import type { SaveChoice } from '../../shared/deletion.ts';
import { stackName, volumeName } from '../../shared/ids.ts';
import { planDelete } from '../../shared/plan-delete.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';
import { type DeletionNotes, openDeletionNotes } from '../history/deletion-notes.ts';
import { deletePlanned } from './delete.ts';
import { deleteNoted } from './delete-noted.ts';
import { anEngineWith, aReporter, type EngineStub } from './engine-stub.ts';

const shop = stackName('shop');
const anonymous = volumeName(anId('anonymous'));
const db = aReplica('db', {
  mounts: [{ kind: 'volume', volume: anonymous, anonymous: true, destination: '/data', readOnly: false }],
});
const web = aReplica('web', {
  compose: { dependsOn: [{ service: 'db', condition: 'service_started' }] },
});
const volume = aVolume({ name: volumeName('shop_data'), compose: { project: shop, key: 'data' } });
const both: SaveChoice = { unsavedFiles: true, volumes: true };

function aTar(files: Readonly<Record<string, string>>): Readable {
  const tar = pack();
  for (const [name, text] of Object.entries(files)) tar.entry({ name }, text);
  tar.finalize();
  return Readable.from(tar);
}

/** `web` wrote one file of data and one of noise, `db` keeps rows in an anonymous volume. */
function anEngine(different: Partial<EngineApi> = {}): EngineStub {
  return anEngineWith(
    { containers: [db, web], volumes: [volume, aVolume({ name: anonymous, anonymous: true })] },
    {
      changedFiles: async (id) =>
        id === web.id
          ? [
              { path: '/srv/upload', kind: 'added' },
              { path: '/tmp/scratch', kind: 'added' },
            ]
          : [],
      readArchive: async (_id, path) => {
        if (path === '/srv/upload') return aTar({ upload: 'picture' });
        if (path === '/data') return aTar({ 'data/rows': 'rows' });
        return path === '/.stackyard-volume' ? aTar({ '.stackyard-volume/kept': 'kept' }) : null;
      },
      helperImages: async () => [web.imageId],
      makeHelper: async () => web.id,
      removeHelper: async () => undefined,
      ...different,
    },
  );
}

let dir = '';
let deletions: DeletionNotes;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-'));
  deletions = await openDeletionNotes(dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function planOf({ access }: EngineStub): DeletePlan {
  const { containers, volumes, networks } = access.snapshot();
  const plan = planDelete({
    target: { kind: 'stack', name: shop },
    containers: containers.values(),
    volumes: volumes.values(),
    networks: networks.values(),
  });
  if (plan === null) throw new Error('nothing to delete');
  return { ...plan, composeFiles: [], images: { count: 0, bytes: null } };
}

async function deleting(engine: EngineStub, save: SaveChoice = both) {
  const plan = planOf(engine);
  const volumes = plan.volumes.filter(({ name }) => name === volume.name);
  const reporter = aReporter();
  await deleteNoted(
    { engine: engine.access, deletions, helperOwner: 'me', now: () => 1_700_000_000_000 },
    plan,
    { volumes, save },
    reporter,
    async () => {
      const result = await deletePlanned(engine.access, plan, [volume.name], reporter);
      return { result, complete: true };
    },
  );
}

describe('a deletion', () => {
  it('is noted on the disk before the first container goes, for the user’s eyes alone', async () => {
    let noted: readonly string[] = [];
    const engine = anEngine({
      removeContainer: async () => {
        noted = await readdir(join(dir, 'deletions'));
        throw new Failure({ kind: 'conflict', detail: 'refused' });
      },
    });
    await expect(deleting(engine, { unsavedFiles: false, volumes: false })).rejects.toMatchObject({
      error: { kind: 'partly-deleted' },
    });
    expect(noted).toEqual([expect.stringMatching(/^2023-11-14-22-13-20-shop-[0-9a-f]{6}\.json$/)]);
    const { mode } = await stat(join(dir, 'deletions', noted[0] ?? ''));
    expect(mode & 0o777).toBe(0o600);
    expect(deletions.list()[0]).toMatchObject({
      name: 'shop',
      stack: shop,
      wholeStack: true,
      state: 'failed',
      containers: [
        { label: 'db-1', ran: true },
        { label: 'web-1', ran: true },
      ],
    });
  });

  it('saves data of layers, of anonymous volumes and of ticked volumes, with everything at rest', async () => {
    const engine = anEngine();
    await deleting(engine);
    expect(engine.calls.slice(0, 2)).toEqual(['stop shop-web-1', 'stop shop-db-1']);
    const [deletion] = deletions.list();
    expect(deletion?.saved.map(({ of, files, bytes }) => [of, files, bytes])).toEqual([
      [
        {
          kind: 'container',
          name: 'shop-db-1',
          label: 'db-1',
          inLayer: 0,
          volumes: [{ name: anonymous, destination: '/data' }],
        },
        1,
        4,
      ],
      [{ kind: 'container', name: 'shop-web-1', label: 'web-1', inLayer: 1, volumes: [] }, 1, 7],
      [{ kind: 'volume', name: volume.name, label: 'data' }, 1, 4],
    ]);
    expect(deletion?.state).toBe('done');
    const modes = await Promise.all((deletion?.saved ?? []).map(({ path }) => stat(path)));
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    expect((await stat(join(dir, 'saved'))).mode & 0o777).toBe(0o700);
  });

  it('saves nothing and leaves no file where there is nothing to be saved', async () => {
    const engine = anEngine({ changedFiles: async () => [], readArchive: async () => aTar({}) });
    await deleting(engine, { unsavedFiles: true, volumes: false });
    const [deletion] = deletions.list();
    expect([deletion?.saved, await readdir(join(dir, 'saved', deletion?.id ?? ''))]).toEqual([[], []]);
  });

  it.each([
    ['it is cancelled', () => Promise.reject(new Failure({ kind: 'cancelled' })), 'cancelled'],
    ['a file vanishes', () => Promise.resolve(null), 'save-failed'],
  ] as const)(
    'removes nothing, and lets all run again, when %s while saving',
    async (_, readArchive, kind) => {
      const engine = anEngine({ readArchive });
      await expect(deleting(engine)).rejects.toMatchObject({ error: { kind } });
      expect(engine.calls).toEqual([
        'stop shop-web-1',
        'stop shop-db-1',
        'start shop-db-1',
        'start shop-web-1',
      ]);
      expect([
        deletions.list(),
        await readdir(join(dir, 'deletions')),
        await readdir(join(dir, 'saved')),
      ]).toEqual([[], [], []]);
    },
  );

  it('says that there is no place to save to, with nothing touched', async () => {
    await writeFile(join(dir, 'saved'), 'in the way');
    const engine = anEngine();
    await expect(deleting(engine)).rejects.toMatchObject({ error: { kind: 'save-failed', why: 'other' } });
    expect(engine.calls).toEqual([]);
  });

  it('pauses what would be removed when it stops', async () => {
    const engine = anEngine({
      inspectedContainer: async (id) => ({ Id: id, HostConfig: { AutoRemove: id === db.id } }),
    });
    await deleting(engine);
    expect(engine.calls.slice(0, 2)).toEqual(['stop shop-web-1', 'pause shop-db-1']);
  });

  it('goes on from one that came to no end, so that undoing brings back all of it', async () => {
    let failing = true;
    const engine = anEngine({
      stopContainer: async (id) => {
        if (failing && id === db.id) throw new Failure({ kind: 'conflict', detail: 'refused' });
      },
    });
    const nothing = { unsavedFiles: false, volumes: false };
    await expect(deleting(engine, nothing)).rejects.toMatchObject({ error: { kind: 'partly-deleted' } });
    failing = false;
    await deleting(engine, nothing);
    expect(
      deletions.list().map(({ containers, state }) => [containers.map(({ label }) => label), state]),
    ).toEqual([[['web-1', 'db-1'], 'done']]);
  });

  it('that was going on when the app ended is found again as interrupted', async () => {
    const engine = anEngine({
      removeContainer: async () => {
        const reopened = await openDeletionNotes(dir);
        expect(reopened.list().map(({ state, saved }) => [state, saved.length])).toEqual([
          ['interrupted', 3],
        ]);
      },
    });
    await deleting(engine);
  });

  it('tells a window no secrets', async () => {
    const engine = anEngine({
      inspectedContainer: async (id) => ({ Id: id, Config: { Env: ['PASSWORD=x'] } }),
    });
    await deleting(engine);
    expect(JSON.stringify(deletions.list())).not.toContain('PASSWORD');
    const [file = ''] = await readdir(join(dir, 'deletions'));
    expect(await readFile(join(dir, 'deletions', file), 'utf8')).toContain('PASSWORD');
  });
});

describe('saved files', () => {
  it('go when the user says so, and only those that a note tells of', async () => {
    await deleting(anEngine());
    const [deletion] = deletions.list();
    const path = deletion?.saved[0]?.path;
    if (deletion === undefined || path === undefined) throw new Error('nothing saved');
    const other = { ...deletion.saved[0], path: `${dir}/deletions` }.path as typeof path;
    await expect(deletions.removeSaved(deletion.id, other)).rejects.toMatchObject({
      error: { kind: 'not-found' },
    });
    await deletions.removeSaved(deletion.id, path);
    expect(deletions.list()[0]?.saved).toHaveLength(2);
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('stay when their stack is forgotten', async () => {
    await deleting(anEngine());
    await deletions.forget('engine-1', shop);
    expect(deletions.list()).toHaveLength(1);
  });
});
