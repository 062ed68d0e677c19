/** Where rows stand that are all of one height, but for a few that are known to be of another. In CSS pixels. */
export interface RowOffsets {
  /** The distance from the top of the first row to that of the row at a position. */
  top(position: number): number;
  /** The row, among `count`, that covers a distance; the first or the last one outside of them. */
  positionAt(distance: number, count: number): number;
}

export interface OtherHeight {
  readonly position: number;
  readonly height: number;
}

/** `others` in the order of their positions. */
export function rowOffsets(rowHeight: number, others: readonly OtherHeight[]): RowOffsets {
  /** What all others before the nth one add. */
  const added = [0];
  for (const { height } of others) added.push((added.at(-1) ?? 0) + height - rowHeight);
  const top = (position: number): number => {
    const before = firstWhere(others.length, (at) => (others[at]?.position ?? 0) >= position);
    return position * rowHeight + (added[before] ?? 0);
  };
  return {
    top,
    positionAt: (distance, count) =>
      Math.max(0, firstWhere(count, (position) => top(position) > distance) - 1),
  };
}

/** The first of `count` places at which something holds that holds from there on; `count` where it never does. */
export function firstWhere(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
