import { describe, expect, it, vi } from 'vitest';
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
import { followedEngine } from './followed-engine.ts';

const { follow, followWith, settled, pass, shown, connection, inventory, told, forget } = followedEngine();
const ready = { kind: 'ready', target: someTarget, engine: someEngine } as const;
const timeout = unreachable({ kind: 'timeout', address: someTarget.address });

describe('another engine', () => {
  it('takes the place of the first one, of which nothing stays', async () => {
    const first = createFakeEngine(aContainer('a'));
    const second = createFakeEngine(aContainer('b'));
    let engine = first;
    followWith({ resolve: async () => someTarget, connect: () => engine.api, random: () => 0 });
    await pass(200);
    expect(shown().map(({ id }) => id)).toEqual(['a']);
    engine = second;
    forget();
    inventory().switchEngine();
    await pass(200);
    expect(shown().map(({ id }) => id)).toEqual(['b']);
    expect(told()[0]).toMatchObject({
      connection: { kind: 'connecting' },
      containers: new Map(),
      listedAt: null,
    });
    expect(connection().kind).toBe('ready');
  });

  it('is tried at once while the first one is away', async () => {
    const second = createFakeEngine(aContainer('b'));
    let away = true;
    followWith({
      resolve: async () => {
        if (away) throw timeout;
        return someTarget;
      },
      connect: () => second.api,
      random: () => 1,
    });
    await pass(60_000);
    expect(connection().kind).toBe('unreachable');
    away = false;
    inventory().switchEngine();
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
    expect(told().map(({ revision, connection: { kind } }) => [revision, kind])).toEqual([
      [1, 'connecting'],
      [2, 'ready'],
      [3, 'ready'],
    ]);
    expect(told()[1]).toEqual({
      revision: 2,
      connection: ready,
      containers: new Map([aContainer('a'), aContainer('b')].map((each) => [each.id, asListed(each)])),
      volumes: new Map(),
      networks: new Map(),
      listedAt: 1_000_000,
    });
    expect([...(told()[2]?.containers.values() ?? [])]).toEqual([aContainer('a'), aContainer('b')]);
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
    expect(told().length).toBeLessThan(6);
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
    const before = inventory().snapshot();
    engine.change(aContainer('a', { state: 'paused' }), 'pause');
    await pass(0);
    expect(engine.requests()).toEqual(['inspect a']);
    const after = inventory().snapshot();
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
    expect(told().length).toBe(2);
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
    expect(told()).toEqual([]);
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
    expect([...inventory().snapshot().volumes.values()]).toEqual([aVolume('data')]);
    expect([...inventory().snapshot().networks.values()]).toEqual([aNetwork('net')]);
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

it('a listener that throws keeps nobody else from the news', async () => {
  const engine = await settled(createFakeEngine(aContainer('a')));
  const uncaught: unknown[] = [];
  const note = (thrown: unknown) => uncaught.push(thrown);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', note);
  const stopListening = inventory().subscribe(() => {
    throw new Error('mine');
  });
  const heard = vi.fn();
  inventory().subscribe(heard);
  engine.change(aContainer('a', { state: 'paused' }));
  await pass(0);
  stopListening();
  await new Promise((done) => setImmediate(done));
  process.removeListener('uncaughtException', note);
  for (const other of others) process.on('uncaughtException', other);
  expect(heard).toHaveBeenCalledOnce();
  expect(uncaught).toEqual([new Error('mine')]);
});
