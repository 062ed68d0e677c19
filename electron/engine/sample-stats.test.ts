import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContainerStats } from '../../shared/container-stats.ts';
import type { Container } from '../../shared/engine.ts';
import { containerId } from '../../shared/ids.ts';
import type { AtWork } from './at-work.ts';
import { aContainer, createFakeEngine, someEngine, someTarget } from './fake-engine.ts';
import { createInventory, type Inventory } from './inventory.ts';
import { createStatsSampler, type StatsSampler } from './sample-stats.ts';
import type { RawStats } from './stats-from-api.ts';

let inventory: Inventory;
let sampler: StatsSampler;
let pushes: (readonly ContainerStats[])[];

const working = new Set<string>();
const onWork = new Set<() => void>();
const atWork: AtWork = {
  now: () => (container) => working.has(container.id),
  subscribe(listener) {
    onWork.add(listener);
    return () => onWork.delete(listener);
  },
};
function endWork(): void {
  working.clear();
  for (const listener of onWork) listener();
}

const aSample = (difference: Partial<RawStats> = {}): RawStats => ({
  at: 5_000,
  cpu: { kind: 'linux', usedNs: 0, systemNs: 0, cores: 2 },
  memoryBytes: 300,
  memoryLimitBytes: 600,
  blockReadBytes: 1,
  blockWrittenBytes: 2,
  networkReceivedBytes: 3,
  networkSentBytes: 4,
  pids: 5,
  ...difference,
});

/** A sample after so many seconds of one core, and of the whole machine with its two. */
const used = (usedSeconds: number, seconds: number) =>
  aSample({
    cpu: { kind: 'linux', usedNs: usedSeconds * 1e9, systemNs: seconds * 2e9, cores: 2 },
  });

