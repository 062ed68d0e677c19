import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { volumeName } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { beginVolumeDelete, beginVolumesDelete } from './volume-delete.ts';
import { aVolumeYard } from './volume-stub.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-delete-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const [free, used, gone] = ['free', 'used', 'gone'].map(volumeName) as [
  ReturnType<typeof volumeName>,
  ReturnType<typeof volumeName>,
  ReturnType<typeof volumeName>,
];
const volumes = { free: {}, used: {} };
const inUse = { kind: 'volume-in-use', volume: used, usedBy: ['late'] } as const;

it('deletes many, keeps what is in use with the names, and takes what is gone as deleted', async () => {
  const { yard, has, ended } = await aVolumeYard({
    dir,
    volumes,
    different: ({ usual }) => ({
      removeVolume: (name) => (name === used ? Promise.reject(new Failure(inUse)) : usual.removeVolume(name)),
    }),
  });
  beginVolumesDelete(yard, [free, used, gone]);
  expect(await ended()).toMatchObject({
    kind: 'succeeded',
    outcome: {
      kind: 'bulk',
      rows: [
        { subject: 'volume', name: 'free', result: { kind: 'done' } },
        { name: 'used', result: { kind: 'in-use', usedBy: ['late'] } },
        { name: 'gone', result: { kind: 'done' } },
      ],
    },
  });
  expect([has('free'), has('used')]).toEqual([false, true]);
});

it('refuses one that something is being done to, and deletes the others', async () => {
  const { yard, has } = await aVolumeYard({ dir, volumes });
  beginVolumeDelete(yard, free);
  const bulk = beginVolumesDelete(yard, [free, used]);
  await yard.operations.idle();
  expect(yard.operations.list().find(({ id }) => id === bulk)?.state).toMatchObject({
    outcome: {
      rows: [{ result: { kind: 'failed', error: { kind: 'busy' } } }, { result: { kind: 'done' } }],
    },
  });
  expect([has('free'), has('used')]).toEqual([false, false]);
});

it('ends a counting first, which would keep the volume in use', async () => {
  const { yard, calls, ended } = await aVolumeYard({ dir, volumes });
  beginVolumeDelete({ ...yard, letGo: async (name) => void calls.push(`no counting of ${name}`) }, free);
  await ended();
  expect(calls).toEqual(['no counting of free', 'remove free']);
});
