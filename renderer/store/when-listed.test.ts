import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aSnapshot, unreachable } from '../testing/fixtures.ts';
import { type AppData, createAppStore } from './app-store.ts';
import { whenListed } from './when-listed.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function waitedAfter(told: Partial<AppData>): Promise<number> {
  const store = createAppStore();
  const began = Date.now();
  let waited = Number.POSITIVE_INFINITY;
  void whenListed(store, 100).then(() => {
    waited = Date.now() - began;
  });
  setTimeout(() => store.setState(told), 20);
  await vi.advanceTimersByTimeAsync(500);
  return waited;
}

it('waits for a list, or the reason why there is none, and no longer than that', async () => {
  expect(await waitedAfter({ snapshot: aSnapshot([], []) })).toBe(20);
  expect(
    await waitedAfter({ snapshot: aSnapshot([], [], { connection: unreachable(0), listedAt: null }) }),
  ).toBe(20);
  expect(await waitedAfter({ phase: { kind: 'failed', error: { kind: 'unexpected', detail: '' } } })).toBe(
    20,
  );
  expect(await waitedAfter({ phase: { kind: 'ready' } })).toBe(100);
});

it('does not wait for what is there', async () => {
  const store = createAppStore();
  store.setState({ snapshot: aSnapshot([], []) });
  let told = false;
  void whenListed(store, 100).then(() => {
    told = true;
  });
  await Promise.resolve();
  expect(told).toBe(true);
});
