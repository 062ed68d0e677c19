import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { Failure } from '../failure.ts';
import { unreachable } from './engine-failure.ts';
import {
  aContainer,
  aNetwork,
  asListed,
  aVolume,
  createFakeEngine,
  someEngine,
  someTarget,
} from './fake-engine.ts';
import { createInventory, type Inventory } from './inventory.ts';

const ready = { kind: 'ready', target: someTarget, engine: someEngine } as const;
const timeout = unreachable({ kind: 'timeout', address: someTarget.address });

let inventory: Inventory;
let snapshots: EngineSnapshot[];

function follow(engine: ReturnType<typeof createFakeEngine>, resolve = async () => someTarget) {
  inventory = createInventory({ resolve, connect: () => engine.api, random: () => 0 });
  snapshots = [];
  inventory.subscribe((snapshot) => snapshots.push(snapshot));
  return engine;
}

/** Connected, and all containers inspected. */
async function settled(engine: ReturnType<typeof createFakeEngine>) {
  follow(engine);
  await pass(200);
  snapshots = [];
  engine.requests();
  return engine;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const shown = () => [...inventory.snapshot().containers.values()];
const connection = () => inventory.snapshot().connection;
const cause = () => {
  const now = connection();
  return now.kind === 'unreachable' ? now.cause : now.kind;
};

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(async () => {
  inventory.stop();
  await pass(100);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('another engine', () => {
  it('takes the place of the first one, of which nothing stays', async () => {
    const first = createFakeEngine(aContainer('a'));
    const second = createFakeEngine(aContainer('b'));
    let engine = first;
    inventory = createInventory({
      resolve: async () => someTarget,
      connect: () => engine.api,
      random: () => 0,
    });
    snapshots = [];
    inventory.subscribe((snapshot) => snapshots.push(snapshot));
    await pass(200);
    expect(shown().map(({ id }) => id)).toEqual(['a']);
    engine = second;
    snapshots = [];
    inventory.switchEngine();
    await pass(200);
    expect(shown().map(({ id }) => id)).toEqual(['b']);
    expect(snapshots[0]).toMatchObject({
      connection: { kind: 'connecting' },
      containers: new Map(),
      listedAt: null,
    });
    expect(connection().kind).toBe('ready');
  });

  it('is tried at once while the first one is away', async () => {
    const second = createFakeEngine(aContainer('b'));
    let away = true;
    inventory = createInventory({
      resolve: async () => {
        if (away) throw timeout;
        return someTarget;
      },
      connect: () => second.api,
      random: () => 1,
    });
    snapshots = [];
    await pass(60_000);
    expect(connection().kind).toBe('unreachable');
    away = false;
    inventory.switchEngine();
    await pass(200);
    expect(shown().map(({ id }) => id)).toEqual(['b']);
  });
});

describe('on connecting', () => {
  it('subscribes before it lists, and shows the list before it inspects', async () => {
    const engine = follow(createFakeEngine(aContainer('a'), aContainer('b')));
    await pass(0);
    expect(engine.requests()).toEqual([
      'info',
      'events',
      'list',
      'volumes',
      'networks',
      'inspect a',
      'inspect b',
    ]);
    expect(snapshots.map(({ revision, connection: { kind } }) => [revision, kind])).toEqual([
      [1, 'connecting'],
      [2, 'ready'],
      [3, 'ready'],
    ]);
    expect(snapshots[1]).toEqual({
      revision: 2,
      connection: ready,
      containers: new Map([aContainer('a'), aContainer('b')].map((each) => [each.id, asListed(each)])),
      volumes: new Map(),
      networks: new Map(),
      listedAt: 1_000_000,
    });
    expect([...(snapshots[2]?.containers.values() ?? [])]).toEqual([aContainer('a'), aContainer('b')]);
  });

  it('inspects a thousand containers eight at a time, running ones first, in few revisions', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      aContainer(`c${index}`, index === 999 ? {} : { state: 'exited', exitCode: 0 }),
    );
    const engine = follow(createFakeEngine(...many));
    const release = engine.holdNext('inspect c999');
    await pass(0);
    expect(engine.requests().at(5)).toBe('inspect c999');
    release();
    await pass(500);
    expect(shown()).toEqual(many);
    expect(snapshots.length).toBeLessThan(6);
  });

  it('shows what happens during the listing as it is afterwards', async () => {
    const engine = follow(createFakeEngine(aContainer('a'), aContainer('b')));
    const release = engine.holdNext('list');
    await pass(0);
    engine.change(aContainer('a', { state: 'exited', exitCode: 1 }), 'die');
    engine.remove('b');
    engine.change(aContainer('c'), 'create');
    release();
    await pass(200);
    expect(shown()).toEqual([aContainer('a', { state: 'exited', exitCode: 1 }), aContainer('c')]);
  });
});

describe('an event', () => {
  it('has what it names refetched at once, and nothing else', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b')));
    const before = inventory.snapshot();
    engine.change(aContainer('a', { state: 'paused' }), 'pause');
    await pass(0);
    expect(engine.requests()).toEqual(['inspect a']);
    const after = inventory.snapshot();
    expect(after).toEqual({
      ...before,
      revision: before.revision + 1,
      containers: new Map(
        [aContainer('a', { state: 'paused' }), aContainer('b')].map((each) => [each.id, each]),
      ),
      listedAt: 1_000_200,
    });
    const [, b] = [...after.containers.values()];
    expect(b).toBe([...before.containers.values()][1]);
    expect(after.volumes).toBe(before.volumes);
  });

  it('while another is asked for waits for its like, and each thing is asked for once', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b'), aContainer('c')));
    for (const id of ['a', 'b', 'b', 'c', 'b']) engine.change(aContainer(id, { startedAt: 3000 }));
    await pass(0);
    expect(engine.requests()).toEqual(['inspect a', 'inspect b', 'inspect c']);
    expect(snapshots.length).toBe(2);
  });

  it('that never pauses does not put off the refresh', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    for (let ms = 0; ms < 1000; ms += 10) {
      engine.change(aContainer('a', { startedAt: 3000 + ms }));
      await pass(10);
    }
    const { length } = engine.requests();
    expect(length).toBeGreaterThanOrEqual(15);
    expect(length).toBeLessThanOrEqual(18);
  });

  it('that changes nothing to see makes no revision', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.change(aContainer('a'), 'update');
    await pass(200);
    expect(engine.requests()).toEqual(['inspect a']);
    expect(snapshots).toEqual([]);
  });

  it('of a destroyed container takes it away', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b')));
    engine.remove('a');
    await pass(0);
    expect(shown()).toEqual([aContainer('b')]);
  });

  it('of a volume or network has just that refetched', async () => {
    const engine = await settled(createFakeEngine());
    engine.addVolume(aVolume('data'));
    await pass(100);
    engine.addNetwork(aNetwork('net'));
    await pass(100);
    expect(engine.requests()).toEqual(['volume data', 'network net']);
    expect([...inventory.snapshot().volumes.values()]).toEqual([aVolume('data')]);
    expect([...inventory.snapshot().networks.values()]).toEqual([aNetwork('net')]);
  });

  it('of a container that the engine is slow to tell about holds up the others for a second at most', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b')));
    const release = engine.holdNext('inspect a');
    engine.change(aContainer('a', { startedAt: 3000 }));
    engine.change(aContainer('b', { startedAt: 3000 }));
    await pass(1000);
    expect(shown()).toEqual([aContainer('a'), aContainer('b', { startedAt: 3000 })]);
    release();
    await pass(100);
    expect(shown()).toEqual([aContainer('a', { startedAt: 3000 }), aContainer('b', { startedAt: 3000 })]);
  });

  it('of a container that could not be inspected has it inspected again soon', async () => {
    const engine = createFakeEngine(aContainer('a'));
    const { inspectContainer } = engine.api;
    await settled(engine);
    engine.api.inspectContainer = async () => {
      engine.api.inspectContainer = inspectContainer;
      throw new Error('cut short');
    };
    // A listing would not tell: it runs as before.
    engine.change(aContainer('a', { startedAt: 5000 }), 'start');
    await pass(100);
    expect(shown()).toEqual([aContainer('a')]);
    await pass(1_500);
    expect(shown()).toEqual([aContainer('a', { startedAt: 5000 })]);
  });

  it('answered late does not overwrite what was asked for later', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    const release = engine.holdNext('inspect a');
    engine.change(aContainer('a', { state: 'exited', exitCode: 0 }), 'die');
    await pass(1000);
    engine.change(aContainer('a', { startedAt: 4000 }), 'start');
    await pass(100);
    release();
    await pass(200);
    expect(shown()).toEqual([aContainer('a', { startedAt: 4000 })]);
  });
});

