import { describe, expect, it } from 'vitest';
import { nextSlots, noSlots, type RowSlots } from './row-slots.ts';

/** `s1 c2`: rows by their keys, each of the shape that its first letter says; `-` is none. */
const rowsOf = (keys: string) =>
  keys
    .split(' ')
    .filter((key) => key !== '')
    .map((key) => ({ key, shape: key.startsWith('-') ? undefined : key[0] }));

const drawn = (keys: string, before: RowSlots = noSlots, held?: string) =>
  nextSlots(before, rowsOf(keys), held);
const ids = ({ slots }: RowSlots) => slots.map(({ id }) => id);

describe('a row', () => {
  it('keeps its element as long as it is drawn, wherever it stands', () => {
    const first = drawn('s1 c1 c2 s2');
    expect(ids(first)).toEqual([1, 2, 3, 4]);
    expect(ids(drawn('c0 s1 c2 s2 c3', first))).toEqual([5, 1, 3, 4, 6]);
    expect(ids(drawn('s2 c2 c1 s1', first))).toEqual([4, 3, 2, 1]);
  });

  it('takes over the element of one of its shape that went from between the same rows', () => {
    const first = drawn('s1 c1 c2 s2 c3 c4');
    expect(ids(drawn('s3 c5 c6 s4 c7 c8', first))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(ids(drawn('s1 c9 s2 c3 c8', first))).toEqual([1, 2, 4, 5, 6]);
    // What stood above the rows that stay is of no use beneath them: it would have to be moved.
    expect(ids(drawn('s2 c3 c4 s3 c5', first))).toEqual([4, 5, 6, 7, 8]);
  });

  it('takes over none of another shape, and as many rows as can be take over one', () => {
    const first = drawn('c1 c2 c3 c4 s1 c5');
    expect(ids(drawn('s2 c6 c7 c8 c9', first))).toEqual([7, 2, 3, 4, 6]);
    expect(ids(drawn('s2 s3', first))).toEqual([5, 7]);
    expect(ids(drawn('c6 s2 s3 c7', first))).toEqual([1, 5, 7, 6]);
    expect(ids(drawn('-1 -2', drawn('-3 -4')))).toEqual([3, 4]);
  });

  it('takes over none that has the focus', () => {
    const first = drawn('s1 c1 c2');
    expect(ids(drawn('s2 c3 c4', first, 'c1'))).toEqual([1, 3, 4]);
    expect(ids(drawn('s2 c1 c4', first, 'c1'))).toEqual([1, 2, 3]);
  });

  it('never shares its element, and never gets one again that is gone', () => {
    let slots = noSlots;
    const gone = new Set<number>();
    for (const keys of ['s1 c1 c2', 'c1', 's2 c1 c3 c4', '', 'c1 s1', 's1 c1 -1', 'c5 -1 c1']) {
      const next = drawn(keys, slots);
      expect(new Set(ids(next)).size).toBe(next.slots.length);
      expect(ids(next).filter((id) => gone.has(id))).toEqual([]);
      for (const id of ids(slots)) if (!ids(next).includes(id)) gone.add(id);
      slots = next;
    }
  });
});
