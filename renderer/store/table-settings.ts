import type { TableSettings } from '../../shared/settings.ts';
import type { UiState } from './ui-state.ts';

/** What of the Containers table outlives the window. */
export type TableState = Pick<UiState, 'columns' | 'sort' | 'expanded' | 'onlyRunning' | 'charts'>;

// Stacks come and go under new names: the list must not grow for ever. The last ones opened are kept.
const mostExpanded = 1000;

/** The table as it was left. Stacks that are gone stay expanded, for when they are run again. */
export function restoredTable({ expanded, ...rest }: TableSettings): TableState {
  return { ...rest, expanded: new Set(expanded) };
}

/** The table as it is to be kept. */
export function keptTable({ columns, sort, expanded, onlyRunning, charts }: TableState): TableSettings {
  return { columns, sort, expanded: [...expanded].slice(-mostExpanded), onlyRunning, charts };
}

/** Whether both keep the same: every change makes a new object. */
export function sameTable(a: TableState, b: TableState): boolean {
  return (
    a.columns === b.columns &&
    a.sort === b.sort &&
    a.expanded === b.expanded &&
    a.onlyRunning === b.onlyRunning &&
    a.charts === b.charts
  );
}
