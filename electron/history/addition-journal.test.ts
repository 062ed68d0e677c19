import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anId } from '../../shared/builders.ts';
import { containerId, hostPath, stackName, volumeName } from '../../shared/ids.ts';
import { type JournalEntry, openAdditionJournal } from './addition-journal.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-journal-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));
const open = () => openAdditionJournal({ dir, now: () => 0 });

const entry: JournalEntry = {
  id: 'a1',
  engineId: 'engine-1',
  home: { kind: 'stack', name: stackName('shop') },
  stack: stackName('shop'),
  service: 'db',
  key: 'db',
  path: '/data',
  afterwards: 'copy-and-recreate',
  volume: volumeName('shop_db'),
  source: containerId(anId('db')),
  running: [containerId(anId('db'))],
  file: hostPath('/shop/compose.yaml'),
  edit: { before: '1', after: '2' },
  backup: null,
  startedAt: 7,
};
const told = { id: 'a1', service: 'db', key: 'db', path: '/data', fileChanged: false, startedAt: 7 };

test('what is being worked on is not unfinished, until nobody works on it any more', async () => {
  const journal = await open();
  let heard = 0;
  journal.subscribe(() => {
    heard += 1;
  });
  await journal.put(entry);
  expect(journal.unfinished()).toEqual([]);
  journal.release('a1');
  expect(journal.unfinished()).toMatchObject([told]);
  journal.claim('a1');
  expect(journal.unfinished()).toEqual([]);
  expect(heard).toBe(3);
});

test('what the app ended over is unfinished at the next start', async () => {
  await (await open()).put({ ...entry, backup: hostPath('/shop/compose.yaml.bak') });
  const journal = await open();
  expect(journal.unfinished()).toMatchObject([{ ...told, fileChanged: true }]);
  expect(journal.get('a1')).toEqual({ ...entry, backup: '/shop/compose.yaml.bak' });
  await journal.drop('a1');
  expect((await open()).unfinished()).toEqual([]);
});

test('what could not be noted has not begun', async () => {
  // A file where the folder should be.
  const blocked = join(dir, 'app');
  await writeFile(blocked, '');
  await chmod(blocked, 0o400);
  const journal = await openAdditionJournal({ dir: blocked, now: () => 0 });
  await expect(journal.put(entry)).rejects.toThrow('file-failed');
  journal.release('a1');
  expect(journal.unfinished()).toEqual([]);
});
