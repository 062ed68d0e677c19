import { describe, expect, it } from 'vitest';
import { useWeight, withUse } from './command-uses.ts';

const day = 24 * 3_600_000;

describe('uses of commands', () => {
  it('are counted, the newest first', () => {
    const uses = ['a', 'b', 'a'].reduce<ReturnType<typeof withUse>>(
      (known, id, at) => withUse(known, id, at),
      [],
    );
    expect(uses).toEqual([
      { id: 'a', count: 2, at: 2 },
      { id: 'b', count: 1, at: 1 },
    ]);
  });

  it('are a hundred at most: who was not used for longest goes', () => {
    const ids = Array.from({ length: 101 }, (_, at) => `command ${at}`);
    const uses = ids.reduce<ReturnType<typeof withUse>>((known, id, at) => withUse(known, id, at), []);
    expect([uses.length, uses[0]?.id, uses.at(-1)?.id]).toEqual([100, 'command 100', 'command 1']);
  });

  it('weigh less the longer ago they are', () => {
    const often = { id: 'often', count: 4, at: 0 };
    expect([0, 14 * day, 28 * day].map((now) => useWeight(often, now))).toEqual([4, 2, 1]);
    expect(useWeight({ ...often, at: 5 }, 0)).toBe(4);
  });
});
