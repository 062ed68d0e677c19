import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bridge, StreamArgs } from '../../../shared/ipc.ts';
import { invoke } from '../invoke.ts';
import type { RunningApp } from '../running-app.ts';
import { expect } from '../test.ts';
import { beginAnswer, often } from './begin.ts';
import {
  archiveIn,
  digestOf,
  expectRunning,
  type Scene,
  toldUnfinished,
  usedVolume,
  type Work,
} from './scene.ts';

/** Opens a volume to be looked into: the id of the container through which its files are reached. */
async function opened(app: RunningApp, volume: string): Promise<string> {
  let id = '';
  await expect(async () => {
    const answer = await invoke(app, 'volume.open', { name: volume });
    expect(answer).toMatchObject({ ok: true });
    if (answer.ok) id = answer.value;
  }).toPass(often);
  return id;
}

async function closed(app: RunningApp, volume: string): Promise<void> {
  expect(await invoke(app, 'volume.close', { name: volume })).toMatchObject({ ok: true });
}

/** Uploads a file to the top of a volume, as the window does. Resolves when it has begun, to its end. */
async function upload(app: RunningApp, volume: string, file: string) {
  await app.pickInDialog(file);
  await invoke(app, 'files.chooseUpload', { what: 'files' });
  const request = { kind: 'upload', container: await opened(app, volume), folder: '/', paths: [file] };
  const over = app.page.evaluate(
    (args) =>
      new Promise<unknown>((resolve) => {
        const bridge: Bridge = Reflect.get(window, 'stackyard');
        bridge.open('transfer', args, (news) => news.kind === 'ended' && resolve(news.error ?? null));
      }),
    request as unknown as StreamArgs<'transfer'>,
  );
  over.catch(() => undefined);
  return { over };
}

async function sceneOf(scene: Scene) {
  const { volume, user } = await usedVolume(scene);
  const at = (await scene.terminal.folderOf(volume)) ?? '';
  return { volume, user, at, before: await digestOf(at, 'without times') };
}

const uploading: Work = {
  name: 'upload into stored data',
  usualMs: 400,
  async prepare(scene) {
    const { volume, user, at, before } = await sceneOf(scene);
    const { file } = await archiveIn(scene.folder, 'template');
    const there = join(at, basename(file));
    return {
      begin: async (app) => beginAnswer((await upload(app, volume, file)).over),
      letGo: (app) => closed(app, volume),
      async check(app) {
        const found = await stat(there).catch(() => null);
        const isHalf = found !== null && found.size !== (await stat(file)).size;
        const told = (await toldUnfinished(app)).some((each) => each.volume === volume);
        expect(isHalf && !told).toBe(false);
        const again = await upload(app, volume, file);
        expect(await again.over).toBe(null);
        expect((await readFile(there)).equals(await readFile(file))).toBe(true);
        await rm(there);
        expect(await digestOf(at, 'without times')).toBe(before);
        await expectRunning(scene.terminal, user);
        await closed(app, volume);
      },
    };
  },
};

const removing: Work = {
  name: 'delete from stored data',
  usualMs: 900,
  async prepare(scene) {
    const { volume, user, at } = await sceneOf(scene);
    const folder = join(at, 'deep');
    // What is not asked for stays, but that one of two names of a file goes.
    const rest = () => digestOf(at, 'without times', ['./deep', './hard']);
    const before = await rest();
    return {
      async begin(app) {
        const container = await opened(app, volume);
        return beginAnswer(invoke(app, 'files.delete', { container, path: '/deep' }));
      },
      letGo: (app) => closed(app, volume),
      async check(app) {
        expect(await rest()).toBe(before);
        const container = await opened(app, volume);
        if ((await stat(folder).catch(() => null)) !== null) {
          expect(await invoke(app, 'files.delete', { container, path: '/deep' })).toMatchObject({ ok: true });
        }
        expect(await stat(folder).catch(() => null)).toBe(null);
        expect(await rest()).toBe(before);
        await expectRunning(scene.terminal, user);
        await closed(app, volume);
      },
    };
  },
};

const before = 'as it was\n'.repeat(80_000);
const after = 'as it is now\n'.repeat(70_000);

const saving: Work = {
  name: 'save a text in stored data',
  usualMs: 300,
  async prepare(scene) {
    const { terminal } = scene;
    const { volume, user, at } = await sceneOf(scene);
    const rest = () => digestOf(at, 'without times', ['./text']);
    const [others, text] = [await rest(), join(at, 'text')];
    await writeFile(text, before);
    const save = async (app: RunningApp) =>
      invoke(app, 'files.save', {
        container: await opened(app, volume),
        path: '/text',
        text: after,
        version: null,
      });
    return {
      begin: async (app) => beginAnswer(save(app)),
      letGo: (app) => closed(app, volume),
      async check(app) {
        const found = await readFile(text, 'utf8').catch(() => null);
        const told = (await toldUnfinished(app)).some((each) => each.volume === volume);
        expect(found === before || found === after || told).toBe(true);
        expect(await save(app)).toMatchObject({ ok: true });
        expect(await readFile(text, 'utf8')).toBe(after);
        expect(await rest()).toBe(others);
        await expectRunning(terminal, user);
        await closed(app, volume);
      },
    };
  },
};

export const storedDataWorks: readonly Work[] = [uploading, saving, removing];
