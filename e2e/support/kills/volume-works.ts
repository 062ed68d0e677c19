import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { invoke } from '../invoke.ts';
import type { RunningApp } from '../running-app.ts';
import { expect } from '../test.ts';
import { saveInDialog } from '../volume-files.ts';
import { beginOperation, complete } from './begin.ts';
import {
  archiveIn,
  digestOfArchive,
  digestOfVolume,
  expectRunning,
  type Scene,
  toldUnfinished,
  usedVolume,
  type Work,
} from './scene.ts';

const exporting: Work = {
  name: 'export a volume',
  usualMs: 1_800,
  async prepare(scene) {
    const { terminal, folder, round } = scene;
    const { volume, user, before } = await usedVolume(scene);
    const into = join(folder, `exports-${round}`);
    const file = join(into, 'data.tar.gz');
    await mkdir(into);
    await writeFile(file, 'an older one');
    return {
      async begin(app) {
        await saveInDialog(app, file);
        return beginOperation(app, 'volume.export', { name: volume, quiet: true });
      },
      async check() {
        // The older one is there, or a whole new one; nothing beside.
        expect(await readdir(into)).toEqual(['data.tar.gz']);
        const isOld = (await stat(file)).size < 100 && (await readFile(file, 'utf8')) === 'an older one';
        if (!isOld) expect(await digestOfArchive(file, folder)).toBe(before);
        expect(await digestOfVolume(terminal, volume)).toBe(before);
        await expectRunning(terminal, user);
      },
    };
  },
};

/** The copy is whole, or there is none: and then it is told. */
async function expectWholeOrNone({ terminal }: Scene, volume: string, whole: string): Promise<void> {
  const found = await digestOfVolume(terminal, volume);
  if (found !== null) expect(found).toBe(whole);
}

const cloning: Work = {
  name: 'clone a volume',
  usualMs: 1_500,
  async prepare(scene) {
    const { terminal } = scene;
    const { volume, user, before } = await usedVolume(scene);
    const to = `${volume}-copy`;
    return {
      begin: (app) => beginOperation(app, 'volume.clone', { name: volume, to, quiet: true }),
      async check(app) {
        expect(await digestOfVolume(terminal, volume)).toBe(before);
        await expectRunning(terminal, user);
        await expectWholeOrNone(scene, to, before);
        if ((await digestOfVolume(terminal, to)) !== null) return;
        await complete(app, 'volume.clone', { name: volume, to, quiet: true });
        expect(await digestOfVolume(terminal, to)).toBe(before);
      },
    };
  },
};

const importingNew: Work = {
  name: 'import into a new volume',
  usualMs: 1_200,
  async prepare(scene) {
    const { terminal, folder, round } = scene;
    const { file, digest } = await archiveIn(folder, 'template');
    const name = `new-${round}`;
    const order = { path: file, name, into: 'new' };
    return {
      async begin(app) {
        await app.pickInDialog(file);
        await invoke(app, 'volume.chooseArchive', null);
        return beginOperation(app, 'volume.import', order);
      },
      async check(app) {
        await expectWholeOrNone(scene, name, digest);
        if ((await digestOfVolume(terminal, name)) !== null) return;
        await complete(app, 'volume.import', order);
        expect(await digestOfVolume(terminal, name)).toBe(digest);
      },
    };
  },
};

const importingExisting: Work = {
  name: 'import in place of what a volume holds',
  usualMs: 3_500,
  async prepare(scene) {
    const { terminal, folder } = scene;
    const { volume, user, before } = await usedVolume(scene);
    const { file, digest } = await archiveIn(folder, 'other');
    return {
      begin: (app) => beginOperation(app, 'volume.import', { path: file, name: volume, into: 'existing' }),
      async check(app) {
        const [told] = (await toldUnfinished(app)).filter((each) => each.volume === volume);
        const failed = await failedImport(app, volume);
        const safety = told?.safety ?? failed;
        if (safety !== null) {
          await complete(app, 'volume.import', { path: safety, name: volume, into: 'existing' });
          expect(await digestOfVolume(terminal, volume)).toBe(before);
        } else expect([before, digest]).toContain(await digestOfVolume(terminal, volume));
        await expectRunning(terminal, user);
      },
    };
  },
};

/** Where an import that failed, and could not put back what was there, says that it is kept. */
async function failedImport(app: RunningApp, volume: string): Promise<string | null> {
  const state = await invoke(app, 'app.state', null);
  const operations = state.ok ? state.value.operations : [];
  const said = operations.flatMap((operation) => {
    if (operation.kind !== 'import-volume' || operation.name !== volume) return [];
    const error = operation.state.kind === 'failed' ? operation.state.error : null;
    const cause = error?.kind === 'left-stopped' ? error.after : error;
    return cause?.kind === 'import-failed' && !cause.restored ? [cause.safety] : [];
  });
  return said.at(-1) ?? null;
}

const emptying: Work = {
  name: 'empty a volume',
  usualMs: 1_000,
  async prepare(scene) {
    const { terminal } = scene;
    const { volume, user, before } = await usedVolume(scene);
    const other = await usedVolume({ ...scene, round: scene.round + 10_000 });
    return {
      begin: (app) => beginOperation(app, 'volume.empty', { name: volume }),
      async check(app) {
        await expectRunning(terminal, user);
        const at = (await terminal.folderOf(volume)) ?? '';
        const left = await readdir(at);
        // As it was, empty, or told to be something between.
        const isBetween = left.length > 0 && (await digestOfVolume(terminal, volume)) !== before;
        const told = (await toldUnfinished(app)).some((each) => each.volume === volume);
        expect(isBetween && !told).toBe(false);
        await complete(app, 'volume.empty', { name: volume });
        expect(await readdir(at)).toEqual([]);
        expect(((await stat(at)).mode & 0o7777).toString(8)).toBe('2770');
        expect(await digestOfVolume(terminal, other.volume)).toBe(other.before);
        await expectRunning(terminal, user);
      },
    };
  },
};

const deleting: Work = {
  name: 'delete a volume',
  usualMs: 200,
  async prepare(scene) {
    const { terminal } = scene;
    const { volume, user } = await usedVolume(scene);
    await terminal.docker(['rm', '--force', user]);
    const other = await usedVolume({ ...scene, round: scene.round + 10_000 });
    return {
      begin: (app) => beginOperation(app, 'volume.delete', { name: volume }),
      async check(app) {
        // An engine that ends over it leaves a part of what was to go for good.
        if ((await digestOfVolume(terminal, volume)) !== null) {
          await complete(app, 'volume.delete', { name: volume });
        }
        expect(await digestOfVolume(terminal, volume)).toBe(null);
        expect(await digestOfVolume(terminal, other.volume)).toBe(other.before);
        await expectRunning(terminal, other.user);
      },
    };
  },
};

export const volumeWorks: readonly Work[] = [
  exporting,
  cloning,
  importingNew,
  importingExisting,
  emptying,
  deleting,
];
