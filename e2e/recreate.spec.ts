import type { AppState } from '../shared/app-state.ts';
import { comparableContainer } from './support/comparable-container.ts';
import { shapes } from './support/container-shapes.ts';
import { invoke } from './support/invoke.ts';
import type { RunningApp } from './support/running-app.ts';
import { expect, test } from './support/test.ts';

test.use({ keepsApp: true });

// Most of these containers do nothing, and heed no request to stop.
test.beforeEach(async ({ app }) => {
  expect(await invoke(app, 'settings.set', { stopTimeout: 1 })).toMatchObject({ ok: true });
});

async function stateOf(app: RunningApp): Promise<AppState> {
  const answer = await invoke(app, 'app.state', null);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** Waits until the last operation has ended, and gives how. */
async function ended(app: RunningApp): Promise<unknown> {
  let state: AppState['operations'][number]['state'] | undefined;
  await expect(async () => {
    state = (await stateOf(app)).operations.at(-1)?.state;
    expect(state?.kind).not.toMatch(/running|cancelling/);
  }).toPass({ timeout: 60_000 });
  return state;
}

for (const { what, make } of shapes) {
  test(`what was noted makes an equal container of one with ${what}`, { tag: '@data' }, async ({
    app,
    terminal,
    folder,
  }) => {
    const inspect = async (name: string) => JSON.parse(await terminal.docker(['inspect', name]))[0];
    const name = await make(terminal, folder);
    const original = await inspect(name);
    await expect(async () => {
      const deletion = await invoke(app, 'delete.begin', {
        target: { kind: 'container', id: original.Id },
        alsoDeleteVolumes: [],
        save: { unsavedFiles: false, volumes: false },
      });
      expect(deletion).toMatchObject({ ok: true });
    }).toPass();
    expect(await ended(app)).toMatchObject({ kind: 'succeeded' });
    await expect(inspect(name)).rejects.toThrow(/No such object/);

    const [noted] = (await stateOf(app)).deletions;
    const undo = await invoke(app, 'undo.begin', { deletion: noted?.id, way: 'from-notes' });
    expect(undo).toMatchObject({ ok: true });
    expect(await ended(app)).toMatchObject({ kind: 'succeeded', outcome: { kind: 'ran' } });
    const copy = await inspect(name);
    expect(copy.Id).not.toBe(original.Id);
    expect(comparableContainer(copy)).toEqual(comparableContainer(original));
    expect(copy.Config.Labels).toEqual(original.Config.Labels);
    expect(copy.State.Running).toBe(original.State.Running);
  });
}
