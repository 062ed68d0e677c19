import { describe, expect, it } from 'vitest';
import { type SortValue, sorted } from './sorted.ts';

const rows: readonly (readonly [string, SortValue])[] = [
  ['a', 2],
  ['b', null],
  ['c', 10],
  ['d', 2],
];
const names = (descending: boolean, from = rows) =>
  sorted(from, ([, value]) => value, descending)
    .map(([name]) => name)
    .join('');

describe('rows sorted by a value', () => {
  it('ascend or descend, equal ones as they were, those without a value last', () => {
    expect([names(false), names(true)]).toEqual(['adcb', 'cadb']);
  });

  it('compare words as people count', () => {
    expect(
      names(false, [
        ['x', 'web-10'],
        ['y', 'web-2'],
      ]),
    ).toBe('yx');
  });
});
