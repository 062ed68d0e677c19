import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddVolumePreview } from '../../../shared/add-volume.ts';
import { invoke } from '../invoke.ts';
import type { RunningApp } from '../running-app.ts';
import { expect } from '../test.ts';
import { type Begun, beginAgreed, beginOperation, complete, often, stateOf } from './begin.ts';
import type { Scene, Work } from './scene.ts';
import {
  beginDelete,
  bringBack,
  compose,
  expectKnown,
  expectSavedAreNoted,
  noteOf,
  orderToPutBack,
  putBackLayer,
  stackWithData,
} from './stack-with-data.ts';

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
    await expect.poll(deleted, { ...often, timeout: 60_000 }).not.toBeNull();
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

/** A stack whose service is to be given a volume in the place of its own layer. */
async function additionTo(scene: Scene, app: RunningApp) {
  const { terminal, random } = scene;
  const { stack, dir, expectAll } = await stackWithData(scene);
  await expectKnown(app, stack);
  const asked = { home: { kind: 'stack', name: stack }, service: 'web', key: 'added', path: '/srv/data' };
  const unfinished = async (own: RunningApp) =>
    (await stateOf(own)).unfinishedVolumes.find((each) => each.stack === stack);
  return {
    stack,
    unfinished,
    async begin(own: RunningApp): Promise<Begun> {
      const answer = await invoke(own, 'addVolume.preview', asked);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return beginOperation(own, 'addVolume.begin', {
        ...asked,
        afterwards: 'copy-and-recreate',
        seen: seenOf(answer.value),
      });
    },
    async check(own: RunningApp): Promise<void> {
      const left = await unfinished(own);
      const finishes = random() < 0.5;
      if (left !== undefined) {
        await complete(own, finishes ? 'addVolume.finish' : 'addVolume.takeBack', { id: left.id });
      }
      await expectAll();
      const added = (await terminal.volumesOf(stack)).some((each) => each.startsWith(`${stack}_added `));
      // The file and the engine agree, and only a file that was changed leaves its former text.
      expect((await readFile(join(dir, 'compose.yaml'), 'utf8')).includes('added:/srv/data')).toBe(added);
      expect(await readdir(dir)).toHaveLength(added ? 2 : 1);
      if (left !== undefined && finishes) expect(added).toBe(true);
    },
  };
}

const adding: Work = {
  name: 'add a volume with the data copied',
  usualMs: 4_000,
  prepare: additionTo,
};

const goingOn = (name: string, way: 'addVolume.finish' | 'addVolume.takeBack'): Work => ({
  name,
  usualMs: way === 'addVolume.finish' ? 4_000 : 1_000,
  async prepare(scene, app) {
    const { stack, begin, check, unfinished } = await additionTo(scene, app);
    const over = await begin(app);
    const journal = join(scene.folder, 'user-data', 'additions.json');
    const isNoted = async () => (await readFile(journal, 'utf8').catch(() => '')).includes(`"${stack}"`);
    await expect
      .poll(async () => (await isNoted()) || (await over()) !== null, { intervals: [20] })
      .toBe(true);
    const left = await unfinished(await scene.crash());
    return {
      // One that was over before it could be cut short has nothing left to do.
      begin: (own) =>
        left === undefined ? Promise.resolve(async () => 0) : beginOperation(own, way, { id: left.id }),
      check,
    };
  },
});

const changed = compose.replace('restart: always', 'restart: unless-stopped');

/** Something that makes a stack's container anew, and what it held in no volume is found again. */
const makingAnew = (
  name: string,
  command: 'runAgain.begin' | 'stack.updateImages',
  change: (scene: Scene) => Promise<{ readonly stack: MadeStack; readonly apply: () => Promise<unknown> }>,
): Work => ({
  name,
  usualMs: 1_500,
  async prepare(scene, app) {
    const { stack: made, apply } = await change(scene);
    const { stack, isLayerThere, expectAll } = made;
    await expectKnown(app, stack);
    await apply();
    return {
      begin: (own) => beginAgreed(own, command, { stack }),
      async check(own) {
        await complete(own, command, { stack });
        await expectSavedAreNoted(own, scene.folder);
        await putBackLayer(own, stack, isLayerThere);
        await expectAll();
      },
    };
  },
});

type MadeStack = Awaited<ReturnType<typeof stackWithData>>;

const runningAgain = makingAnew(
  'run a stack again whose file has changed',
  'runAgain.begin',
  async (scene) => {
    const stack = await stackWithData(scene);
    return { stack, apply: () => writeFile(join(stack.dir, 'compose.yaml'), changed) };
  },
);

const updatingImages = makingAnew('update the images of a stack', 'stack.updateImages', async (scene) => {
  const { terminal, round } = scene;
  const stack = await stackWithData(scene, {
    text: compose.replace('image: busybox:latest', 'image: kills:1\n    build: .'),
    Dockerfile: 'FROM busybox:latest\n',
  });
  const build = ['build', '--quiet', '--tag', 'kills:1', '--label', `round=${Date.now()}-${round}`, '.'];
  return { stack, apply: () => terminal.docker(build, stack.dir) };
});

const puttingBack: Work = {
  name: 'put saved files back',
  usualMs: 800,
  async prepare(scene, app) {
    const { stack, dir, expectAll } = await stackWithData(scene);
    await expectKnown(app, stack);
    await writeFile(join(dir, 'compose.yaml'), changed);
    await complete(app, 'runAgain.begin', { stack });
    return {
      begin: async (own) => beginOperation(own, 'saved.putBack', await orderToPutBack(own, stack)),
      async check(own) {
        await complete(own, 'saved.putBack', await orderToPutBack(own, stack));
        await expectAll();
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
  goingOn('finish an addition that was cut short', 'addVolume.finish'),
  goingOn('take back an addition that was cut short', 'addVolume.takeBack'),
  runningAgain,
  updatingImages,
  puttingBack,
];
