import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddVolumePreview } from '../../../shared/add-volume.ts';
import type { Deletion } from '../../../shared/deletion.ts';
import { invoke } from '../invoke.ts';
import type { RunningApp } from '../running-app.ts';
import { sleeper, writeStack } from '../stack-files.ts';
import { expect } from '../test.ts';
import {
  type Begun,
  beginOperation,
  complete,
  digestOfVolume,
  expectRunning,
  type Scene,
  stateOf,
  type Work,
} from './scene.ts';

const compose = `services:\n  web:\n${sleeper('    restart: always\n    volumes: ["kept:/kept"]\n')}volumes:\n  kept:\n`;
const writes = (into: string) =>
  [
    `mkdir -p ${into}/deep && cd ${into}`,
    'for n in 1 2 3; do head -c 4000000 /dev/urandom > "big $n"; done',
    'for n in $(seq 30); do echo "$n" > "deep/$n"; done',
    'chown 7:8 deep/1 && chmod 640 deep/2 && ln deep/3 hard && ln -s deep/4 soft && chown 9:9 . && chmod 750 .',
  ].join(' && ');
const listing = (of: string) =>
  `cd ${of} && find . -exec stat -c '%N %f %u %g %h' {} + | sort && find . -type f -exec md5sum {} + | sort`;

/** A stack with data in its container's own layer and in a volume. */
async function stackWithData({ terminal, folder, round }: Scene) {
  const stack = `keeper${round}`;
  const container = `${stack}-web-1`;
  const dir = await writeStack(folder, stack, { 'compose.yaml': compose });
  await terminal.compose(['up', '--detach'], dir);
  const within = (script: string) => terminal.docker(['exec', container, 'sh', '-c', script]);
  await within(writes('/srv/data'));
  await within(writes('/kept'));
  const inLayer = () => within(listing('/srv/data'));
  const volume = `${stack}_kept`;
  const before = { layer: await inLayer(), volume: await digestOfVolume(terminal, volume) };
  const expectAll = async () => {
    await expectRunning(terminal, container);
    expect(await inLayer()).toBe(before.layer);
    expect(await digestOfVolume(terminal, volume)).toBe(before.volume);
    expect(await terminal.containersOf(stack)).toEqual([container]);
    expect(await terminal.networksOf(stack)).toEqual([`${stack}_default`]);
  };
  return { stack, container, dir, volume, expectAll };
}

/** The app's note of deleting a stack, the newest; `null` where it made none. */
async function noteOf(app: RunningApp, stack: string): Promise<Deletion | null> {
  return (await stateOf(app)).deletions.find(({ name }) => name === stack) ?? null;
}

/** Brings a stack back by what was noted of its deletion, unless nothing of it was touched. */
async function bringBack(app: RunningApp, stack: string, way = 'as-it-was-run'): Promise<void> {
  const note = await noteOf(app, stack);
  if (note === null || note.state === 'undone') return;
  await complete(app, 'undo.begin', { deletion: note.id, way });
}

/** Nothing that was saved is told of by nobody, and nothing half of it lies about. */
async function expectSavedAreNoted(app: RunningApp, folder: string): Promise<void> {
  const saved = join(folder, 'user-data', 'saved');
  const noted = (await stateOf(app)).deletions.flatMap((deletion) => deletion.saved.map(({ path }) => path));
  const folders = await readdir(saved).catch(() => []);
  const files = await Promise.all(
    folders.map(async (each) => (await readdir(join(saved, each))).map((file) => join(saved, each, file))),
  );
  expect(files.flat().filter((path) => !noted.some((own) => own === path))).toEqual([]);
}

const beginDelete = (app: RunningApp, stack: string, volumes: readonly string[]): Promise<Begun> =>
  beginOperation(app, 'delete.begin', {
    target: { kind: 'stack', name: stack },
    alsoDeleteVolumes: volumes,
    save: { unsavedFiles: true, volumes: volumes.length > 0 },
  });

/** The app has seen the stack with its volume. */
async function expectKnown(app: RunningApp, stack: string): Promise<void> {
  await expect(async () => {
    const plan = await invoke(app, 'delete.plan', { target: { kind: 'stack', name: stack } });
    expect(plan).toMatchObject({ ok: true, value: { containers: [{}], volumes: [{}], networks: [{}] } });
  }).toPass({ timeout: 30_000 });
}

const deleting: Work = {
  name: 'save and delete a stack with its volume',
  usualMs: 3_000,
  async prepare(scene, app) {
    const { stack, volume, expectAll } = await stackWithData(scene);
    await expectKnown(app, stack);
    return {
      begin: (own) => beginDelete(own, stack, [volume]),
      async check(own) {
        await expectSavedAreNoted(own, scene.folder);
        await bringBack(own, stack);
        await expectAll();
      },
    };
  },
};

const undoing = (name: string, way: string): Work => ({
  name,
  usualMs: way === 'from-notes' ? 2_000 : 3_000,
  async prepare(scene, app) {
    const { stack, volume, dir, expectAll } = await stackWithData(scene);
    await expectKnown(app, stack);
    const deleted = await beginDelete(app, stack, [volume]);
    await expect.poll(deleted, { timeout: 60_000 }).not.toBeNull();
    if (way === 'from-notes') await rm(join(dir, 'compose.yaml'));
    const note = await noteOf(app, stack);
    return {
      begin: (own) => beginOperation(own, 'undo.begin', { deletion: note?.id, way }),
      async check(own) {
        await expectSavedAreNoted(own, scene.folder);
        await bringBack(own, stack, way);
        await expectAll();
      },
    };
  },
});

const adding: Work = {
  name: 'add a volume with the data copied',
  usualMs: 4_000,
  async prepare(scene, app) {
    const { terminal, random } = scene;
    const { stack, dir, expectAll } = await stackWithData(scene);
    await expectKnown(app, stack);
    const home = { kind: 'stack', name: stack };
    const asked = { home, service: 'web', key: 'added', path: '/srv/data' };
    const file = join(dir, 'compose.yaml');
    return {
      async begin(own) {
        const answer = await invoke(own, 'addVolume.preview', asked);
        if (!answer.ok) throw new Error(JSON.stringify(answer.error));
        return beginOperation(own, 'addVolume.begin', {
          ...asked,
          afterwards: 'copy-and-recreate',
          seen: seenOf(answer.value),
        });
      },
      async check(own) {
        const [unfinished] = (await stateOf(own)).unfinishedVolumes.filter((each) => each.stack === stack);
        const finishes = random() < 0.5;
        if (unfinished !== undefined) {
          await complete(own, finishes ? 'addVolume.finish' : 'addVolume.takeBack', { id: unfinished.id });
        }
        await expectAll();
        const added = (await terminal.volumesOf(stack)).some((each) => each.startsWith(`${stack}_added `));
        // The file and the engine agree, and only a file that was changed leaves its former text.
        expect((await readFile(file, 'utf8')).includes('added:/srv/data')).toBe(added);
        expect(await readdir(dir)).toHaveLength(added ? 2 : 1);
        if (unfinished !== undefined && finishes) expect(added).toBe(true);
      },
    };
  },
};

const seenOf = ({ change }: AddVolumePreview): string | null => ('seen' in change ? change.seen : null);

export const stackWorks: readonly Work[] = [
  deleting,
  undoing('undo a deletion', 'as-it-was-run'),
  undoing('recreate a stack from notes', 'from-notes'),
  adding,
];
