import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListModel, type ListModel, type ListRows } from './list-model.ts';

const rowHeight = 20;
const viewport = 200;

function rowsOf(ids: readonly number[]): ListRows {
  return {
    count: ids.length,
    idAt: (position) => ids[position] ?? -1,
    positionOf: (id) => {
      const position = ids.findIndex((known) => known >= id);
      return position === -1 ? ids.length : position;
    },
  };
}

const range = (from: number, end: number) => Array.from({ length: end - from }, (_, n) => from + n);

function aList(ids: readonly number[] = range(0, 100)): ListModel {
  const list = createListModel({ rowHeight, overscan: 40, trail: 0 });
  list.setRoom({ viewport, lead: 0 });
  list.setRows(rowsOf(ids));
  return list;
}

/** The distance of a row from the upper edge of the view: what a reader sees of it. */
const seenAt = (list: ListModel, id: number) => list.topOf(id) - list.view().scrollTop;

describe('a list', () => {
  it('begins at its end, and draws only what is around', () => {
    expect(aList().view()).toEqual({
      drawn: range(88, 100),
      top: 1760,
      drawnHeight: 240,
      height: 2000,
      scrollTop: 1800,
      following: true,
      unseen: 0,
      count: 100,
    });
  });

  it('follows its end as rows come', () => {
    const list = aList();
    list.setRows(rowsOf(range(0, 130)));
    expect([list.view().scrollTop, list.view().unseen]).toEqual([2400, 0]);
  });

  it('stays where it was scrolled to, and counts what comes', () => {
    const list = aList();
    list.scrolled(1000);
    list.rest();
    list.setRows(rowsOf(range(0, 112)));
    expect([list.view().scrollTop, list.view().following, list.view().unseen]).toEqual([1000, false, 12]);
  });

  it('no longer counts what was scrolled to', () => {
    const list = aList();
    list.scrolled(1000);
    list.setRows(rowsOf(range(0, 112)));
    list.scrolled(1900);
    expect(list.view().unseen).toBe(7);
  });

  it('follows again from its end on', () => {
    const list = aList();
    list.scrolled(1000);
    list.scrolled(1800);
    expect(list.view().following).toBe(true);
    list.scrolled(1700);
    list.toEnd();
    list.setRows(rowsOf(range(0, 101)));
    expect([list.view().scrollTop, list.view().unseen]).toEqual([1820, 0]);
  });

  it('leaves the end at the first pixel up', () => {
    const list = aList();
    list.scrolled(1799);
    expect(list.view().following).toBe(false);
  });

  it('goes to its beginning', () => {
    const list = aList();
    list.toStart();
    expect([list.view().scrollTop, list.view().drawn[0], list.view().following]).toEqual([0, 0, false]);
  });

  it('draws few rows of very many', () => {
    const count = 1_000_000;
    const list = createListModel({ rowHeight, overscan: 40, trail: 0 });
    list.setRoom({ viewport, lead: 0 });
    list.setRows({
      count,
      idAt: (position) => position,
      positionOf: (id) => Math.min(Math.max(id, 0), count),
    });
    list.scrolled(9_000_000);
    expect(list.view().drawn).toEqual(range(449_998, 450_013));
  });

  it('has room above its first row', () => {
    const list = aList();
    list.setRoom({ viewport, lead: 30 });
    expect([list.view().height, list.view().scrollTop]).toEqual([2030, 1830]);
    list.toStart();
    expect([list.view().scrollTop, list.topOf(0)]).toEqual([0, 30]);
  });
});

