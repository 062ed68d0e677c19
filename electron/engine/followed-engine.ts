import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { type createFakeEngine, someTarget } from './fake-engine.ts';
import { createInventory, type Inventory } from './inventory.ts';

type FakeEngine = ReturnType<typeof createFakeEngine>;

/** For tests: an inventory that follows a fake engine, by a clock of its own. To be called once a file of tests. */
export function followedEngine() {
  let inventory: Inventory;
  let snapshots: EngineSnapshot[];
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const forget = () => {
    snapshots = [];
  };
  const connection = () => inventory.snapshot().connection;

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  });
  afterEach(async () => {
    inventory.stop();
    await pass(100);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  function followWith(parts: Parameters<typeof createInventory>[0]): void {
    inventory = createInventory(parts);
    forget();
    inventory.subscribe((snapshot) => snapshots.push(snapshot));
  }

  function follow(engine: FakeEngine, resolve = async () => someTarget): FakeEngine {
    followWith({ resolve, connect: () => engine.api, random: () => 0 });
    return engine;
  }

  return {
    follow,
    followWith,
    /** Connected, and all containers inspected. */
    async settled(engine: FakeEngine): Promise<FakeEngine> {
      follow(engine);
      await pass(200);
      forget();
      engine.requests();
      return engine;
    },
    pass,
    inventory: () => inventory,
    /** The snapshots since the last `forget`. */
    told: () => snapshots,
    forget,
    shown: () => [...inventory.snapshot().containers.values()],
    connection,
    cause() {
      const now = connection();
      return now.kind === 'unreachable' ? now.cause : now.kind;
    },
  };
}
