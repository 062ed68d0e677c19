/** Whether two values of plain data (as they come through the bridge) hold the same. */
function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && sameData(value, right.get(key)))
  );
}

/**
 * `next` with the objects of `previous` wherever they hold the same, so that rows of what did not change don't
 * render: a push carries the whole list, copied on its way.
 */
export function keepIdentity<Item>(
  previous: readonly Item[],
  next: readonly Item[],
  idOf: (item: Item) => string,
): readonly Item[] {
  const known = new Map(previous.map((item) => [idOf(item), item]));
  const kept = next.map((item) => {
    const before = known.get(idOf(item));
    return before !== undefined && sameData(before, item) ? before : item;
  });
  const unchanged = kept.length === previous.length && kept.every((item, index) => item === previous[index]);
  return unchanged ? previous : kept;
}
