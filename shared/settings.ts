import type { CommandUse } from './command-uses.ts';
import { automatic, type EngineChoice } from './engine-choice.ts';
import type { ContainerId, StackName } from './ids.ts';
import type { LanguageChoice } from './language.ts';

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

/** What a window holds of each log at most. */
export interface LogLimits {
  readonly lines: number;
  /** Of memory, each 1,024 × 1,024 bytes. */
  readonly megabytes: number;
}

export type StartPage = 'containers' | 'volumes' | 'walkthrough';

export interface Programs {
  /** Linux alone has a choice of terminals that can be told what to run. */
  readonly terminal: string | null;
  readonly editor: string | null;
}

/** What the user chose, kept in the app's own `settings.json`. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: LanguageChoice;
  readonly containers: TableSettings;
  readonly volumes: VolumesTableSettings;
  /** The engine that was chosen in the footer: see `engine.choose`. */
  readonly engine: EngineChoice;
  readonly logs: LogSettings;
  /** Holds for logs that are opened from then on. */
  readonly logLimits: LogLimits;
  /** Seconds that a container with no timeout of its own is given to stop; `null`: what the engine gives it, 10. */
  readonly stopTimeout: number | null;
  /** The system starts the app when the user logs in. */
  readonly openAtLogin: boolean;
  /** An icon beside the clock; while it is there, the app goes on when its window is closed. */
  readonly tray: boolean;
  /** Looks now and then whether there is a newer version. Nothing is downloaded by that. */
  readonly checkForUpdates: boolean;
  /** The version that is not to be offered again. */
  readonly skippedVersion: string | null;
  /** The view that a new window begins with. */
  readonly startPage: StartPage;
  /** Programs of the system to open things in, by name; `null`: the first one that is found. */
  readonly programs: Programs;
  /** The system tells what ended while the window was not in front. */
  readonly notifications: boolean;
  /** Whether `/` and `?` are shortcuts. Who speaks to the computer, or hits keys by accident, turns them off. */
  readonly singleKeys: boolean;
  /** What was chosen in the command palette, which ranks by it. */
  readonly commandUses: readonly CommandUse[];
}

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  containers: { columns: [], sort: null, expanded: [], onlyRunning: false, charts: false, selected: [] },
  volumes: { sort: null, filter: 'all' },
  engine: automatic,
  logs: { timestamps: true, wrap: false },
  logLimits: { lines: 100_000, megabytes: 24 },
  stopTimeout: null,
  openAtLogin: false,
  tray: false,
  checkForUpdates: true,
  skippedVersion: null,
  startPage: 'containers',
  programs: { terminal: null, editor: null },
  notifications: true,
  singleKeys: true,
  commandUses: [],
};
