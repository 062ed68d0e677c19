import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aContainer, anId } from '../../shared/builders.ts';
import type { ContainerData } from '../../shared/container-data.ts';
import type { Container } from '../../shared/engine.ts';
import { type VolumeName, volumeName } from '../../shared/ids.ts';
import { anEngineWith } from '../operations/engine-stub.ts';
import { createDataWatcher, type DataWatcher } from './watch-data.ts';

let watcher: DataWatcher;
const pushes: ContainerData[][] = [];
const asked: string[] = [];
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Each container has one file of data, `bytes` long; every request takes 10 ms. */
function engineOf(containers: readonly Container[]) {
  let bytes = 5;
  let sizes: ReadonlyMap<VolumeName, number> = new Map();
  let isAway = false;
  let most = 0;
  let busy = 0;
  const listeners = new Set<() => void>();
  const answer = async <T>(what: string, value: () => T): Promise<T> => {
    asked.push(what);
    busy += 1;
    most = Math.max(most, busy);
    await new Promise((done) => setTimeout(done, 10));
    busy -= 1;
    if (isAway) throw new Error('away');
    return value();
  };
  const nameOf = (id: Container['id']) => engine.containers.get(id)?.name ?? id;
  const engine = anEngineWith(
    { containers },
    {
      writtenBytes: (id) => answer(nameOf(id), () => bytes),
      changedFiles: async () => [{ path: '/srv/file', kind: 'added' }],
      statPath: async () => ({ kind: 'file', executable: false, bytes, target: null }),
      volumeSizes: () => answer('sizes', () => sizes),
    },
  );
  const working = new Set<string>();
  const onWork = new Set<() => void>();
  watcher = createDataWatcher({
    atWork: {
      now: () => (container) => working.has(container.name),
      subscribe: (listener) => {
        onWork.add(listener);
        return () => onWork.delete(listener);
      },
    },
    inventory: {
      snapshot: engine.access.snapshot,
      api: engine.access.api,
      subscribe: (listener) => {
        const listen = () => listener(engine.access.snapshot());
        listeners.add(listen);
        return () => listeners.delete(listen);
      },
    },
    push: (data) => pushes.push([...data]),
  });
  watcher.setActive(true);
  return {
    change: (container: Container) => {
      engine.containers.set(container.id, container);
      for (const listener of listeners) listener();
    },
    write: (more: number) => {
      bytes += more;
    },
    setSizes: (next: ReadonlyMap<VolumeName, number>) => {
      sizes = next;
    },
    setAway: (away: boolean) => {
      isAway = away;
    },
    setAtWork: (name: string, isAtWork: boolean) => {
      if (isAtWork) working.add(name);
      else working.delete(name);
      for (const listener of onWork) listener();
    },
    mostAtOnce: () => most,
  };
}
const askedNow = () => asked.splice(0);
const toldNow = () => pushes.splice(0).flat();
const layerOf = (bytes: number) => expect.objectContaining({ bytes });

const web = aContainer({ name: 'web' });
const anonymous = volumeName(anId('anonymous'));
const db = aContainer({
  name: 'db',
  mounts: [{ kind: 'volume', volume: anonymous, anonymous: true, destination: '/data', readOnly: false }],
});

