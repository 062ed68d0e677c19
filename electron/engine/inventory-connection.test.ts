import { describe, expect, it, vi } from 'vitest';
import { Failure } from '../failure.ts';
import { unreachable } from './engine-failure.ts';
import { aContainer, aVolume, createFakeEngine, someEngine, someTarget } from './fake-engine.ts';
import { followedEngine } from './followed-engine.ts';

const { follow, settled, pass, shown, connection, cause, inventory } = followedEngine();
const ready = { kind: 'ready', target: someTarget, engine: someEngine } as const;
const timeout = unreachable({ kind: 'timeout', address: someTarget.address });

describe('when the connection breaks', () => {
  it('says so at once, with the cause, and keeps the last list and its age', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    await pass(5_000);
    const before = inventory().snapshot();
    engine.stop();
    await pass(0);
    expect(inventory().snapshot()).toEqual({
      ...before,
      revision: before.revision + 1,
      connection: {
        kind: 'unreachable',
        target: someTarget,
        cause: { kind: 'connection-lost', detail: 'cut' },
        since: 1_005_200,
      },
    });
    expect(inventory().snapshot().containers).toBe(before.containers);
    expect(inventory().api()).toBeNull();
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
    expect(inventory().api()).toBe(engine.api);
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
    inventory().retryNow();
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
    expect(inventory().snapshot()).toMatchObject({
      connection: { ...ready, engine: { ...someEngine, id: 'engine-2' } },
      containers: new Map([['z', aContainer('z')]]),
      volumes: new Map(),
    });
  });
});

it('an engine that is away is tried at once after the machine slept', async () => {
  const engine = createFakeEngine(aContainer('a'));
  engine.stop(timeout);
  follow(engine, async () => ({ ...someTarget, address: 'tcp://box:2375' }));
  await pass(16_000);
  engine.start();
  inventory().wokeUp();
  await pass(0);
  expect(connection().kind).toBe('ready');
});

it('an engine that is not there at first is found when it comes', async () => {
  const engine = createFakeEngine(aContainer('a'));
  engine.stop();
  follow(engine);
  await pass(0);
  expect(inventory().snapshot()).toMatchObject({ connection: { kind: 'unreachable' }, listedAt: null });
  expect(cause()).toEqual({ kind: 'socket-missing', path: '/var/run/docker.sock' });
  await pass(30_000);
  engine.start();
  await pass(1_000);
  expect(shown()).toEqual([aContainer('a')]);
});