describe('every minute', () => {
  it('what was missed is put right, and only that is inspected', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b'), aContainer('c')));
    engine.set(aContainer('a', { state: 'exited', exitCode: 1, restartPolicy: 'always' }));
    engine.remove('b', false);
    engine.set(aContainer('d'));
    await pass(60_100);
    expect([...new Set(engine.requests())].filter((request) => request !== 'ping')).toEqual([
      'list',
      'volumes',
      'networks',
      'inspect a',
      // The stream that had told nothing of it is replaced.
      'events',
      'inspect d',
    ]);
    expect(shown()).toEqual([
      aContainer('a', { state: 'exited', exitCode: 1, restartPolicy: 'always' }),
      aContainer('c'),
      aContainer('d'),
    ]);
  });

  it('nothing is inspected or published where nothing changed', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    await pass(60_100);
    expect(engine.requests().filter((request) => request !== 'ping')).toEqual([
      'list',
      'volumes',
      'networks',
    ]);
    expect(snapshots).toEqual([]);
  });

  it('an older listing loses against an inspection that came in meanwhile', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b')));
    const release = engine.holdNext('list');
    await pass(60_000);
    engine.change(aContainer('a', { state: 'exited', exitCode: 1 }), 'die');
    engine.remove('b');
    engine.change(aContainer('c'), 'create');
    await pass(200);
    release();
    await pass(200);
    expect(shown()).toEqual([aContainer('a', { state: 'exited', exitCode: 1 }), aContainer('c')]);
  });
});

