import type { ListRows } from './list-model.ts';
import type { LogMatches } from './log-search.ts';
import type { LogSelection } from './log-selection.ts';
import type { LogStore } from './log-store.ts';
import { firstWhere } from './row-offsets.ts';

/** The rows of what a filter lets through. */
export function rowsOfSelection(
  store: Pick<LogStore, 'entryId'>,
  selection: Pick<LogSelection, 'count' | 'at' | 'positionOf'>,
): ListRows {
  return {
    count: selection.count,
    idAt: (position) => store.entryId(selection.at(position)),
    positionOf: (id) => selection.positionOf(Math.max(0, id - store.entryId(0))),
  };
}

/** The rows of the lines that match, and no others. */
export function rowsOfMatches({ count, at, before }: LogMatches): ListRows {
  return { count, idAt: (position) => at(position) ?? -1, positionOf: before };
}

/** The first entry at or after a time; entries stand nearly in the order of their times. */
export function indexAtTime(store: Pick<LogStore, 'size' | 'entry'>, at: number): number {
  return firstWhere(store.size(), (index) => (store.entry(index)?.at ?? 0) >= at);
}
