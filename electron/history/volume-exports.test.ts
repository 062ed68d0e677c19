import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hostPath, volumeName } from '../../shared/ids.ts';
import type { VolumeExport } from '../../shared/volume-exports.ts';
import { openVolumeExports } from './volume-exports.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-exports-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const open = () => openVolumeExports({ dir, now: () => 0 });
const data = volumeName('data');
const anExport = (id: string, difference: Partial<VolumeExport> = {}): VolumeExport => ({
  id,
  engineId: 'engine-1',
  volume: data,
  path: hostPath(join(dir, `${id}.tar.gz`)),
  at: 1,
  bytes: 4,
  contentBytes: 10,
  entries: 2,
  sha256: 'ab',
  reason: 'asked',
  ...difference,
});

it('lists what was exported of a volume, the newest first, with what is at each path now', async () => {
  const exports = await open();
  await exports.add(anExport('gone'));
  await exports.add(anExport('changed'));
  await exports.add(anExport('there'));
  await exports.add(anExport('other', { volume: volumeName('other') }));
  await exports.add(anExport('elsewhere', { engineId: 'engine-2' }));
  await writeFile(join(dir, 'there.tar.gz'), 'four');
  await writeFile(join(dir, 'changed.tar.gz'), 'longer');
  const again = await open();
  expect((await again.of('engine-1', data)).map(({ id, file }) => [id, file])).toEqual([
    ['there', 'there'],
    ['changed', 'changed'],
    ['gone', 'missing'],
  ]);
});

it('knows an export by its path, and only the last one that was written there', async () => {
  const exports = await open();
  const { path } = anExport('one');
  await exports.add(anExport('one'));
  await exports.add(anExport('two', { path, sha256: 'cd' }));
  expect(exports.at(path)?.sha256).toBe('cd');
  expect(exports.get('one')).toBeNull();
  await exports.forget('two');
  expect((await open()).at(path)).toBeNull();
});
