import { describe, expect, it, vi } from 'vitest';
import { aContainer } from '../../../shared/builders.ts';
import type { Container } from '../../../shared/engine.ts';
import type { ExecSettings } from '../../../shared/exec.ts';
import { ok } from '../../../shared/result.ts';
import { createAppStore } from '../../store/app-store.ts';
import { fakeBridge } from '../../testing/fake-bridge.ts';
import { aSnapshot, aState } from '../../testing/fixtures.ts';
import { fakeScreens } from './fake-screen.ts';
import { createSessions } from './sessions.ts';

const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db' });
const shell: ExecSettings = { program: { kind: 'shell', path: '/bin/sh' }, user: '', workingDir: '' };
const handlers = { pressed() {}, pasted() {}, opened() {} };

function window(...containers: readonly Container[]) {
  const bridge = fakeBridge(aState());
  const app = createAppStore();
  app.setState({ snapshot: aSnapshot(containers, []) });
  const screens = fakeScreens();
  const sessions = createSessions({ bridge, read: app.getState, load: screens.load });
  /** Begins one and has it shown, so that its program starts. */
  const begin = async (container: Container) => {
    const begun = sessions.begin(container.id, shell);
    const id = sessions.store.getState().shown.get(container.id) ?? 0;
    if (begun) {
      sessions.attach(id, document.createElement('div'), handlers);
      await vi.waitFor(() => expect(sessions.screenOf(id)).not.toBeNull());
    }
    return begun;
  };
  const numbers = (container: Container) =>
    sessions.store
      .getState()
      .sessions.filter((view) => view.container === container.id)
      .map(({ number }) => number);
  const endLast = () =>
    bridge
      .streams('exec')
      .at(-1)
      ?.tell({
        kind: 'message',
        message: { kind: 'over', end: { kind: 'exited', code: 0 } },
      });
  return { bridge, app, screens, sessions, begin, numbers, endLast };
}

describe('the sessions of a window', () => {
  it('are counted in each container, and the newest is shown', async () => {
    const { sessions, begin, numbers } = window(web, db);
    for (const container of [web, db, web]) await begin(container);
    expect([numbers(web), numbers(db)]).toEqual([[1, 2], [1]]);
    expect([...sessions.store.getState().shown.values()]).toEqual([3, 2]);
  });

  it('leave the place to their neighbour when they end', async () => {
    const { sessions, begin, numbers } = window(web);
    for (const container of [web, web]) await begin(container);
    void sessions.end(2);
    expect([numbers(web), sessions.store.getState().shown.get(web.id)]).toEqual([[1], 1]);
    void sessions.end(1);
    expect([numbers(web), sessions.store.getState().shown.get(web.id)]).toEqual([[], null]);
  });

  it('are bounded: none is begun while the programs of all run', async () => {
    const { begin, bridge } = window(web);
    for (let more = 0; more < 16; more += 1) expect(await begin(web)).toBe(true);
    expect(await begin(web)).toBe(false);
    expect(bridge.streams('exec')).toHaveLength(16);
  });

  it('make room by the oldest that ended', async () => {
    const { begin, endLast, numbers, screens } = window(web);
    for (let more = 0; more < 16; more += 1) {
      await begin(web);
      if (more < 2) endLast();
    }
    expect(await begin(web)).toBe(true);
    expect(numbers(web)[0]).toBe(2);
    expect(screens.made[0]?.calls).toEqual(['release', 'dispose']);
  });

  it('forget containers that are gone', async () => {
    const { begin, endLast, app, numbers, screens } = window(web, db);
    await begin(web);
    endLast();
    app.setState({ snapshot: aSnapshot([db], []) });
    await begin(db);
    expect(numbers(web)).toEqual([]);
    expect(screens.made[0]?.calls).toEqual(['release', 'dispose']);
  });

  it('are drawn for a screen reader from then on', async () => {
    const { sessions, begin, screens } = window(web);
    await begin(web);
    sessions.setScreenReader(true);
    await begin(web);
    expect(screens.made.map(({ calls, options }) => [calls, options.screenReader])).toEqual([
      [['screen reader true'], false],
      [[], true],
    ]);
  });
});

it('shells that were found are shown until it is known better', async () => {
  const { sessions, bridge } = window(web);
  const found = { kind: 'found', shells: [{ name: 'sh', path: '/bin/sh' }] };
  bridge.answer('exec.shells', () => ok([{ name: 'sh', path: '/bin/sh' }]));
  const known = () => sessions.store.getState().shells.get(web.id);
  const first = sessions.lookForShells(web.id);
  expect(known()).toEqual({ kind: 'looking' });
  await first;
  expect(known()).toEqual(found);
  const again = sessions.lookForShells(web.id);
  expect(known()).toEqual(found);
  await again;
});
