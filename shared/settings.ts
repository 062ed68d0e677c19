import type { CommandUse } from './command-uses.ts';
import { automatic, type EngineChoice } from './engine-choice.ts';
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
  /** The charts above the table are open. */
  readonly charts: boolean;
  /** The containers that are ticked. */
  readonly selected: readonly ContainerId[];
}

/** Which volumes are shown: all, or those of one status. */
export const volumeFilters = ['all', 'in-use', 'kept', 'unused', 'anonymous'] as const;
export type VolumeFilter = (typeof volumeFilters)[number];

/** How the Volumes table was left. */
export interface VolumesTableSettings {
  readonly sort: TableSettings['sort'];
  readonly filter: VolumeFilter;
}

/** How log lines are shown. */
export interface LogSettings {
  readonly timestamps: boolean;
  /** Whether long lines go on in the next row, in place of being scrolled to. */
  readonly wrap: boolean;
}

/** What the user chose, kept in the app's own `settings.json`. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly containers: TableSettings;
  readonly volumes: VolumesTableSettings;
  /** The engine that was chosen in the footer: see `engine.choose`. */
  readonly engine: EngineChoice;
  readonly logs: LogSettings;
  /** What was chosen in the command palette, which ranks by it. */
  readonly commandUses: readonly CommandUse[];
}

export const defaultSettings: Settings = {
  theme: 'system',
  containers: { columns: [], sort: null, expanded: [], onlyRunning: false, charts: false, selected: [] },
  volumes: { sort: null, filter: 'all' },
  engine: automatic,
  logs: { timestamps: true, wrap: false },
  commandUses: [],
};
