import { describe, expect, it, vi } from 'vitest';
import { aContainer, createFakeEngine } from './fake-engine.ts';
import { followedEngine } from './followed-engine.ts';

const { follow, settled, pass, shown, cause, inventory, told } = followedEngine();

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

  it('a restart that no event told of is found', async () => {
    const engine = await settled(createFakeEngine(aContainer('a', { run: 'f1' })));
    engine.set(aContainer('a', { run: 'f2', startedAt: 9000 }));
    await pass(60_100);
    expect(shown()).toEqual([aContainer('a', { run: 'f2', startedAt: 9000 })]);
  });

  it('a start and a stop that no event told of are found', async () => {
    const before = aContainer('a', { state: 'exited', exitCode: 137 });
    const after = aContainer('a', { state: 'exited', exitCode: 137, startedAt: 9000 });
    const engine = await settled(createFakeEngine(before));
    engine.age('a', { least: 20_000, most: 21_000 });
    await pass(60_100);
    expect(shown()).toEqual([before]);
    engine.set(after);
    engine.age('a', { least: 5000, most: 6000 });
    await pass(60_100);
    expect(shown()).toEqual([after]);
  });

  it('nothing is inspected or published where nothing changed', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    await pass(60_100);
    expect(engine.requests().filter((request) => request !== 'ping')).toEqual([
      'list',
      'volumes',
      'networks',
    ]);
    expect(told()).toEqual([]);
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
    expect(new Set(told().map((each) => each.connection.kind))).toEqual(new Set(['ready']));
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
    inventory().wokeUp();
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

describe('refreshed', () => {
  it('has everything that happened before the call, told or not', async () => {
    const engine = await settled(createFakeEngine(aContainer('a'), aContainer('b')));
    engine.set(aContainer('a', { state: 'exited', exitCode: 0, startedAt: 3000 }));
    engine.remove('b', false);
    const release = engine.holdNext('inspect a');
    const refreshed = inventory().refreshed();
    await pass(500);
    release();
    expect((await refreshed).containers).toEqual(
      new Map([['a', aContainer('a', { state: 'exited', exitCode: 0, startedAt: 3000 })]]),
    );
    expect(await refreshed).toBe(inventory().snapshot());
  });

  it('waits for an event that comes right after the engine’s answer', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    const refreshed = inventory().refreshed();
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
    const first = inventory().refreshed();
    await pass(0);
    engine.set(aContainer('b'));
    const second = inventory().refreshed();
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
    const first = await inventory().refreshed();
    expect(first.connection.kind).toBe('unreachable');
    expect(await inventory().refreshed()).toBe(inventory().snapshot());
  });

  it('ends when the connection breaks meanwhile', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.holdNext('list');
    const refreshed = inventory().refreshed();
    await pass(0);
    engine.stop();
    expect((await refreshed).connection.kind).toBe('unreachable');
  });

  it('ends when the inventory is stopped', async () => {
    const engine = await settled(createFakeEngine(aContainer('a')));
    engine.holdNext('list');
    const refreshed = inventory().refreshed();
    inventory().stop();
    await refreshed;
    await pass(100);
    expect(engine.watchers()).toBe(0);
  });
});