beforeEach(() => {
  pushes.length = 0;
  asked.length = 0;
  vi.useFakeTimers({ now: 1_800_000_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(async () => {
  watcher.stop();
  await pass(100_000);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('the data of watched containers', () => {
  it('is read once, two at a time in their order, and told', async () => {
    const many = ['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => aContainer({ name }));
    const engine = engineOf(many);
    watcher.watch(many.map(({ id }) => id));
    await pass(1_000);
    expect(askedNow()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
    expect(engine.mostAtOnce()).toBe(2);
    expect(toldNow()).toEqual(many.map(({ id }) => ({ id, layer: layerOf(5), volumeBytes: null })));
    watcher.watch(many.map(({ id }) => id));
    await pass(1_000);
    expect(askedNow()).toEqual([]);
    expect(toldNow()).toHaveLength(5);
  });

  it('is not read while nobody can see it', async () => {
    engineOf([web]);
    watcher.setActive(false);
    watcher.watch([web.id]);
    await pass(700_000);
    expect(askedNow()).toEqual([]);
    watcher.setActive(true);
    await pass(100);
    expect(askedNow()).toEqual(['web']);
    watcher.setActive(false);
    await pass(700_000);
    expect(askedNow()).toEqual([]);
  });

  it('is not read while something works on the container; then at once', async () => {
    const engine = engineOf([web]);
    engine.setAtWork('web', true);
    watcher.watch([web.id]);
    await pass(5_000);
    expect(askedNow()).toEqual([]);
    engine.setAtWork('web', false);
    await pass(100);
    expect(askedNow()).toEqual(['web']);
  });

  it('is read again when the container stopped or started, and after a while', async () => {
    const engine = engineOf([web]);
    watcher.watch([web.id]);
    await pass(1_000);
    expect(askedNow()).toEqual(['web']);
    engine.write(3);
    await pass(58_000);
    expect(askedNow()).toEqual([]);
    await pass(2_000);
    expect(askedNow()).toEqual(['web']);
    expect(toldNow().at(-1)).toMatchObject({ layer: { bytes: 8 } });
    engine.change({ ...web, state: 'exited' });
    await pass(100);
    expect(askedNow()).toEqual(['web']);
    await pass(120_000);
    expect(askedNow()).toEqual([]);
    engine.change({ ...web, startedAt: Date.now() });
    await pass(100);
    expect(askedNow()).toEqual(['web']);
    await pass(10_000);
    expect(askedNow()).toEqual(['web']);
  });

  it('is not read again because the start has only now been told', async () => {
    const engine = engineOf([{ ...web, startedAt: null }]);
    watcher.watch([web.id]);
    await pass(100);
    engine.change(web);
    await pass(100);
    expect(askedNow()).toEqual(['web']);
  });

  it('stays as it was known while the engine does not answer', async () => {
    const engine = engineOf([web]);
    watcher.watch([web.id]);
    await pass(1_000);
    toldNow();
    engine.setAway(true);
    await pass(60_000);
    expect(toldNow()).toEqual([{ id: web.id, layer: layerOf(5), volumeBytes: null }]);
  });

  it('has the sizes of volumes where an anonymous one is mounted, and they are asked for nobody else', async () => {
    const engine = engineOf([web, db]);
    engine.setSizes(new Map([[anonymous, 31]]));
    watcher.watch([web.id]);
    await pass(1_000);
    expect(askedNow()).toEqual(['web']);
    watcher.watch([web.id, db.id]);
    await pass(1_000);
    expect(askedNow()).toEqual(['db', 'sizes']);
    expect(toldNow().at(-1)).toEqual({
      id: db.id,
      layer: layerOf(5),
      volumeBytes: new Map([[anonymous, 31]]),
    });
  });

  it('asks for sizes again when a container started, after a rest', async () => {
    const engine = engineOf([db]);
    watcher.watch([db.id]);
    await pass(1_000);
    engine.change({ ...db, state: 'exited' });
    await pass(1_000);
    expect(askedNow()).toEqual(['db', 'sizes', 'db']);
    await pass(5_000);
    expect(askedNow()).toEqual(['sizes']);
    await pass(30_000);
    expect(askedNow()).toEqual([]);
  });

  it('can be asked for at once, fresh', async () => {
    const engine = engineOf([web, db]);
    watcher.setActive(false);
    engine.setSizes(new Map([[anonymous, 31]]));
    const first = watcher.read([web.id, db.id]);
    await pass(1_000);
    expect((await first).get(db.id)).toEqual({
      id: db.id,
      layer: layerOf(5),
      volumeBytes: new Map([[anonymous, 31]]),
    });
    engine.write(1);
    engine.setSizes(new Map([[anonymous, 32]]));
    const second = watcher.read([db.id]);
    await pass(1_000);
    expect((await second).get(db.id)).toMatchObject({
      layer: { bytes: 6 },
      volumeBytes: new Map([[anonymous, 32]]),
    });
  });

  it('leaves out what could not be read in time, and answers all the same', async () => {
    const many = ['a1', 'a2', 'a3'].map((name) => aContainer({ name }));
    engineOf(many);
    watcher.setActive(false);
    const answer = watcher.read(
      many.map(({ id }) => id),
      15,
    );
    await pass(15);
    expect([...(await answer).keys()]).toEqual(many.slice(0, 2).map(({ id }) => id));
  });
});
