import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFrameSignal } from './frame-signal.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aSignal() {
  const told: string[] = [];
  const signal = createFrameSignal(() => told.push('work'));
  const end = signal.subscribe(() => told.push('told'));
  return { signal, end, told };
}

it('tells of many changes once, after its work', () => {
  const { signal, told } = aSignal();
  for (let n = 0; n < 100; n += 1) signal.changed();
  expect(told).toEqual([]);
  vi.advanceTimersByTime(17);
  expect(told).toEqual(['work', 'told']);
});

it('tells a few times a second of changes that go on and on', () => {
  const { signal, told } = aSignal();
  for (let ms = 0; ms < 1_000; ms += 1) {
    signal.changed();
    vi.advanceTimersByTime(1);
  }
  expect(told.length / 2).toBeGreaterThan(8);
  expect(told.length / 2).toBeLessThan(17);
  vi.advanceTimersByTime(200);
  const last = told.length;
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveLength(last);
});

it('does nothing while nobody listens', () => {
  const { signal, end, told } = aSignal();
  signal.changed();
  end();
  signal.changed();
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([]);
});