describe('an event stream that has ended without a word', () => {
  it('is replaced when things changed that it did not tell', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.goDeaf();
    engine.change(aContainer('b'));
    await pass(60_000);
    expect(shown()).toEqual([aContainer('a'), aContainer('b')]);
    expect([engine.watchers(), cause()]).toEqual([1, 'ready']);
    engine.change(aContainer('c'));
    await pass(100);
    expect(shown()).toHaveLength(3);
    expect(new Set(snapshots.map((each) => each.connection.kind))).toEqual(new Set(['ready']));
  });

  it('is not missed while nothing changes, and one that tells is not replaced', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    await pass(60_000);
    engine.set(aContainer('b'));
    engine.change(aContainer('a', { state: 'paused' }));
    await pass(60_000);
    expect(engine.requests().filter((request) => request.startsWith('events'))).toEqual([]);
    expect(shown()).toHaveLength(2);
  });

  it('is replaced at once after the machine slept', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.goDeaf();
    engine.change(aContainer('b'));
    inventory.wokeUp();
    await pass(100);
    expect([shown().length, engine.watchers(), cause()]).toEqual([2, 1, 'ready']);
  });

  it('is replaced soon where nobody tells of the sleep, but for the clock', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.goDeaf();
    engine.change(aContainer('b'));
    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(10_000);
    expect([shown().length, engine.watchers(), cause()]).toEqual([2, 1, 'ready']);
  });
});

it('an engine that is away is tried at once after the machine slept', async () => {
  const engine = createFakeEngine(aContainer('a'));
  engine.stop(timeout);
  follow(engine, async () => ({ ...someTarget, address: 'tcp://box:2375' }));
  await pass(16_000);
  engine.start();
  inventory.wokeUp();
  await pass(0);
  expect(connection().kind).toBe('ready');
});

