import { compareNatural } from '../../shared/natural-order.ts';

/** By what a row is sorted; `null`: it has no value. All values of a column are of one kind. */
export type SortValue = number | string | null;

function compare(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return compareNatural(String(a), String(b));
}

/** Sorted by value. Rows without one come last in both directions; equal ones stay in the order that they had. */
export function sorted<Item>(
  items: readonly Item[],
  sortValue: (item: Item) => SortValue,
  descending: boolean,
): readonly Item[] {
  const sign = descending ? -1 : 1;
  return items
    .map((item) => ({ item, value: sortValue(item) }))
    .sort((a, b) => {
      const missing = Number(a.value === null) - Number(b.value === null);
      return missing || (a.value === null ? 0 : sign * compare(a.value, b.value));
    })
    .map(({ item }) => item);
}

/** Which column a table is sorted by; `null`: by name. */
export type Sort = { readonly key: string; readonly descending: boolean } | null;

/** Ascending, descending, and back to by name. */
export function nextSort(sort: Sort, key: string): Sort {
  if (sort?.key !== key) return { key, descending: false };
  return sort.descending ? null : { key, descending: true };
}
