import { expect, it } from 'vitest';
import { inTurns } from './in-turns.ts';

it('lets each side begin every other round, and does not count the first', async () => {
  const order: string[] = [];
  const side = (name: string, factor: number) => async (round: number) => {
    order.push(`${name} ${round}`);
    return round * factor;
  };
  expect(await inTurns(2, side('a', 1), side('b', 10))).toEqual({ ours: [0, 1], reference: [0, 10] });
  expect(order).toEqual(['b -1', 'a -1', 'a 0', 'b 0', 'b 1', 'a 1']);
});
