import type { TableRow } from './drawn-row.tsx';

type Row = Pick<TableRow, 'key' | 'shape'>;

/** The element that a row is drawn by. It outlives the row where another one of the same shape takes it over. */
export interface RowSlot {
  readonly id: number;
  /** The row's. */
  readonly key: string;
  readonly shape: string | undefined;
}

export interface RowSlots {
  /** One a row, in the order of the rows. */
  readonly slots: readonly RowSlot[];
  /** The id of the one that was made last. */
  readonly lastId: number;
}

export const noSlots: RowSlots = { slots: [], lastId: 0 };

/**
 * The slot that each row takes over, if any. Slots and rows keep their order, since an element that is moved among
 * others costs as much as a new one; as many as can be are paired so.
 */
function takenOver(free: readonly RowSlot[], rows: readonly Row[]): readonly (RowSlot | undefined)[] {
  const alike = (slot: number, row: number) =>
    rows[row]?.shape !== undefined && rows[row].shape === free[slot]?.shape;
  const pairs: number[][] = [];
  /** How many pairs there can be of this slot and those after it with this row and those after it. */
  const most = (slot: number, row: number) => pairs[slot]?.[row] ?? 0;
  for (let slot = free.length - 1; slot >= 0; slot -= 1) {
    const line: number[] = new Array(rows.length).fill(0);
    pairs[slot] = line;
    for (let row = rows.length - 1; row >= 0; row -= 1) {
      line[row] = alike(slot, row)
        ? most(slot + 1, row + 1) + 1
        : Math.max(most(slot + 1, row), most(slot, row + 1));
    }
  }
  let slot = 0;
  return rows.map((_, row) => {
    for (; most(slot, row) > 0; slot += 1) {
      if (alike(slot, row)) {
        slot += 1;
        return free[slot - 1];
      }
      // Without this slot there would be one pair less: it is for a row to come.
      if (most(slot + 1, row) < most(slot, row)) return undefined;
    }
    return undefined;
  });
}

/**
 * By which elements rows are drawn after other ones were. A row keeps its own. One that is new takes over that of a row
 * which is drawn no longer, if it stood between the same rows and is of the same shape; else it gets a new one. `held` is
 * the key of a row whose element goes with it: what has the focus, or gets it back, must not become another row's.
 */
export function nextSlots(before: RowSlots, rows: readonly Row[], held: string | undefined): RowSlots {
  const places = new Map(before.slots.map(({ key }, place) => [key, place]));
  const drawn = new Set(rows.map(({ key }) => key));
  const isFree = ({ key }: RowSlot) => !drawn.has(key) && key !== held;
  const isNew = ({ key }: Row) => !places.has(key);
  const taken = new Map<string, number>();
  let [firstPlace, firstRow] = [0, 0];
  const takeOver = (place: number, row: number) => {
    const free = before.slots.slice(firstPlace, place).filter(isFree);
    const fresh = rows.slice(firstRow, row).filter(isNew);
    for (const [index, slot] of takenOver(free, fresh).entries()) {
      const key = fresh[index]?.key;
      if (slot !== undefined && key !== undefined) taken.set(key, slot.id);
    }
    [firstPlace, firstRow] = [place + 1, row + 1];
  };
  for (const [row, { key }] of rows.entries()) {
    const place = places.get(key);
    // Rows that changed places among each other tell nothing of where others stood.
    if (place !== undefined && place >= firstPlace) takeOver(place, row);
  }
  takeOver(before.slots.length, rows.length);

  let { lastId } = before;
  const slots = rows.map(({ key, shape }): RowSlot => {
    const place = places.get(key);
    const own = place === undefined ? taken.get(key) : before.slots[place]?.id;
    if (own !== undefined) return { id: own, key, shape };
    lastId += 1;
    return { id: lastId, key, shape };
  });
  return { slots, lastId };
}