describe('refreshed', () => {
  it('has everything that happened before the call, told or not', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b')));
    engine.set(aContainer('a', { state: 'exited', exitCode: 0, startedAt: 3000 }));
    engine.remove('b', false);
    const release = engine.holdNext('inspect a');
    const refreshed = inventory.refreshed();
    await pass(500);
    release();
    expect((await refreshed).containers).toEqual(
      new Map([['a', aContainer('a', { state: 'exited', exitCode: 0, startedAt: 3000 })]]),
    );
    expect(await refreshed).toBe(inventory.snapshot());
  });

  it('waits for an event that comes right after the engine’s answer', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    const refreshed = inventory.refreshed();
    await pass(10);
    engine.change(aContainer('a', { state: 'exited', exitCode: 0 }), 'die');
    await pass(100);
    expect([...(await refreshed).containers.values()]).toEqual([
      aContainer('a', { state: 'exited', exitCode: 0 }),
    ]);
  });

  it('lists anew where a listing was under way already', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    const release = engine.holdNext('list');
    const first = inventory.refreshed();
    await pass(0);
    engine.set(aContainer('b'));
    const second = inventory.refreshed();
    release();
    await pass(200);
    await first;
    expect([...(await second).containers.values()]).toEqual([aContainer('a'), aContainer('b')]);
    expect(engine.requests().filter((request) => request === 'list').length).toBe(2);
  });

  it('waits for the first attempt, and then answers at once while there is no engine', async () => {
    const engine = createFakeEngine();
    engine.stop();
    follow(engine);
    const first = await inventory.refreshed();
    expect(first.connection.kind).toBe('unreachable');
    expect(await inventory.refreshed()).toBe(inventory.snapshot());
  });

  it('ends when the connection breaks meanwhile', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.holdNext('list');
    const refreshed = inventory.refreshed();
    await pass(0);
    engine.stop();
    expect((await refreshed).connection.kind).toBe('unreachable');
  });

  it('ends when the inventory is stopped', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.holdNext('list');
    const refreshed = inventory.refreshed();
    inventory.stop();
    await refreshed;
    await pass(100);
    expect(engine.watchers()).toBe(0);
  });
});

