import { describe, expect, it } from 'vitest';
import { backOff } from './back-off.ts';
import { createBackground } from './background.ts';
import { eachOf } from './concurrency.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Work that goes on until it is told to end, in the order in which it began. */
function handMade() {
  const began: number[] = [];
  const ends: (() => void)[] = [];
  let most = 0;
  let busy = 0;
  return {
    began,
    most: () => most,
    work(item: number) {
      began.push(item);
      busy += 1;
      most = Math.max(most, busy);
      return new Promise<void>((done) => ends.push(done)).then(() => {
        busy -= 1;
      });
    },
    async endNext() {
      ends.shift()?.();
      await new Promise((done) => setImmediate(done));
    },
  };
}

describe('each of many', () => {
  it('gets its turn, a few at a time', async () => {
    const hand = handMade();
    const all = eachOf([1, 2, 3, 4, 5], 2, hand.work);
    expect(hand.began).toEqual([1, 2]);
    for (let i = 0; i < 5; i += 1) await hand.endNext();
    await all;
    expect([hand.began, hand.most()]).toEqual([[1, 2, 3, 4, 5], 2]);
  });

  it('is not begun after one has failed', async () => {
    const began: number[] = [];
    const all = eachOf([1, 2, 3], 1, async (item) => {
      began.push(item);
      throw new Error(`no ${item}`);
    });
    await expect(all).rejects.toThrow('no 1');
    expect(began).toEqual([1]);
  });
});

describe('in the background', () => {
  it('each id is worked on once, a few at a time, until none is left', async () => {
    const hand = handMade();
    let idle = 0;
    const background = createBackground(2, hand.work, () => {
      idle += 1;
    });
    background.add([1, 2, 3, 4]);
    background.add([3, 4]);
    background.drop(4);
    for (let i = 0; i < 3; i += 1) await hand.endNext();
    expect([hand.began, hand.most(), idle]).toEqual([[1, 2, 3], 2, 1]);
  });

  it('nothing new is begun after the stop', async () => {
    const hand = handMade();
    const background = createBackground(1, hand.work, () => undefined);
    background.add([1, 2]);
    background.stop();
    await hand.endNext();
    expect(hand.began).toEqual([1]);
  });
});

describe('one at a time', () => {
  it('calls during a run share the next one', async () => {
    const hand = handMade();
    let run = 0;
    const call = oneAtATime(() => hand.work(++run));
    const [first, second, third] = [call(), call(), call()];
    expect(hand.began).toEqual([1]);
    await hand.endNext();
    await first;
    expect(hand.began).toEqual([1, 2]);
    await hand.endNext();
    await Promise.all([second, third]);
    expect([hand.began, hand.most()]).toEqual([[1, 2], 1]);
  });

  it('goes on after a failure', async () => {
    let run = 0;
    const call = oneAtATime(async () => {
      run += 1;
      if (run === 1) throw new Error('no');
    });
    const [first, second] = [call(), call()];
    await expect(first).rejects.toThrow('no');
    await second;
    expect(run).toBe(2);
  });
});

describe('the pause before the next attempt', () => {
  const pauses = (isLocal: boolean, chance: number) =>
    [1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => backOff(failures, isLocal, () => chance));

  it('doubles up to ten seconds on the network', () => {
    expect(pauses(false, 0)).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it('stays within a second for a local socket', () => {
    expect(pauses(true, 0)).toEqual([250, 500, 1000, 1000, 1000, 1000, 1000, 1000]);
  });

  it('is shorter by chance, by a quarter at most', () => {
    expect(pauses(true, 1)).toEqual([188, 375, 750, 750, 750, 750, 750, 750]);
  });
});
