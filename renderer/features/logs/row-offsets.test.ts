import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowOffsets } from './row-offsets.ts';

const count = 50;
const others = fc
  .uniqueArray(
    fc.record({ position: fc.nat({ max: count - 1 }), height: fc.integer({ min: 20, max: 300 }) }),
    {
      selector: ({ position }) => position,
    },
  )
  .map((list) => list.toSorted((a, b) => a.position - b.position));

describe('the places of rows', () => {
  it('follow from one height where all have it', () => {
    const offsets = rowOffsets(20, []);
    expect([
      offsets.top(0),
      offsets.top(7),
      offsets.positionAt(159, 50),
      offsets.positionAt(160, 50),
    ]).toEqual([0, 140, 7, 8]);
  });

  it('add up, whichever rows are higher', () => {
    fc.assert(
      fc.property(others, (list) => {
        const heights = Array.from({ length: count }, () => 20);
        for (const { position, height } of list) heights[position] = height;
        const offsets = rowOffsets(20, list);
        let top = 0;
        for (const [position, height] of heights.entries()) {
          expect(offsets.top(position)).toBe(top);
          expect(offsets.positionAt(top, count)).toBe(position);
          expect(offsets.positionAt(top + height - 1, count)).toBe(position);
          top += height;
        }
        expect(offsets.top(count)).toBe(top);
      }),
    );
  });

  it('end with the first and the last row', () => {
    const offsets = rowOffsets(20, []);
    expect([offsets.positionAt(-5, 10), offsets.positionAt(9_999, 10), offsets.positionAt(5, 0)]).toEqual([
      0, 9, 0,
    ]);
  });
});