describe('when the connection breaks', () => {
  it('says so at once, with the cause, and keeps the last list and its age', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    await pass(5_000);
    const before = inventory.snapshot();
    engine.stop();
    await pass(0);
    expect(inventory.snapshot()).toEqual({
      ...before,
      revision: before.revision + 1,
      connection: {
        kind: 'unreachable',
        target: someTarget,
        cause: { kind: 'connection-lost', detail: 'cut' },
        since: 1_005_200,
      },
    });
    expect(inventory.snapshot().containers).toBe(before.containers);
    expect(inventory.api()).toBeNull();
    await pass(250);
    expect(connection()).toEqual({
      kind: 'unreachable',
      target: someTarget,
      cause: { kind: 'socket-missing', path: '/var/run/docker.sock' },
      since: 1_005_200,
    });
  });

  it('comes back by itself, from the event where it broke off, with all containers inspected again', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b')));
    engine.change(aContainer('a', { startedAt: 3000 }));
    await pass(100);
    const [, b] = shown();
    engine.stop();
    await pass(100);
    engine.set(aContainer('a', { startedAt: 5000 }));
    engine.start();
    engine.requests();
    await pass(300);
    expect(engine.requests()).toEqual([
      'info',
      'events since 1',
      'list',
      'volumes',
      'networks',
      'inspect a',
      'inspect b',
    ]);
    expect(connection()).toEqual(ready);
    expect(shown()).toEqual([aContainer('a', { startedAt: 5000 }), aContainer('b')]);
    expect(shown()[1]).toBe(b);
    expect(inventory.api()).toBe(engine.api);
  });

  it('tries a local socket every second, however long it is gone', async () => {
    const engine = await settled(createFakeEngine());
    engine.stop();
    await pass(600_000);
    engine.requests();
    await pass(10_000);
    expect(engine.requests()).toEqual(Array.from({ length: 10 }, () => 'info'));
  });

  it('tries an engine on the network less and less often, down to every ten seconds', async () => {
    const engine = createFakeEngine();
    engine.stop(timeout);
    follow(engine, async () => ({ ...someTarget, address: 'tcp://box:2375' }));
    const at: number[] = [];
    for (let ms = 0; ms <= 40_000; ms += 250) {
      await pass(ms === 0 ? 0 : 250);
      if (engine.requests().length > 0) at.push(ms);
    }
    expect(at).toEqual([0, 250, 750, 1750, 3750, 7750, 15_750, 25_750, 35_750]);
  });

  it('tries at once when told to', async () => {
    const engine = createFakeEngine(aContainer('a'));
    engine.stop(timeout);
    follow(engine, async () => ({ ...someTarget, address: 'tcp://box:2375' }));
    await pass(16_000);
    engine.start();
    inventory.retryNow();
    await pass(0);
    expect(connection().kind).toBe('ready');
  });

  it('asks each time where the engine is', async () => {
    const engine = createFakeEngine(aContainer('a'));
    const noContext = new Failure({
      kind: 'engine-unreachable',
      cause: { kind: 'context-not-found', context: 'gone' },
    });
    let there = false;
    follow(engine, async () => {
      if (there) return someTarget;
      throw noContext;
    });
    await pass(0);
    expect(connection()).toEqual({
      kind: 'unreachable',
      target: null,
      cause: { kind: 'context-not-found', context: 'gone' },
      since: 1_000_000,
    });
    there = true;
    await pass(1000);
    expect(connection()).toEqual(ready);
  });

  it('finds out by a ping when the engine falls silent', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.freeze(timeout);
    await pass(9_000);
    expect(cause()).toBe('ready');
    await pass(1_000);
    expect(cause()).toEqual({ kind: 'timeout', address: someTarget.address });
    expect(engine.watchers()).toBe(0);
  });

  it('is silent for as long as it is, whatever the time of day has become', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    vi.setSystemTime(Date.now() - 3_600_000);
    engine.change(aContainer('a', { state: 'paused' }));
    await pass(100);
    expect(shown()).toEqual([aContainer('a', { state: 'paused' })]);
    engine.freeze(timeout);
    await pass(10_000);
    expect(cause()).toEqual({ kind: 'timeout', address: someTarget.address });
  });

  it('does not ping while events tell that it lives', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    for (let second = 0; second < 30; second += 1) {
      engine.change(aContainer('a'));
      await pass(1_000);
    }
    expect(engine.requests()).not.toContain('ping');
  });

  it('does not give up an engine that is only slow to tell about one container', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    const inspect = vi.spyOn(engine.api, 'inspectContainer').mockRejectedValueOnce(timeout);
    engine.change(aContainer('a', { state: 'paused' }));
    await pass(100);
    expect(engine.requests()).toEqual(['ping']);
    expect(cause()).toBe('ready');
    inspect.mockRestore();
    await pass(60_000);
    expect(shown()).toEqual([aContainer('a', { state: 'paused' })]);
  });

  it('starts from scratch when the engine refuses to go back in time', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.change(aContainer('a'));
    const watch = vi.spyOn(engine.api, 'watchEvents');
    watch.mockImplementationOnce((_since, on) => {
      on.ended(new Failure({ kind: 'unexpected', detail: 'since' }));
      return () => undefined;
    });
    engine.breakStream();
    await pass(2_000);
    expect(watch.mock.calls.map(([since]) => since)).toEqual(['1', null]);
    expect(cause()).toBe('ready');
  });

  it('shows nothing of the old engine where another one answers', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b')));
    engine.change(aContainer('a'));
    engine.addVolume(aVolume('data'));
    await pass(100);
    engine.stop();
    engine.becomeOther('engine-2');
    engine.set(aContainer('z'));
    engine.start();
    engine.requests();
    await pass(500);
    expect(engine.requests()).toContain('events');
    expect(inventory.snapshot()).toMatchObject({
      connection: { ...ready, engine: { ...someEngine, id: 'engine-2' } },
      containers: new Map([['z', aContainer('z')]]),
      volumes: new Map(),
    });
  });
});

it('a listener that throws keeps nobody else from the news', async () => {
  const engine = await settled(createFakeEngine(aContainer('a')));
  const uncaught: unknown[] = [];
  const note = (thrown: unknown) => uncaught.push(thrown);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', note);
  const stopListening = inventory.subscribe(() => {
    throw new Error('mine');
  });
  const heard = vi.fn();
  inventory.subscribe(heard);
  engine.change(aContainer('a', { state: 'paused' }));
  await pass(0);
  stopListening();
  await new Promise((done) => setImmediate(done));
  process.removeListener('uncaughtException', note);
  for (const other of others) process.on('uncaughtException', other);
  expect(heard).toHaveBeenCalledOnce();
  expect(uncaught).toEqual([new Error('mine')]);
});

it('an engine that is not there at first is found when it comes', async () => {
  const engine = createFakeEngine(aContainer('a'));
  engine.stop();
  follow(engine);
  await pass(0);
  expect(inventory.snapshot()).toMatchObject({ connection: { kind: 'unreachable' }, listedAt: null });
  expect(cause()).toEqual({ kind: 'socket-missing', path: '/var/run/docker.sock' });
  await pass(30_000);
  engine.start();
  await pass(1_000);
  expect(shown()).toEqual([aContainer('a')]);
});
