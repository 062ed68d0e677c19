import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deletionId, hostPath, stackName, volumeName } from '../../shared/ids.ts';
import { openDeletionNotes } from './deletion-notes.ts';
import type { DeletionRecord } from './deletion-record.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const aRecord = (difference: Partial<DeletionRecord> = {}): DeletionRecord => ({
  id: deletionId('first'),
  engineId: 'engine-1',
  at: 1,
  name: 'shop',
  stack: stackName('shop'),
  wholeStack: true,
  containers: [],
  saved: [],
  state: 'done',
  inspected: {},
  networks: {},
  volumes: [],
  undo: null,
  ...difference,
});

describe('notes of deletions', () => {
  it('are found again, the newest first', async () => {
    const notes = await openDeletionNotes(dir);
    await notes.put(aRecord());
    await notes.put(aRecord({ id: deletionId('second'), at: 2 }));
    const again = await openDeletionNotes(dir);
    expect([again.list().map(({ id }) => id), again.get(deletionId('first'))]).toEqual([
      ['second', 'first'],
      aRecord(),
    ]);
  });

  it('that can’t be read, or are of a later version, are passed over and left as they are', async () => {
    const folder = join(dir, 'deletions');
    await mkdir(folder);
    await writeFile(join(folder, 'damaged.json'), '{');
    await writeFile(join(folder, 'later.json'), JSON.stringify({ version: 2, deletion: {} }));
    expect((await openDeletionNotes(dir)).list()).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['damaged.json', 'later.json']);
  });

  it('forget saved files that somebody took away by hand, and what a save that was cut short has left', async () => {
    const notes = await openDeletionNotes(dir);
    const folder = await notes.makeFolder(deletionId('first'));
    const path = hostPath(join(folder, 'web-1.tar.gz'));
    const files = {
      of: { kind: 'container', name: 'shop-web-1', label: 'web-1', inLayer: 1, volumes: [] },
      path,
      files: 1,
      bytes: 1,
      archiveBytes: 1,
    } as const;
    await notes.put(aRecord({ saved: [files, { ...files, path: hostPath(join(folder, 'gone.tar.gz')) }] }));
    await writeFile(path, '');
    await writeFile(join(folder, '.db-1.tar.gz.0123456789ab.tmp'), '');
    expect((await openDeletionNotes(dir)).list()[0]?.saved).toEqual([files]);
    expect(await readdir(folder)).toEqual(['web-1.tar.gz']);
  });

  it('keep what was saved when they tell of it, and not what a deletion that was cut short had not noted yet', async () => {
    const notes = await openDeletionNotes(dir);
    const folder = await notes.makeFolder(deletionId('first'));
    const other = await notes.makeFolder(deletionId('second'));
    const web = hostPath(join(folder, '1-web-1.tar.gz'));
    const of = { kind: 'volume', name: volumeName('data'), label: 'data' } as const;
    // Taken over from an earlier deletion of the same, whose folder it lies in.
    const saved = [{ of, path: web, files: 1, bytes: 1, archiveBytes: 1 }];
    await notes.put(aRecord({ state: 'interrupted' }));
    await notes.put(aRecord({ id: deletionId('second'), state: 'going-on', saved }));
    for (const path of [
      web,
      join(other, '1-web-1.tar.gz'),
      join(other, '2-db-1.tar.gz'),
      join(other, 'mine.txt'),
    ]) {
      await writeFile(path, '');
    }
    const again = await openDeletionNotes(dir);
    expect(again.get(deletionId('second'))).toMatchObject({ state: 'interrupted', saved });
    expect([await readdir(folder), await readdir(other)]).toEqual([['1-web-1.tar.gz'], ['mine.txt']]);
  });

  it('are kept up to a bound, and all of those that tell of saved files', async () => {
    const notes = await openDeletionNotes(dir);
    const files = { kind: 'volume', name: volumeName('data'), label: 'data' } as const;
    const saved = [{ of: files, path: hostPath(join(dir, 'x')), files: 1, bytes: 1, archiveBytes: 1 }];
    await notes.put(aRecord({ id: deletionId('oldest'), at: 0, saved }));
    for (let at = 1; at <= 102; at += 1) await notes.put(aRecord({ id: deletionId(`n${at}`), at }));
    const ids = notes.list().map(({ id }) => id);
    expect([ids.length, ids.at(-1), ids.at(-2)]).toEqual([101, 'oldest', 'n3']);
  });
});
