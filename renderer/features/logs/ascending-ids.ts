/** Entry ids in ascending order: added at the end, dropped at the beginning. */
export interface AscendingIds {
  count(): number;
  /** The nth one; `undefined` out of range. */
  at(n: number): number | undefined;
  add(id: number): void;
  /** Drops those below `id`. */
  dropBelow(id: number): void;
  /** How many are below `id`: where it stands, or would stand. */
  below(id: number): number;
  clear(): void;
}

export function createAscendingIds(): AscendingIds {
  let ids: number[] = [];
  let head = 0;

  function below(id: number): number {
    let low = head;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low - head;
  }

  return {
    count: () => ids.length - head,
    at: (n) => (n < 0 ? undefined : ids[head + n]),
    add: (id) => void ids.push(id),
    dropBelow(id) {
      head += below(id);
      // Moving what is left costs no more than what was dropped has.
      if (head > 1_024 && head * 2 > ids.length) {
        ids = ids.slice(head);
        head = 0;
      }
    },
    below,
    clear() {
      ids = [];
      head = 0;
    },
  };
}
