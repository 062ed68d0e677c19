import { stat } from 'node:fs/promises';
import { invoke } from '../invoke.ts';
import type { RunningApp } from '../running-app.ts';
import { expect } from '../test.ts';
import { beginAnswer, beginOperation, complete, often } from './begin.ts';
import { digestOfVolume, expectRunning, type Scene, type Work } from './scene.ts';
import {
  beginDelete,
  bringBack,
  expectKnown,
  expectSavedAreNoted,
  listing,
  noteOf,
  stackWithData,
  writes,
} from './stack-with-data.ts';

const several: Work = {
  name: 'save and delete several stacks',
  usualMs: 5_000,
  async prepare(scene, app) {
    const stacks = [await stackWithData(scene), await stackWithData(scene, { name: 'other' })];
    for (const { stack } of stacks) await expectKnown(app, stack);
    const idOf = (name: string) => scene.terminal.docker(['inspect', '--format', '{{.Id}}', name]);
    const ids = await Promise.all(stacks.map(({ container }) => idOf(container)));
    return {
      begin: (own) =>
        beginOperation(own, 'bulk.begin', {
          action: 'delete',
          ids,
          alsoDeleteVolumes: stacks.map(({ volume }) => volume),
          save: { unsavedFiles: true, volumes: true },
        }),
      async check(own) {
        await expectSavedAreNoted(own, scene.folder);
        for (const { stack } of stacks) await bringBack(own, stack);
        for (const { expectAll } of stacks) await expectAll();
      },
    };
  },
};

/** A container that stands alone, with data in its own layer and in an anonymous volume. */
async function aloneWithData({ terminal, round }: Scene, app: RunningApp) {
  const name = `alone${round}`;
  const options = ['--detach', '--restart', 'always', '--stop-signal', 'SIGKILL', '--name', name];
  const what = ['--volume', '/anonymous', 'busybox:latest', 'sleep', '9999'];
  const id = await terminal.docker(['run', ...options, ...what]);
  const within = (script: string) => terminal.docker(['exec', name, 'sh', '-c', script]);
  const all = () => within(`${listing('/srv/data')} && ${listing('/anonymous')}`);
  await within(writes('/srv/data'));
  await within(writes('/anonymous'));
  const before = await all();
  const target = { kind: 'container', id };
  await expect(async () => {
    expect(await invoke(app, 'delete.plan', { target })).toMatchObject({ ok: true });
  }).toPass(often);
  const expectAll = async () => {
    await expectRunning(terminal, name);
    expect(await all()).toBe(before);
  };
  return { name, target, expectAll };
}

const standalone: Work = {
  name: 'save and delete a container that stands alone',
  usualMs: 2_500,
  async prepare(scene, app) {
    const { name, target, expectAll } = await aloneWithData(scene, app);
    return {
      begin: (own) =>
        beginOperation(own, 'delete.begin', {
          target,
          alsoDeleteVolumes: [],
          save: { unsavedFiles: true, volumes: false },
        }),
      async check(own) {
        await expectSavedAreNoted(own, scene.folder);
        await bringBack(own, name);
        await expectAll();
      },
    };
  },
};

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

const removingSaved: Work = {
  name: 'remove saved files',
  usualMs: 20,
  brief: true,
  async prepare(scene, app) {
    const { terminal, folder } = scene;
    const { stack, volume } = await stackWithData(scene);
    await expectKnown(app, stack);
    const before = await digestOfVolume(terminal, volume);
    const deleted = await beginDelete(app, stack, [volume]);
    await expect.poll(deleted, { ...often, timeout: 60_000 }).not.toBeNull();
    const note = await noteOf(app, stack);
    if (note === null) throw new Error('Nothing was noted of the deletion.');
    const { id, saved } = note;
    const [ofContainer] = saved.filter(({ of }) => of.kind === 'container');
    const remove = (own: RunningApp) =>
      invoke(own, 'saved.remove', { deletion: id, path: ofContainer?.path });
    return {
      begin: async (own) => beginAnswer(remove(own)),
      async check(own) {
        await expectSavedAreNoted(own, folder);
        // It is there and told of, or neither.
        const paths = (await noteOf(own, stack))?.saved.map(({ path }) => path) ?? [];
        expect(await Promise.all(paths.map(isThere))).toEqual(paths.map(() => true));
        if (paths.length === saved.length) expect(await remove(own)).toMatchObject({ ok: true });
        expect(await isThere(ofContainer?.path ?? '')).toBe(false);
        // What was not to be removed is brought back.
        await complete(own, 'undo.begin', { deletion: id, way: 'as-it-was-run' });
        expect(await digestOfVolume(terminal, volume)).toBe(before);
      },
    };
  },
};

export const deletionWorks: readonly Work[] = [several, standalone, removingSaved];
