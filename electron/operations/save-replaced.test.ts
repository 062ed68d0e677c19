import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aReplica } from '../../shared/builders.ts';
import { stackName } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';
import { type DeletionNotes, openDeletionNotes } from '../history/deletion-notes.ts';
import { anEngineWith, aReporter, type EngineStub } from './engine-stub.ts';
import type { Reporter } from './operations.ts';
import { saveReplaced } from './save-replaced.ts';

const shop = stackName('shop');
const web = aReplica('web');
const db = aReplica('db');

function tarOfUpload(): Readable {
  const tar = pack();
  tar.entry({ name: 'upload' }, 'picture');
  tar.finalize();
  return Readable.from(tar);
}

const file = { kind: 'file', executable: false, bytes: 7, target: null } as const;

/** `web` wrote a file of data, `db` nothing but noise. */
const anEngine = (different: Partial<EngineApi> = {}) =>
  anEngineWith(
    { containers: [web, db] },
    {
      writtenBytes: async () => 7,
      statPath: async () => file,
      changedFiles: async (id) => [{ path: id === web.id ? '/srv/upload' : '/tmp/scratch', kind: 'added' }],
      readArchive: async (_id, path) => (path === '/srv/upload' ? tarOfUpload() : null),
      imageSizes: async () => new Map(),
      ...different,
    },
  );

let dir = '';
let deletions: DeletionNotes;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-'));
  deletions = await openDeletionNotes(dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const saving = (
  engine: EngineStub,
  replaced: () => Promise<ReadonlySet<string> | null>,
  reporter: Reporter = aReporter(),
) =>
  saveReplaced(
    { engine: engine.access, deletions, helperOwner: 'me', now: () => 1_700_000_000_000 },
    shop,
    replaced,
    reporter,
  );

describe('before a run makes containers anew', () => {
  it.each([
    ['those that go', new Set([web.name, db.name])],
    ['each that may, where Compose can’t tell', null],
  ])('the files of %s are saved, at rest, and found among the saved files', async (_which, names) => {
    const engine = anEngine();
    const { ofThoseGone } = await saving(engine, async () => names);
    expect(engine.calls).toEqual(['stop shop-web-1']);
    engine.containers.delete(web.id);
    const saved = await ofThoseGone();
    expect(saved).toMatchObject([{ of: { label: 'web-1' }, files: 1, bytes: 7 }]);
    expect(deletions.list()).toMatchObject([
      { name: 'shop', stack: shop, wholeStack: false, state: 'done', saved },
    ]);
  });

  it('nothing is stopped or noted where what has data stays', async () => {
    const engine = anEngine();
    const reporter = aReporter();
    await saving(engine, async () => new Set([db.name]), reporter);
    expect([engine.calls, deletions.list(), reporter.asked]).toEqual([[], [], []]);
  });

  it('Compose is not even asked where there is nothing to lose', async () => {
    const replaced = vi.fn(async () => null);
    await saving(anEngine({ changedFiles: async () => [{ path: '/tmp/scratch', kind: 'added' }] }), replaced);
    expect(replaced).not.toHaveBeenCalled();
  });

  it('a one-off is left alone', async () => {
    const oneOff = aReplica('web', { name: 'shop-web-run-1', compose: { oneOff: true } });
    const engine = anEngineWith(
      { containers: [oneOff] },
      { changedFiles: async () => [{ path: '/srv/upload', kind: 'added' }] },
    );
    await saving(engine, async () => null);
    expect([engine.calls, deletions.list()]).toEqual([[], []]);
  });

  it('it is said what will be made anew and what of it is in no volume', async () => {
    const reporter = aReporter();
    const layer = {
      bytes: 7,
      exact: true,
      files: 1,
      places: [expect.objectContaining({ path: '/srv/upload' })],
    };
    await saving(anEngine(), async () => new Set([web.name, db.name]), reporter);
    await saving(anEngine(), async () => null, reporter);
    const losing = [{ label: 'web-1', layer }];
    expect(reporter.asked).toEqual([
      { kind: 'makes-anew', certain: true, losing, others: ['db-1'] },
      { kind: 'makes-anew', certain: false, losing, others: [] },
    ]);
  });

  it('nothing is touched until the answer, nor after it where it is to cancel', async () => {
    const engine = anEngine();
    const ask = () => Promise.reject(new Failure({ kind: 'cancelled' }));
    const cancelled = saving(engine, async () => null, { ...aReporter(), ask });
    await expect(cancelled).rejects.toMatchObject({ error: { kind: 'cancelled' } });
    expect([engine.calls, deletions.list()]).toEqual([[], []]);
  });

  it('what has come up until the answer is asked about, too', async () => {
    const written = new Set<string>([web.id]);
    const engine = anEngine({
      changedFiles: async (id) => (written.has(id) ? [{ path: '/srv/upload', kind: 'added' }] : []),
    });
    const reporter = aReporter();
    const ask: Reporter['ask'] = async (question) => {
      written.add(db.id);
      await reporter.ask(question);
    };
    await saving(engine, async () => null, { ...reporter, ask });
    expect(reporter.asked.map(({ losing }) => losing.map(({ label }) => label))).toEqual([
      ['web-1'],
      ['web-1', 'db-1'],
    ]);
    expect(engine.calls).toEqual(expect.arrayContaining(['stop shop-web-1', 'stop shop-db-1']));
  });

  it('nothing is told, or kept twice, of a container that stands after all', async () => {
    const { ofThoseGone } = await saving(anEngine(), async () => null);
    expect(await ofThoseGone()).toEqual([]);
    expect(deletions.list()).toEqual([]);
    expect(await readdir(join(dir, 'saved'))).toEqual([]);
  });

  it('what cannot be saved runs again, and nothing is left of the attempt', async () => {
    const engine = anEngine({
      readArchive: async () => {
        throw new Error('connection lost');
      },
    });
    await expect(saving(engine, async () => null)).rejects.toMatchObject({ error: { kind: 'save-failed' } });
    expect(engine.calls).toEqual(['stop shop-web-1', 'start shop-web-1']);
    expect(deletions.list()).toEqual([]);
    expect(await readdir(join(dir, 'saved')).catch(() => [])).toEqual([]);
  });

  it('where the run failed, what was stopped for it runs again, and no copy is left of what stands', async () => {
    const engine = anEngine();
    const { afterFailure } = await saving(engine, async () => null);
    await afterFailure();
    expect(engine.calls).toEqual(['stop shop-web-1', 'start shop-web-1']);
    expect(deletions.list()).toEqual([]);
    expect(await readdir(join(dir, 'saved'))).toEqual([]);
  });

  it('where the run failed, what was saved of a container that went stays saved', async () => {
    const engine = anEngine();
    const { afterFailure } = await saving(engine, async () => null);
    engine.containers.delete(web.id);
    await afterFailure();
    expect(deletions.list()).toMatchObject([{ state: 'done', saved: [{ of: { label: 'web-1' } }] }]);
    expect(await readdir(join(dir, 'saved'))).toHaveLength(1);
  });

  it('where the engine went away nothing is taken for needless', async () => {
    let away = false;
    const engine = anEngine({
      inspectContainer: async () => {
        if (away) throw new Failure({ kind: 'conflict', detail: 'gone' });
        return web;
      },
    });
    const { afterFailure, ofThoseGone } = await saving(engine, async () => null);
    away = true;
    await afterFailure();
    expect(await ofThoseGone()).toMatchObject([{ of: { label: 'web-1' } }]);
    expect(deletions.list()).toMatchObject([{ saved: [{ of: { label: 'web-1' } }] }]);
  });
});
