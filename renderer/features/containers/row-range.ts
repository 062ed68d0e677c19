import type { Container } from '../../../shared/engine.ts';
import type { ContainersRow } from './rows.ts';

/** What the box of a row ticks: all of a stack, also what search and filter leave out. */
export function containersOfRow(row: ContainersRow): readonly Container[] {
  switch (row.kind) {
    case 'stack':
      return row.stack.containers;
    case 'container':
      return [row.container];
    case 'pending':
    case 'progress':
      return [];
  }
}

/**
 * The containers of the rows from one to another, whichever stands first. A stack between them counts for what is shown
 * of it, since its rows speak for themselves while it is open; one that is the last counts in full, as by itself.
 * `null` when one of the rows is not there.
 */
export function rowRange(
  rows: readonly ContainersRow[],
  from: string,
  to: string,
): readonly Container[] | null {
  const start = rows.findIndex(({ key }) => key === from);
  const end = rows.findIndex(({ key }) => key === to);
  const last = rows[end];
  if (start < 0 || last === undefined) return null;
  const between = rows.slice(Math.min(start, end), Math.max(start, end) + 1);
  return [...between.flatMap(shownOfRow), ...containersOfRow(last)];
}

function shownOfRow(row: ContainersRow): readonly Container[] {
  if (row.kind !== 'stack') return containersOfRow(row);
  return row.open ? [] : row.shown;
}
