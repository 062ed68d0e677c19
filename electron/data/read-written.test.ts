import { describe, expect, it } from 'vitest';
import { aContainer } from '../../shared/builders.ts';
import type { FileChange } from '../../shared/container-data.ts';
import type { Mount } from '../../shared/engine.ts';
import { volumeName } from '../../shared/ids.ts';
import type { PathStat } from '../engine/container-files.ts';
import { listWritten, readWritten, readWrittenAround } from './read-written.ts';

/** A container's layer by path: bytes of a file, or what else stands there. */
function aLayer(
  files: Readonly<Record<string, number | 'folder' | 'new folder' | 'deleted' | 'socket'>>,
  total = Object.values(files).reduce<number>((sum, size) => sum + (typeof size === 'number' ? size : 0), 0),
) {
  const asked: string[] = [];
  const api = {
    writtenBytes: async () => total,
    changedFiles: async (): Promise<readonly FileChange[]> => {
      asked.push('changes');
      return Object.entries(files).map(([path, what]) => ({
        path,
        kind: what === 'deleted' ? 'deleted' : what === 'folder' ? 'changed' : 'added',
      }));
    },
    statPath: async (_id: unknown, path: string): Promise<PathStat | null> => {
      asked.push(path);
      const what = files[path];
      if (what === undefined) return null;
      if (typeof what === 'number') return { kind: 'file', executable: false, bytes: what, target: null };
      return { kind: what === 'socket' ? 'other' : 'folder', executable: false, bytes: 0, target: null };
    },
  };
  return { api, asked };
}

const mounted = (destination: string): Mount => ({
  kind: 'volume',
  volume: volumeName('shop_data'),
  anonymous: false,
  destination,
  readOnly: false,
});
const debian = aContainer({ image: 'debian:12' });

describe('the data in a layer', () => {
  it('is counted file by file where there are few, without noise, folders and what was deleted', async () => {
    const { api } = aLayer({
      '/root': 'folder',
      '/root/notes.txt': 12,
      '/root/.bash_history': 999,
      '/srv': 'folder',
      '/srv/report': 'new folder',
      '/srv/report/a.csv': 30,
      '/srv/report/b.csv': 40,
      '/srv/empty': 'new folder',
      '/home/x.sock2': 'socket',
      '/etc': 'folder',
      '/etc/motd': 'deleted',
    });
    expect(await readWritten(api, debian)).toEqual({
      bytes: 82,
      exact: true,
      files: 3,
      places: [
        { path: '/srv/report', folder: '/srv/report', files: 2, bytes: 70, isNew: true },
        { path: '/root/notes.txt', folder: '/root', files: 1, bytes: 12, isNew: false },
      ],
    });
  });

  it('is nothing in an empty layer, for which nothing more is asked', async () => {
    const { api, asked } = aLayer({}, 0);
    expect(await readWritten(api, debian)).toEqual({ bytes: 0, exact: true, files: 0, places: [] });
    expect(asked).toEqual([]);
  });

  it('is nothing where there is noise alone', async () => {
    const { api, asked } = aLayer({ '/run': 'folder', '/run/nginx.pid': 2, '/var/log/x.log': 500 });
    expect(await readWritten(api, debian)).toMatchObject({ bytes: 0, files: 0 });
    expect(asked).toEqual(['changes']);
  });

  it('of many files is the whole without its noise', async () => {
    const database = Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [`/var/lib/mysql/shop/t${n}.ibd`, 10] as const),
    );
    const { api, asked } = aLayer({ '/var/lib/mysql': 'folder', ...database, '/root/.mysql_history': 7 });
    const mysql = aContainer({ image: 'mysql:8' });
    expect(await readWritten(api, mysql)).toEqual({
      bytes: 2000,
      exact: true,
      files: 200,
      places: [{ path: '/var/lib/mysql', folder: '/var/lib/mysql', files: 200, bytes: 2000, isNew: false }],
    });
    expect(asked).toEqual(['changes', '/root/.mysql_history']);
  });

  it('has files in it whose names no engine tells whole', async () => {
    const { api, asked } = aLayer({ '/srv/caf\ufffd': 5, '/srv/rows': 6 });
    expect(await readWritten(api, debian)).toMatchObject({ bytes: 11, files: 2 });
    expect(asked).toEqual(['changes']);
  });

  it('is only bounded where noise is much, too', async () => {
    const many = (folder: string) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${folder}/${n}.js`, 1] as const));
    const { api, asked } = aLayer({ ...many('/app/node_modules'), ...many('/app/src') });
    expect(await readWritten(api, debian)).toMatchObject({ bytes: 60, exact: false, files: 30 });
    expect(asked).toEqual(['changes']);
  });

  it('has no points of mounts in it, and nothing that lies beneath a mount', async () => {
    const { api } = aLayer({
      '/data': 'new folder',
      '/data/db': 'new folder',
      '/data/db/old': 5,
      '/srv/file': 6,
      '/uploads': 'new folder',
    });
    const container = aContainer({ image: 'app', mounts: [mounted('/data/db'), mounted('/uploads/all')] });
    expect(await readWritten(api, container)).toMatchObject({ bytes: 6, files: 1 });
  });

  it('is unknown where the engine can’t tell', async () => {
    const { api } = aLayer({ '/srv/file': 6 });
    expect(await readWritten({ ...api, writtenBytes: async () => null }, debian)).toBeNull();
    expect(await readWritten({ ...api, changedFiles: async () => null }, debian)).toBeNull();
  });
});

describe('the list of files', () => {
  it('has data first, with sizes, then noise with what it is', async () => {
    const { api } = aLayer({
      '/var/log/x.log': 500,
      '/srv/b': 2,
      '/srv/a': 1,
      '/srv/empty': 'new folder',
    });
    expect(await listWritten(api, debian)).toEqual({
      files: [
        { path: '/srv/a', bytes: 1, what: 'data' },
        { path: '/srv/b', bytes: 2, what: 'data' },
        { path: '/var/log/x.log', bytes: null, what: 'log' },
      ],
      more: 0,
    });
  });

  it('is bounded, and says how much it leaves out', async () => {
    const { api, asked } = aLayer(
      Object.fromEntries(Array.from({ length: 620 }, (_, n) => [`/srv/${n}`, 1] as const)),
    );
    const listed = await listWritten(api, debian);
    expect([listed?.files.length, listed?.more, asked.length]).toEqual([500, 120, 101]);
  });
});

describe('the data in and around a folder', () => {
  it('is told apart file by file, also where both lie in one new folder', async () => {
    const { api } = aLayer({
      '/srv': 'new folder',
      '/srv/report': 'new folder',
      '/srv/report/a.csv': 30,
      '/srv/reports.txt': 5,
      '/srv/empty': 'new folder',
      '/root/.bash_history': 9,
    });
    expect(await readWrittenAround(api, debian, '/srv/report')).toEqual({
      inside: [{ path: '/srv/report/a.csv', folder: '/srv', files: 1, bytes: 30, isNew: true }],
      outside: [{ path: '/srv/reports.txt', folder: '/srv', files: 1, bytes: 5, isNew: true }],
    });
  });

  it('is not counted where it is many files', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`/srv/${at}`, 1]));
    const { api } = aLayer({ '/srv': 'new folder', ...files });
    expect(await readWrittenAround(api, debian, '/srv')).toEqual({
      inside: [{ path: '/srv', folder: '/srv', files: 30, bytes: null, isNew: true }],
      outside: [],
    });
  });
});
