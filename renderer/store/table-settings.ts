import type { TableSettings, VolumesTableSettings } from '../../shared/settings.ts';
import type { UiState } from './ui-state.ts';

/** What of the Containers table outlives the window. */
export type TableState = Pick<
  UiState,
  'columns' | 'sort' | 'expanded' | 'onlyRunning' | 'charts' | 'selected'
>;

// Stacks come and go under new names: the list must not grow for ever. The last ones opened are kept.
const mostExpanded = 1000;
// What main takes.
const mostSelected = 10_000;

/** The table as it was left. Stacks that are gone stay expanded, for when they are run again. */
export function restoredTable({ expanded, selected, ...rest }: TableSettings): TableState {
  return { ...rest, expanded: new Set(expanded), selected: new Set(selected) };
}

/** The table as it is to be kept. */
export function keptTable({
  columns,
  sort,
  expanded,
  onlyRunning,
  charts,
  selected,
}: TableState): TableSettings {
  return {
    columns,
    sort,
    expanded: [...expanded].slice(-mostExpanded),
    onlyRunning,
    charts,
    selected: [...selected].slice(0, mostSelected),
  };
}

/** Whether both keep the same: every change makes a new object. */
export function sameTable(a: TableState, b: TableState): boolean {
  return (
    a.columns === b.columns &&
    a.sort === b.sort &&
    a.expanded === b.expanded &&
    a.onlyRunning === b.onlyRunning &&
    a.charts === b.charts &&
    a.selected === b.selected
  );
}

/** What of the Volumes table outlives the window. */
type VolumesState = Pick<UiState, 'volumeSort' | 'volumeFilter'>;

export const restoredVolumes = ({ sort, filter }: VolumesTableSettings): VolumesState => ({
  volumeSort: sort,
  volumeFilter: filter,
});

export const keptVolumesTable = ({ volumeSort, volumeFilter }: VolumesState): VolumesTableSettings => ({
  sort: volumeSort,
  filter: volumeFilter,
});

export const sameVolumesTable = (a: VolumesState, b: VolumesState): boolean =>
  a.volumeSort === b.volumeSort && a.volumeFilter === b.volumeFilter;
