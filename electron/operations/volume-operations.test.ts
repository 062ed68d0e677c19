import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aReplica } from '../../shared/builders.ts';
import type { Container, Mount } from '../../shared/engine.ts';
import { hostPath, volumeName } from '../../shared/ids.ts';
import { unreachable } from '../engine/engine-failure.ts';
import { Failure } from '../failure.ts';
import { openWorkNotes } from '../history/work-notes.ts';
import { beginImportExisting, beginImportNew } from './volume-import.ts';
import {
  beginVolumeClone,
  beginVolumeCreate,
  beginVolumeEmpty,
  beginVolumeExport,
} from './volume-operations.ts';
import { aVolumeYard } from './volume-stub.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-volumes-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const data = volumeName('data');
const mount: Mount = { kind: 'volume', volume: data, anonymous: false, destination: '/d', readOnly: false };
const db = aReplica('db', { mounts: [mount] });
const web = aReplica('web', {
  mounts: [mount],
  compose: { dependsOn: [{ service: 'db', condition: 'service_started' }] },
});
const reader = aReplica('reader', { mounts: [{ ...mount, readOnly: true }] });
const volumes = { data: { a: 'one', 'b/c': 'two' } };
const file = () => hostPath(join(dir, 'data.tar.gz'));
const broken = () => Promise.reject(new Failure({ kind: 'unexpected', detail: 'no space left on device' }));

describe('an export', () => {
  it('stops what may write, dependants first, and starts it again', async () => {
    const { yard, calls, ended, helpers } = await aVolumeYard({
      dir,
      volumes,
      containers: [db, web, reader],
    });
    beginVolumeExport(yard, data, file(), true);
    expect(await ended()).toMatchObject({
      kind: 'succeeded',
      outcome: { kind: 'volume', volume: 'data', bytes: 6, entries: 2, file: file() },
    });
    expect(calls).toEqual([
      'stop shop-web-1',
      'stop shop-db-1',
      'read data',
      'start shop-db-1',
      'start shop-web-1',
    ]);
    expect(helpers.size).toBe(0);
    expect(await yard.exports.of('engine-1', data)).toMatchObject([
      { path: file(), contentBytes: 6, entries: 2, reason: 'asked', file: 'there' },
    ]);
  });

  it('leaves everything running when that is asked for', async () => {
    const { yard, calls, ended } = await aVolumeYard({ dir, volumes, containers: [db, web] });
    beginVolumeExport(yard, data, file(), false);
    await ended();
    expect(calls).toEqual(['read data']);
  });

  it('starts again what it stopped and leaves no file when it fails', async () => {
    const different = () => ({ readArchive: broken });
    const { yard, calls, ended } = await aVolumeYard({ dir, volumes, containers: [db], different });
    beginVolumeExport(yard, data, file(), true);
    expect(await ended()).toMatchObject({ kind: 'failed', error: { detail: 'no space left on device' } });
    expect(calls).toEqual(['stop shop-db-1', 'start shop-db-1']);
    expect((await readdir(dir)).filter((name) => name.includes('data.tar'))).toEqual([]);
  });

  it('starts the first again when the second can not be stopped', async () => {
    const { yard, calls, ended } = await aVolumeYard({
      dir,
      volumes,
      containers: [db, web],
      different: ({ calls: heard }) => ({
        stopContainer: async (id) => {
          heard.push(`stop ${id === db.id ? 'db' : 'web'}`);
          if (id === db.id) await broken();
        },
      }),
    });
    beginVolumeExport(yard, data, file(), true);
    expect(await ended()).toMatchObject({ kind: 'failed' });
    expect(calls).toEqual(['stop web', 'stop db', 'start shop-db-1', 'start shop-web-1']);
  });

  it('does nothing where a container would go by being stopped', async () => {
    const different = () => ({ inspectText: async () => '{"HostConfig":{"AutoRemove":true}}' });
    const { yard, calls, ended } = await aVolumeYard({ dir, volumes, containers: [db], different });
    beginVolumeExport(yard, data, file(), true);
    expect(await ended()).toMatchObject({
      kind: 'failed',
      error: { kind: 'gone-when-stopped', containers: ['shop / db-1'] },
    });
    expect(calls).toEqual([]);
  });

  it('is cancelled, and what was stopped runs again', async () => {
    let cancel = () => {};
    const { yard, calls, ended } = await aVolumeYard({
      dir,
      volumes,
      containers: [db],
      different: () => ({
        readArchive: (_id, _path, signal) => {
          cancel();
          return Promise.reject(
            new Failure(signal.aborted ? { kind: 'cancelled' } : { kind: 'unexpected', detail: '' }),
          );
        },
      }),
    });
    const id = beginVolumeExport(yard, data, file(), true);
    cancel = () => yard.operations.cancel(id);
    expect(await ended()).toMatchObject({ kind: 'cancelled' });
    expect(calls).toEqual(['stop shop-db-1', 'start shop-db-1']);
  });

  it('says which containers it could not start again, beside what failed before', async () => {
    const different = () => ({ readArchive: broken, startContainer: broken });
    const { yard, ended } = await aVolumeYard({ dir, volumes, containers: [db], different });
    beginVolumeExport(yard, data, file(), true);
    expect(await ended()).toMatchObject({
      kind: 'failed',
      error: {
        kind: 'left-stopped',
        containers: [{ name: 'shop / db-1' }],
        after: { kind: 'unexpected' },
      },
    });
  });

  it('notes what it stopped before it stops it, and keeps that where the engine went away', async () => {
    const noted: unknown[] = [];
    const { yard, ended } = await aVolumeYard({
      dir,
      volumes,
      containers: [db],
      different: () => ({
        stopContainer: async () => {
          const { notes } = JSON.parse(await readFile(join(dir, 'work-under-way.json'), 'utf8'));
          noted.push(...notes);
        },
        startContainer: () => Promise.reject(unreachable({ kind: 'connection-lost', detail: 'gone' })),
      }),
    });
    beginVolumeExport(yard, data, file(), true);
    await ended();
    expect(noted).toMatchObject([
      { engineId: 'engine-1', stopped: [{ id: db.id, name: 'shop / db-1', wasPaused: false }], file: file() },
    ]);
    expect(yard.notes.left('engine-1')).toMatchObject([{ stopped: [{ id: db.id }] }]);
    const next = await openWorkNotes({ dir, now: () => 0 });
    expect(next.left('engine-1')).toHaveLength(1);
  });

  it('holds the stacks of all that use the volume', async () => {
    const { yard, ended } = await aVolumeYard({ dir, volumes, containers: [db] });
    beginVolumeExport(yard, data, file(), true);
    expect([...yard.operations.held().keys()]).toEqual(['volume:data', 'stack:shop']);
    expect(() => beginVolumeEmpty(yard, data)).toThrow(/busy/);
    await ended();
  });
});

