import type { ContainerId, StackName } from './ids.ts';

/** A column of a table as the user arranged it. */
export interface ColumnSetting {
  readonly key: string;
  readonly shown: boolean;
  /** In CSS pixels; `null` for the column's own. */
  readonly width: number | null;
}

/** How the Containers table was left. Columns that a list doesn't name stand in their usual place. */
export interface TableSettings {
  /** In their order. */
  readonly columns: readonly ColumnSetting[];
  readonly sort: { readonly key: string; readonly descending: boolean } | null;
  readonly expanded: readonly StackName[];
  readonly onlyRunning: boolean;
  /** The containers that are ticked. */
  readonly selected: readonly ContainerId[];
}

/** What the user chose, kept in the app's own `settings.json`. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly containers: TableSettings;
}

export const defaultSettings: Settings = {
  theme: 'system',
  containers: { columns: [], sort: null, expanded: [], onlyRunning: false, selected: [] },
};
