import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { containerId, volumeName } from '../../shared/ids.ts';
import { systemClock } from './clock.ts';
import { createEventQueue, type Pace, type Subject } from './event-queue.ts';

const container = (id: string): Subject => ({ kind: 'container', id: containerId(id) });

/** A queue whose batches end when the test says so. */
function aQueue(pace: () => Pace = () => ({ windowMs: 75, burst: 3 })) {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const queue = createEventQueue({
    clock: systemClock,
    pace,
    refresh(subjects) {
      batches.push(subjects.map((subject) => (subject.kind === 'volume' ? subject.name : subject.id)));
      return new Promise((done) => ends.push(() => done()));
    },
  });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { queue, batches, pass, endNext: () => ends.shift()?.() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the queue of what events name', () => {
  it('only gathers until it is released', async () => {
    const { queue, batches } = aQueue();
    queue.add(container('a'));
    queue.add(container('a'));
    queue.add({ kind: 'volume', name: volumeName('a') });
    expect(batches).toEqual([]);
    queue.release();
    expect(batches).toEqual([['a', 'a']]);
  });

  it('runs one batch at a time, the next one at once where its window is over', async () => {
    const { queue, batches, pass, endNext } = aQueue();
    queue.release();
    queue.add(container('a'));
    queue.add(container('b'));
    await pass(500);
    queue.add(container('c'));
    expect(batches).toEqual([['a']]);
    endNext();
    await pass(0);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  it('follows another pace from the next batch on', async () => {
    let pace: Pace = { windowMs: 200, burst: 1 };
    const { queue, batches, pass, endNext } = aQueue(() => pace);
    queue.release();
    await pass(500);
    queue.add(container('a'));
    endNext();
    await pass(100);
    queue.add(container('b'));
    await pass(90);
    expect(batches).toEqual([['a']]);
    await pass(10);
    expect(batches).toEqual([['a'], ['b']]);
    pace = { windowMs: 75, burst: 3 };
    endNext();
    queue.add(container('c'));
    await pass(50);
    expect(batches).toEqual([['a'], ['b'], ['c']]);
  });

  it('does not wait after a quiet time, and begins a batch a window where events go on and on', async () => {
    const { queue, batches, pass, endNext } = aQueue();
    queue.release();
    const begun: number[] = [];
    await pass(500);
    for (let ms = 0; ms < 400; ms += 5) {
      queue.add(container('a'));
      endNext();
      await pass(0);
      if (batches.length > begun.length) begun.push(ms);
      await pass(5);
    }
    expect(begun).toEqual([0, 5, 10, 75, 150, 225, 300, 375]);
  });

  it('begins no batch after the stop', async () => {
    const { queue, batches, pass, endNext } = aQueue();
    queue.release();
    queue.add(container('a'));
    queue.add(container('b'));
    queue.stop();
    queue.add(container('c'));
    endNext();
    await pass(500);
    expect(batches).toEqual([['a']]);
  });
});

describe('drained', () => {
  it('is at once what holds nothing', async () => {
    const { queue } = aQueue();
    queue.release();
    await queue.drained();
  });

  it('is when the batch under way and what waits behind it have ended, without waiting for the window', async () => {
    const { queue, batches, pass, endNext } = aQueue();
    const drained = vi.fn();
    queue.release();
    queue.add(container('a'));
    queue.add(container('b'));
    void queue.drained().then(drained);
    endNext();
    await pass(0);
    expect(batches).toEqual([['a'], ['b']]);
    expect(drained).not.toHaveBeenCalled();
    endNext();
    await pass(0);
    expect(drained).toHaveBeenCalledOnce();
  });
});