describe('a clone', () => {
  const copy = volumeName('copy');

  it('holds the same files, and was read back', async () => {
    const { yard, calls, filesOf, ended } = await aVolumeYard({ dir, volumes, containers: [db] });
    await beginVolumeClone(yard, data, copy, true);
    expect(await ended()).toMatchObject({
      kind: 'succeeded',
      outcome: { volume: 'copy', bytes: 6, entries: 2 },
    });
    expect(filesOf('copy')).toEqual({ a: 'one', 'b/c': 'two' });
    expect(calls).toEqual([
      'stop shop-db-1',
      'make copy',
      'read data',
      'write copy',
      'read copy',
      'start shop-db-1',
    ]);
  });

  it('goes again where it is not like the original', async () => {
    const different = () => ({
      writeArchive: async (_id: unknown, _folder: unknown, tar: NodeJS.ReadableStream) => void tar.resume(),
    });
    const { yard, has, ended } = await aVolumeYard({ dir, volumes, different });
    await beginVolumeClone(yard, data, copy, false);
    expect(await ended()).toMatchObject({ kind: 'failed', error: { kind: 'clone-differs', volume: 'copy' } });
    expect(has('copy')).toBe(false);
  });

  it('never takes the name of a volume that is there', async () => {
    const { yard, filesOf } = await aVolumeYard({ dir, volumes: { ...volumes, copy: { x: 'mine' } } });
    await expect(beginVolumeClone(yard, data, copy, false)).rejects.toMatchObject({
      error: { kind: 'volume-exists', volume: 'copy' },
    });
    await expect(
      beginVolumeCreate(yard, copy, { driver: 'local', options: {}, labels: {} }),
    ).rejects.toMatchObject({
      error: { kind: 'volume-exists' },
    });
    expect(filesOf('copy')).toEqual({ x: 'mine' });
  });

  it('is not made of a folder of the engine’s own machine', async () => {
    const { yard, has } = await aVolumeYard({ dir, volumes });
    const make = { driver: 'local', options: { type: 'none', o: 'bind', device: '/etc' }, labels: {} };
    await expect(beginVolumeCreate(yard, copy, make)).rejects.toMatchObject({ error: { kind: 'conflict' } });
    expect(has('copy')).toBe(false);
  });
});

