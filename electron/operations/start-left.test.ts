import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aReplica } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { containerId, hostPath, volumeName } from '../../shared/ids.ts';
import { openWorkNotes, type WorkNote } from '../history/work-notes.ts';
import { openVolume } from '../volumes/helper.ts';
import { putRight } from './start-left.ts';
import { aVolumeYard } from './volume-stub.ts';
import { openable } from './volume-work.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-left-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const exited = { state: 'exited', exitCode: 0 } as const;
const db = aReplica('db', exited);
const web = aReplica('web', {
  ...exited,
  compose: { dependsOn: [{ service: 'db', condition: 'service_started' }] },
});
const stopped = (container: Container, wasPaused = false) => ({
  id: container.id,
  name: `shop / ${container.compose?.service}-1`,
  wasPaused,
});
const aNote = (difference: Partial<WorkNote> = {}): WorkNote => ({
  id: 'note-1',
  engineId: 'engine-1',
  stopped: [stopped(web), stopped(db)],
  file: null,
  unfinished: null,
  ...difference,
});

/** The app as it starts after one that has left these notes. */
async function after(
  notes: readonly WorkNote[],
  containers: readonly Container[],
  options: Partial<Parameters<typeof aVolumeYard>[0]> = {},
) {
  const before = await openWorkNotes({ dir, now: () => 0 });
  for (const note of notes) await before.put(note);
  const yard = await aVolumeYard({ dir, volumes: {}, containers, ...options });
  await putRight(yard.yard);
  await yard.yard.operations.idle();
  return { ...yard, before };
}

it('starts what was stopped, what is needed first first, and notes it no longer', async () => {
  const { yard, calls, ended } = await after([aNote()], [web, db]);
  expect(calls).toEqual(['start shop-db-1', 'start shop-web-1']);
  expect(await ended()).toMatchObject({
    kind: 'succeeded',
    outcome: { kind: 'started-again', containers: ['shop / web-1', 'shop / db-1'], unfinished: [] },
  });
  expect(yard.notes.left('engine-1')).toEqual([]);
  expect((await openWorkNotes({ dir, now: () => 0 })).left('engine-1')).toEqual([]);
});

it('pauses again what was paused, leaves alone what somebody has started, and what is gone', async () => {
  const note = aNote({
    stopped: [stopped(db, true), stopped(web), { ...stopped(web), id: containerId('gone') }],
  });
  const { calls } = await after([note], [db, { ...web, state: 'running' }]);
  expect(calls).toEqual(['start shop-db-1', 'pause shop-db-1']);
});

it('touches nothing that was stopped on another engine', async () => {
  const { yard, calls } = await after([aNote({ engineId: 'engine-2' })], [web, db]);
  expect(calls).toEqual([]);
  expect(yard.operations.list()).toEqual([]);
  expect(yard.notes.left('engine-2')).toHaveLength(1);
});

it('removes half files and says nothing of them', async () => {
  const file = hostPath(join(dir, 'data.tar.gz'));
  await writeFile(join(dir, '.data.tar.gz.0123456789ab.tmp'), 'half');
  await writeFile(join(dir, '.other.tar.gz.0123456789ab.tmp'), 'of somebody else');
  const { yard } = await after([aNote({ stopped: [], file })], []);
  expect((await readdir(dir)).filter((name) => name.endsWith('.tmp'))).toEqual([
    '.other.tar.gz.0123456789ab.tmp',
  ]);
  expect(yard.operations.list()).toEqual([]);
  expect(yard.notes.left('engine-1')).toEqual([]);
});

const replacing = {
  what: 'replacing',
  volume: volumeName('copy'),
  safety: hostPath('/safe/copy.tar.gz'),
} as const;
const filling = { what: 'filling', volume: volumeName('copy'), safety: null } as const;

it('tells of a volume that was not filled to its end', async () => {
  const { ended } = await after([aNote({ stopped: [], unfinished: replacing })], []);
  expect(await ended()).toMatchObject({
    outcome: { containers: [], unfinished: [{ ...replacing, removed: false }] },
  });
});

it('knows a volume whose work an older version has noted', async () => {
  const { volume, safety } = replacing;
  const note = { ...aNote({ stopped: [] }), unfinished: { volume, safety } };
  await writeFile(
    join(dir, 'work-under-way.json'),
    JSON.stringify({ version: 1, copy: 'mine', notes: [note] }),
  );
  const { ended } = await after([], []);
  expect(await ended()).toMatchObject({ outcome: { unfinished: [{ ...replacing, removed: false }] } });
});

it.each([
  ['removes', 'made for it', 'note-1', true],
  ['leaves', 'another one by now', 'note-2', false],
] as const)('%s a volume that was only being filled and is %s', async (_what, _which, madeFor, removed) => {
  const volumes = { copy: { half: 'of it' } };
  const { ended, has } = await after([aNote({ stopped: [], unfinished: filling })], [], {
    volumes,
    different: () => ({ madeFor: async () => madeFor }),
  });
  expect(await ended()).toMatchObject({ outcome: { unfinished: [{ ...filling, removed }] } });
  expect(has('copy')).toBe(!removed);
});

it('says nothing of a volume that was not made yet', async () => {
  const { ended } = await after([aNote({ stopped: [], unfinished: filling })], []);
  expect(await ended()).toMatchObject({ outcome: { unfinished: [] } });
});

it('removes the helpers that were left, by an earlier start or this one, and no other', async () => {
  const before = await openWorkNotes({ dir, now: () => 0 });
  const removed: string[] = [];
  const works: string[] = [];
  const { yard } = await aVolumeYard({
    dir,
    volumes: { data: {} },
    different: () => ({
      makeHelper: async ({ work }) => containerId(`needed-${works.push(work)}`),
      listHelpers: async () => [
        { id: containerId('mine-before'), work: `${before.owner} 1`, createdAt: 0 },
        { id: containerId('mine-lost'), work: `${yard.notes.owner} 1`, createdAt: 0 },
        ...works.map((work, n) => ({ id: containerId(`needed-${n + 1}`), work, createdAt: 0 })),
        { id: containerId('other'), work: 'another-copy 1', createdAt: 0 },
      ],
      removeHelper: async (id) => void removed.push(id),
    }),
  });
  const needed = await openVolume(openable(yard, volumeName('data')));
  await putRight(yard);
  expect(removed).toEqual(['mine-before', 'mine-lost']);
  await needed.release();
  expect(removed).toEqual(['mine-before', 'mine-lost', 'needed-1']);
});
