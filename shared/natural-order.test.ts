import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNatural } from './natural-order.ts';

test('numbers are ordered as numbers', () => {
  expect(['web-10', 'web-2', 'web-1'].sort(compareNatural)).toEqual(['web-1', 'web-2', 'web-10']);
});

test('names that collate alike still have one order', () => {
  const names = ['web-2', 'web-02', 'web-2\u0000', 'web-\u200b2'];
  expect([...names].sort(compareNatural)).toEqual([...names].reverse().sort(compareNatural));
});

test('is a total order on any text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const sorted = [...texts].sort(compareNatural);
      expect([...texts].reverse().sort(compareNatural)).toEqual(sorted);
      for (const a of texts) {
        for (const b of texts) {
          expect(compareNatural(a, b) === 0).toBe(a === b);
          expect(Math.sign(compareNatural(a, b)) + Math.sign(compareNatural(b, a))).toBe(0);
        }
      }
    }),
    { numRuns: 200 },
  );
});