describe('emptying a volume', () => {
  it('stops also what only reads it or is paused, which is paused again', async () => {
    const paused: Container = { ...db, state: 'paused' };
    const { yard, calls, filesOf, ended } = await aVolumeYard({ dir, volumes, containers: [paused, reader] });
    beginVolumeEmpty(yard, data);
    expect(await ended()).toMatchObject({ kind: 'succeeded' });
    expect(filesOf('data')).toEqual({});
    expect(calls).toEqual([
      'stop shop-db-1',
      'stop shop-reader-1',
      'empty data',
      'start shop-db-1',
      'start shop-reader-1',
      'pause shop-db-1',
    ]);
  });

  it('takes the shell of an image where the app’s own can’t be run, or the engine won’t have it', async () => {
    for (const refusing of [
      { platform: async () => 'linux/riscv64' },
      { loadImage: async () => Promise.reject(new Failure({ kind: 'unexpected', detail: 'denied' })) },
    ]) {
      const { yard, filesOf, ended, helpers } = await aVolumeYard({
        dir,
        volumes,
        different: () => refusing,
      });
      beginVolumeEmpty(yard, data);
      expect(await ended()).toMatchObject({ kind: 'succeeded' });
      expect([filesOf('data'), helpers.size]).toEqual([{}, 0]);
    }
  });

  it('changes nothing where no image has a shell either', async () => {
    const different = () => ({ statPath: async () => null, platform: async () => 'linux/riscv64' });
    const { yard, filesOf, ended } = await aVolumeYard({ dir, volumes, different });
    beginVolumeEmpty(yard, data);
    expect(await ended()).toMatchObject({ error: { kind: 'no-helper-image', needs: 'shell' } });
    expect(filesOf('data')).toEqual(volumes.data);
  });
});

describe('an import', () => {
  /** An export of a volume that holds other files. */
  async function anArchive(): Promise<ReturnType<typeof hostPath>> {
    const { yard, ended } = await aVolumeYard({ dir, volumes: { data: { new: 'three' } } });
    beginVolumeExport(yard, data, file(), false);
    await ended();
    return file();
  }

  it('into a new volume leaves none when it fails', async () => {
    const path = await anArchive();
    const fine = await aVolumeYard({ dir, volumes: {} });
    await beginImportNew(fine.yard, path, data);
    expect(await fine.ended()).toMatchObject({ kind: 'succeeded', outcome: { bytes: 5, entries: 1 } });
    expect(fine.filesOf('data')).toEqual({ new: 'three' });

    const failing = await aVolumeYard({ dir, volumes: {}, different: () => ({ writeArchive: broken }) });
    await beginImportNew(failing.yard, path, data);
    expect(await failing.ended()).toMatchObject({ kind: 'failed', error: { kind: 'unexpected' } });
    expect(failing.has('data')).toBe(false);
  });

  it('takes the place of what was there, which is kept', async () => {
    const path = await anArchive();
    const { yard, calls, filesOf, ended } = await aVolumeYard({ dir, volumes, containers: [db] });
    beginImportExisting(yard, path, data);
    const safety = join(dir, 'safe', 'data-2026-01-02T03-04-05.tar.gz');
    expect(await ended()).toMatchObject({ kind: 'succeeded', outcome: { file: path, safety } });
    expect(filesOf('data')).toEqual({ new: 'three' });
    expect(calls).toEqual([
      'stop shop-db-1',
      'read data',
      'read data',
      'empty data',
      'write data',
      'start shop-db-1',
    ]);
    expect(await yard.exports.of('engine-1', data)).toMatchObject([
      { path: safety, reason: 'safety', entries: 2 },
      { path },
    ]);
  });

  it('puts back what was there when it fails', async () => {
    const path = await anArchive();
    let writes = 0;
    const { yard, filesOf, ended } = await aVolumeYard({
      dir,
      volumes,
      different: ({ usual }) => ({
        writeArchive: async (...args) => {
          writes += 1;
          await (writes === 1 ? broken() : usual.writeArchive(...args));
        },
      }),
    });
    beginImportExisting(yard, path, data);
    expect(await ended()).toMatchObject({
      kind: 'failed',
      error: { kind: 'import-failed', restored: true, error: { detail: 'no space left on device' } },
    });
    expect(filesOf('data')).toEqual(volumes.data);
  });

  it('says where all of it is when it can not be put back', async () => {
    const path = await anArchive();
    const { yard, ended } = await aVolumeYard({ dir, volumes, different: () => ({ writeArchive: broken }) });
    beginImportExisting(yard, path, data);
    expect(await ended()).toMatchObject({
      kind: 'failed',
      error: { kind: 'import-failed', restored: false, safety: expect.stringContaining('data-2026') },
    });
  });

  it('stops nothing for an archive that is not as it was written', async () => {
    const path = await anArchive();
    await appendFile(path, 'x');
    const { yard, calls, ended } = await aVolumeYard({ dir, volumes, containers: [db] });
    beginImportExisting(yard, path, data);
    expect(await ended()).toMatchObject({
      kind: 'failed',
      error: { kind: 'archive-broken' },
    });
    expect(calls).toEqual([]);
  });
});
