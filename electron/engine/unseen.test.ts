import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aContainer, createFakeEngine, someTarget } from './fake-engine.ts';
import { createInventory, type Inventory } from './inventory.ts';

let inventory: Inventory;
let engine: ReturnType<typeof createFakeEngine>;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const shown = () => [...inventory.snapshot().containers.values()].map(({ id }) => id);

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  engine = createFakeEngine(aContainer('a'), aContainer('b'));
  inventory = createInventory({
    resolve: async () => someTarget,
    connect: () => engine.api,
    random: () => 0,
  });
  await pass(200);
  inventory.setSeen(false);
  await pass(60_100);
  engine.requests();
});
afterEach(async () => {
  inventory.stop();
  await pass(100);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('while nobody sees the window', () => {
  it('the engine is asked once a minute whether it lives, and for nothing else', async () => {
    await pass(180_000);
    expect(engine.requests()).toEqual(['ping', 'ping', 'ping']);
  });

  it('events count as ever', async () => {
    engine.remove('b');
    await pass(200);
    expect(shown()).toEqual(['a']);
  });

  it('what no event told of is made up for as soon as it is seen again, and every minute from then on', async () => {
    engine.remove('b', false);
    await pass(120_000);
    expect(shown()).toEqual(['a', 'b']);
    inventory.setSeen(true);
    await pass(100);
    expect(shown()).toEqual(['a']);
    engine.remove('a', false);
    await pass(60_100);
    expect(shown()).toEqual([]);
  });

  it('a look in between asks for no list that is not due', async () => {
    inventory.setSeen(true);
    await pass(100);
    engine.requests();
    inventory.setSeen(false);
    inventory.setSeen(true);
    await pass(5_000);
    expect(engine.requests()).toEqual([]);
  });
});