const figures = (id: string, cpuPercent: number | null): ContainerStats => ({
  id: containerId(id),
  at: 5_000,
  cpuPercent,
  memoryBytes: 300,
  memoryLimitBytes: 600,
  blockReadBytes: 1,
  blockWrittenBytes: 2,
  networkReceivedBytes: 3,
  networkSentBytes: 4,
  pids: 5,
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const ids = (...names: readonly string[]) => names.map(containerId);
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

/** An engine that runs these, connected and listed, with a sampler that is seen. */
async function engineWith(...containers: readonly Container[]) {
  const engine = createFakeEngine(...containers);
  for (const { id } of containers) engine.setStats(id, used(0, 0));
  inventory = createInventory({
    resolve: async () => someTarget,
    connect: () => engine.api,
    random: () => 0,
  });
  sampler = createStatsSampler({ inventory, atWork, push: (stats) => pushes.push(stats) });
  sampler.setActive(true);
  await pass(200);
  engine.requests();
  return {
    ...engine,
    /** The containers that were asked about since the last call. */
    asked: () =>
      engine.requests().flatMap((request) => (request.startsWith('stats ') ? [request.slice(6)] : [])),
  };
}

beforeEach(() => {
  pushes = [];
  working.clear();
  vi.useFakeTimers({ now: 1_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(async () => {
  sampler.stop();
  inventory.stop();
  await pass(3_000);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('a watched container', () => {
  it('has its first figures at once, CPU a second later, and new ones every two seconds', async () => {
    const engine = await engineWith(aContainer('a'));
    sampler.watch(ids('a'));
    expect(engine.asked()).toEqual(['a']);
    await pass(250);
    expect(pushes.splice(0)).toEqual([[figures('a', null)]]);

    engine.setStats('a', used(0.5, 1));
    await pass(750);
    expect(engine.asked()).toEqual(['a']);
    await pass(250);
    expect(pushes.splice(0)).toEqual([[figures('a', 50)]]);

    engine.setStats('a', used(0.5, 3));
    await pass(1_700);
    expect([engine.asked(), pushes]).toEqual([[], []]);
    await pass(300);
    expect(engine.asked()).toEqual(['a']);
    expect(pushes).toEqual([[figures('a', 0)]]);
  });

  it('is not asked about while its last answer is out', async () => {
    const engine = await engineWith(aContainer('a'));
    const release = engine.holdNext('stats a');
    sampler.watch(ids('a'));
    await pass(6_000);
    expect(engine.asked()).toEqual(['a']);
    release();
    await pass(250);
    expect(pushes).toEqual([[figures('a', null)]]);
  });

  it('without a limit has the engine’s memory', async () => {
    const engine = await engineWith(aContainer('a'));
    engine.setStats('a', aSample({ memoryLimitBytes: null }));
    sampler.watch(ids('a'));
    await pass(250);
    expect(pushes).toEqual([[{ ...figures('a', null), memoryLimitBytes: someEngine.memoryBytes }]]);
  });

  it('has figures from when it runs until it stops, and begins anew when it runs again', async () => {
    const engine = await engineWith(aContainer('a', { state: 'exited', exitCode: 0 }));
    sampler.watch(ids('a'));
    await pass(3_000);
    expect(engine.asked()).toEqual([]);

    engine.change(aContainer('a'));
    await pass(1_500);
    expect(engine.asked()).toEqual(['a', 'a']);

    engine.change(aContainer('a', { state: 'exited', exitCode: 0 }), 'die');
    await pass(5_000);
    expect(engine.asked()).toEqual([]);

    pushes = [];
    engine.setStats('a', used(9, 9));
    engine.change(aContainer('a'));
    await pass(400);
    expect(pushes).toEqual([[figures('a', null)]]);
  });

  it('that comes while something works on it has its first figures when that has ended, or after 5 s', async () => {
    const engine = await engineWith(aContainer('a'), aContainer('b'));
    working.add('b');
    sampler.watch(ids('a', 'b'));
    await pass(900);
    expect(engine.asked()).toEqual(['a']);
    endWork();
    await pass(0);
    expect(engine.asked()).toEqual(['b']);
    working.add('a').add('b');
    await pass(1_200);
    expect(engine.asked().sort()).toEqual(['a', 'b']);
    sampler.watch([]);
    await pass(11_000);
    sampler.watch([]);
    sampler.watch(ids('a', 'b'));
    await pass(4_900);
    expect(engine.asked()).toEqual([]);
    await pass(200);
    expect(engine.asked()).toEqual(['a', 'b']);
  });

  it('has figures while it is paused', async () => {
    await engineWith(aContainer('a', { state: 'paused' }));
    sampler.watch(ids('a'));
    await pass(250);
    expect(pushes).toEqual([[figures('a', null)]]);
  });

  it('that was restarted has no CPU until it can be compared', async () => {
    const engine = await engineWith(aContainer('a'));
    engine.setStats('a', used(9, 9));
    sampler.watch(ids('a'));
    await pass(500);
    engine.setStats('a', used(0.1, 10));
    await pass(1_000);
    expect(pushes).toEqual([[figures('a', null)], [figures('a', null)]]);
  });
});

describe('many containers', () => {
  it('are asked about 32 at once, all in one round, and pushed together', async () => {
    const many = names('c', 40);
    const engine = await engineWith(...many.map((name) => aContainer(name)));
    const releases = many.map((name) => engine.holdNext(`stats ${name}`));
    sampler.watch(ids(...many));
    await pass(100);
    expect(engine.asked()).toEqual(many.slice(0, 32));
    for (const release of releases) release();
    await pass(100);
    expect(engine.asked()).toEqual(many.slice(32));
    await pass(150);
    expect(pushes).toEqual([many.map((name) => figures(name, null))]);
  });

  it('are not held up by those that the engine is slow about', async () => {
    const [slow, quick] = [names('slow', 32), names('quick', 3)];
    const engine = await engineWith(...[...slow, ...quick].map((name) => aContainer(name)));
    const releases = slow.map((name) => engine.holdNext(`stats ${name}`));
    sampler.watch(ids(...slow, ...quick));
    await pass(2_400);
    expect(engine.asked()).toEqual(slow);
    await pass(400);
    expect(engine.asked()).toEqual(quick);
    await pass(10_000);
    expect(engine.asked().length).toBeGreaterThanOrEqual(3 * 5);
    pushes = [];
    for (const release of releases) release();
    await pass(2_250);
    expect(new Set(pushes.flat().map(({ id }) => id))).toEqual(new Set([...slow, ...quick]));
  });

  it('are not held up by one that fails, which is tried again after a while', async () => {
    const engine = await engineWith(aContainer('bad'), aContainer('good'));
    const { containerStats } = engine.api;
    const failing = vi
      .spyOn(engine.api, 'containerStats')
      .mockImplementation((id) =>
        id === 'bad' ? Promise.reject(new Error('cgroup is gone')) : containerStats(id),
      );
    const timesBad = () => failing.mock.calls.filter(([id]) => id === 'bad').length;
    sampler.watch(ids('bad', 'good'));
    await pass(9_000);
    expect(timesBad()).toBe(1);
    expect(pushes.length).toBe(5);
    expect(new Set(pushes.flat().map(({ id }) => id))).toEqual(new Set(ids('good')));
    failing.mockImplementation(containerStats);
    await pass(1_500);
    expect(pushes.flat().filter(({ id }) => id === 'bad')).toEqual([figures('bad', null)]);
  });

  it('leave out one that is gone before the inventory knows it', async () => {
    const engine = await engineWith(aContainer('a'), aContainer('b'));
    sampler.watch(ids('a', 'b', 'never there'));
    engine.remove('b');
    await pass(250);
    expect(pushes).toEqual([[figures('a', null)]]);
  });
});

describe('nothing is asked', () => {
  it('while nothing is watched', async () => {
    const engine = await engineWith(aContainer('a'));
    await pass(5_000);
    sampler.watch(ids('a'));
    sampler.watch([]);
    await pass(5_000);
    expect([engine.asked(), pushes]).toEqual([['a'], []]);
  });

  it('while nobody can see it; then it begins anew', async () => {
    const engine = await engineWith(aContainer('a'));
    sampler.watch(ids('a'));
    await pass(1_300);
    sampler.setActive(false);
    engine.asked();
    pushes = [];
    await pass(60_000);
    expect([engine.asked(), pushes]).toEqual([[], []]);

    engine.setStats('a', used(30, 60));
    sampler.setActive(true);
    await pass(250);
    expect(pushes.splice(0)).toEqual([[figures('a', null)]]);
    engine.setStats('a', used(30.1, 61));
    await pass(1_000);
    expect(pushes.flat().map(({ cpuPercent }) => cpuPercent?.toFixed(3))).toEqual(['10.000']);
  });

  it('while the engine is unreachable; then it goes on by itself', async () => {
    const engine = await engineWith(aContainer('a'));
    sampler.watch(ids('a'));
    await pass(1_300);
    engine.stop();
    await pass(10);
    engine.asked();
    pushes = [];
    await pass(4_000);
    expect([engine.asked(), pushes]).toEqual([[], []]);
    engine.start();
    await pass(1_250);
    expect(pushes[0]).toEqual([figures('a', null)]);
  });

  it('after the end', async () => {
    const engine = await engineWith(aContainer('a'));
    sampler.watch(ids('a'));
    sampler.stop();
    sampler.setActive(true);
    await pass(5_000);
    expect([engine.asked(), pushes]).toEqual([['a'], []]);
  });
});

describe('an answer that comes too late', () => {
  it('is not told when nobody watches the container any more', async () => {
    const engine = await engineWith(aContainer('a'), aContainer('b'));
    const release = engine.holdNext('stats a');
    sampler.watch(ids('a'));
    sampler.watch(ids('b'));
    release();
    await pass(250);
    expect(pushes).toEqual([[figures('b', null)]]);
  });

  it('is not told over a pause', async () => {
    const engine = await engineWith(aContainer('a'));
    engine.setStats('a', aSample({ pids: 99 }));
    const release = engine.holdNext('stats a');
    sampler.watch(ids('a'));
    sampler.setActive(false);
    engine.setStats('a', used(0, 0));
    sampler.setActive(true);
    release();
    await pass(250);
    expect(pushes).toEqual([[figures('a', null)]]);
  });
});

describe('a row that is scrolled out of sight and back', () => {
  it('is not asked about sooner than it would have been, and has CPU at once', async () => {
    const engine = await engineWith(aContainer('a'), aContainer('b'));
    sampler.watch(ids('a'));
    await pass(500);
    sampler.watch(ids('b'));
    await pass(1_500);
    engine.asked();
    pushes = [];
    engine.setStats('a', used(1, 2));
    sampler.watch(ids('a'));
    sampler.watch(ids('b'));
    sampler.watch(ids('a'));
    await pass(250);
    expect(engine.asked()).toEqual(['a']);
    expect(pushes).toEqual([[figures('a', 50)]]);
  });

  it('begins anew when that took long', async () => {
    const engine = await engineWith(aContainer('a'), aContainer('b'));
    sampler.watch(ids('a'));
    await pass(500);
    sampler.watch(ids('b'));
    await pass(20_000);
    pushes = [];
    engine.setStats('a', used(1, 2));
    sampler.watch(ids('a'));
    await pass(250);
    expect(pushes.flat().filter(({ id }) => id === 'a')).toEqual([figures('a', null)]);
  });
});
