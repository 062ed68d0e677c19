import { describe, expect, it } from 'vitest';
import type { AppState } from '../../shared/app-state.ts';
import { aContainer, anOperation } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { hostPath, operationId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { SnapshotPatch } from '../../shared/snapshot.ts';
import { fakeBridge } from '../testing/fake-bridge.ts';
import { aSnapshot, aState } from '../testing/fixtures.ts';
import { createAppStore } from './app-store.ts';
import { connect } from './connect.ts';

const nothing = { put: [], gone: [] };
const redis = aContainer();
const state = aState({ snapshot: aSnapshot([redis], []) });

function patch(base: number, put: readonly Container[]): SnapshotPatch {
  return {
    base,
    revision: base + 1,
    connection: null,
    containers: { put, gone: [] },
    volumes: nothing,
    networks: nothing,
    listedAt: 1_700_000_005_000,
  };
}

/** A bridge whose answers to `app.state` are given by hand. */
function heldBack() {
  const bridge = fakeBridge(state);
  const waiting: ((state: AppState) => void)[] = [];
  bridge.answer('app.state', () => new Promise((resolve) => waiting.push((value) => resolve(ok(value)))));
  const store = createAppStore();
  const { stop } = connect(bridge, store);
  const answer = async (value: AppState) => {
    waiting.shift()?.(value);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const names = () => [...store.getState().snapshot.containers.values()].map(({ name }) => name);
  const asked = () => bridge.argsOf('app.state').length;
  return { bridge, store, stop, answer, names, asked };
}

describe('the store', () => {
  it('applies what was pushed while the state was being asked for, after it', async () => {
    const { bridge, answer, names } = heldBack();
    bridge.push('engine.patch', patch(1, [aContainer({ name: 'mongo' })]));
    await answer(state);
    expect(names()).toEqual(['redis', 'mongo']);
  });

  it('leaves out patches that the asked-for state holds already', async () => {
    const { bridge, answer, names, asked } = heldBack();
    bridge.push('engine.patch', patch(0, [aContainer({ name: 'old' })]));
    await answer(state);
    expect({ names: names(), asked: asked() }).toEqual({ names: ['redis'], asked: 1 });
  });

  it('unticks what goes, and only then', async () => {
    const { bridge, store, answer } = heldBack();
    const selected = [redis.id];
    const kept = { ...state.settings, containers: { ...state.settings.containers, selected } };
    await answer({ ...state, settings: kept });
    bridge.push('engine.patch', patch(1, [aContainer({ name: 'mongo' })]));
    const ticked = store.getState().ui.selected;
    expect([...ticked]).toEqual(selected);
    bridge.push('engine.patch', { ...patch(2, []), containers: { put: [], gone: selected } });
    expect([...store.getState().ui.selected]).toEqual([]);
  });

  it('asks for the whole state again when it missed a patch', async () => {
    const { bridge, answer, names, asked } = heldBack();
    await answer(state);
    bridge.push('engine.patch', patch(5, [aContainer({ name: 'lost' })]));
    expect({ names: names(), asked: asked() }).toEqual({ names: ['redis'], asked: 2 });
    await answer({ ...state, snapshot: aSnapshot([aContainer({ name: 'all' })], [], { revision: 6 }) });
    expect(names()).toEqual(['all']);
  });

  it('keeps the operations that were pushed while the state was being asked for', async () => {
    const { bridge, store, answer } = heldBack();
    bridge.push('operations', [anOperation()]);
    await answer(state);
    expect(store.getState().operations).toEqual([anOperation()]);
  });

  it('keeps the objects of what did not change', async () => {
    const { bridge, store, answer } = heldBack();
    const other = anOperation({ id: operationId('op-2') });
    await answer({ ...state, operations: [anOperation(), other] });
    const before = store.getState();
    bridge.push('operations', [anOperation(), { ...other, cancellable: true }]);
    bridge.push('engine.patch', patch(1, [aContainer({ name: 'mongo' })]));
    const after = store.getState();
    expect([
      after.operations[0] === before.operations[0],
      after.operations[1] === before.operations[1],
      after.snapshot.containers.get(redis.id) === before.snapshot.containers.get(redis.id),
      after.snapshot.volumes === before.snapshot.volumes,
    ]).toEqual([true, false, true, true]);
  });

  it('shows the file of the command line once', async () => {
    const { bridge, store, answer } = heldBack();
    const openFile = hostPath('/srv/compose.yaml');
    await answer({ ...state, openFile });
    expect(store.getState().ui.dialog).toEqual({ kind: 'run', path: openFile });
    store.setState(({ ui }) => ({ ui: { ...ui, dialog: null } }));
    bridge.push('engine.patch', patch(5, []));
    await answer({ ...state, openFile });
    expect(store.getState().ui.dialog).toBeNull();
  });

  it('says so when main does not answer', async () => {
    const bridge = fakeBridge(state);
    bridge.answer('app.state', () => err({ kind: 'unexpected', detail: 'gone' }));
    const store = createAppStore();
    connect(bridge, store);
    await new Promise((resolve) => setTimeout(resolve));
    expect(store.getState().phase).toEqual({ kind: 'failed', error: { kind: 'unexpected', detail: 'gone' } });
  });

  it('hears nothing any more once it is stopped', async () => {
    const { bridge, stop, answer, names } = heldBack();
    await answer(state);
    stop();
    bridge.push('engine.patch', patch(1, [aContainer({ name: 'late' })]));
    expect(names()).toEqual(['redis']);
  });
});