describe('what is read stays in its place', () => {
  const reading = () => {
    const list = aList();
    list.scrolled(1007);
    return list;
  };

  it.each<[string, (list: ListModel) => void]>([
    ['rows come', (list) => list.setRows(rowsOf(range(0, 500)))],
    ['rows are dropped at the beginning', (list) => list.setRows(rowsOf(range(30, 140)))],
    ['a filter takes rows away', (list) => list.setRows(rowsOf(range(0, 100).filter((id) => id % 2 === 0)))],
    [
      'rows above turn out higher',
      (list) =>
        list.measured(
          new Map([
            [3, 60],
            [49, 200],
          ]),
        ),
    ],
    ['rows above the first one are told of', (list) => list.setRoom({ viewport, lead: 30 })],
    ['the window becomes lower', (list) => list.setRoom({ viewport: 120, lead: 0 })],
  ])('when %s, at rest and while scrolling', (_what, change) => {
    const resting = reading();
    resting.rest();
    change(resting);
    expect(seenAt(resting, 50)).toBe(-7);

    const moving = reading();
    change(moving);
    expect([seenAt(moving, 50), moving.view().scrollTop]).toEqual([-7, 1007]);
    moving.rest();
    expect(seenAt(moving, 50)).toBe(-7);
  });

  it('and is found again when a filter that took it away is lifted', () => {
    const list = reading();
    list.rest();
    list.setRows(rowsOf([1, 2, 51, 52, 53]));
    list.setRows(rowsOf(range(0, 100)));
    expect(seenAt(list, 50)).toBe(-7);
  });

  it('as long as it is there: else the first row that is takes its place', () => {
    const list = reading();
    list.rest();
    list.setRows(rowsOf(range(60, 160)));
    expect([list.topId(), list.view().drawn[0]]).toEqual([60, 60]);
  });

  it('whatever comes one after the other', () => {
    const step = fc.record({
      add: fc.nat({ max: 30 }),
      drop: fc.nat({ max: 5 }),
      heights: fc.array(fc.tuple(fc.nat({ max: 120 }), fc.constantFrom(20, 40, 60)), { maxLength: 4 }),
      rest: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const list = aList(range(0, 200));
        list.scrolled(2_405);
        let [from, end] = [0, 200];
        for (const { add, drop, heights, rest } of steps) {
          end += add;
          from += drop;
          list.setRows(rowsOf(range(from, end)));
          list.measured(new Map(heights));
          if (rest) list.rest();
          const { top, drawnHeight, scrollTop, height } = list.view();
          expect(seenAt(list, 120)).toBe(-5);
          expect(top).toBeLessThanOrEqual(scrollTop);
          expect(top + drawnHeight).toBeGreaterThanOrEqual(scrollTop + viewport);
          expect(height).toBeGreaterThanOrEqual(scrollTop + viewport);
        }
      }),
    );
  });
});

describe('scrolling up', () => {
  it('reaches the first row, however high the rows above turn out', () => {
    const list = aList();
    let steps = 0;
    for (; list.topId() !== 0 || seenAt(list, 0) < 0; steps += 1) {
      const { drawn, scrollTop } = list.view();
      // Every row is three high; that is known only once it is drawn.
      list.measured(new Map(drawn.map((id) => [id, 60])));
      list.scrolled(Math.max(0, scrollTop - 100));
      if (steps > 200) break;
    }
    expect([list.topId(), seenAt(list, 0)]).toEqual([0, 0]);
    expect(steps).toBeGreaterThan(40);
  });

  it('goes no further than the first row when rows were dropped meanwhile', () => {
    const list = aList();
    list.scrolled(1000);
    list.setRows(rowsOf(range(45, 100)));
    list.scrolled(700);
    expect([list.topId(), seenAt(list, 45)]).toEqual([45, 0]);
  });
});

describe('a row that is looked for', () => {
  it('comes into sight, and stays there', () => {
    const list = aList();
    list.reveal(20);
    expect([seenAt(list, 20), list.view().following, list.inSight(20)]).toEqual([66, false, true]);
    list.measured(
      new Map([
        [15, 100],
        [18, 60],
      ]),
    );
    list.setRows(rowsOf(range(5, 300)));
    expect(seenAt(list, 20)).toBe(66);
  });

  it('moves nothing where it is in sight already', () => {
    const list = aList();
    list.reveal(95);
    expect([list.view().scrollTop, list.view().following]).toEqual([1800, false]);
  });

  it('is at the edge where the list ends', () => {
    const list = aList();
    list.reveal(2);
    expect([list.view().scrollTop, list.inSight(2)]).toEqual([0, true]);
  });
});

it('a pause holds the end that was followed', () => {
  const list = aList();
  list.pause();
  list.setRows(rowsOf(range(0, 110)));
  expect([list.view().scrollTop, list.view().unseen]).toEqual([1800, 10]);
});

it('heights that hold no longer are forgotten, and the place is kept', () => {
  const list = aList();
  list.scrolled(1000);
  list.measured(new Map([[10, 400]]));
  list.forgetHeights();
  expect([list.view().height - list.topOf(0), seenAt(list, 50)]).toEqual([2000, 0]);
});
