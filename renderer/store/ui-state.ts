import type { VolumeHome } from '../../shared/add-volume.ts';
import type { BulkAction } from '../../shared/bulk.ts';
import type {
  ContainerId,
  DeletionId,
  HostPath,
  OperationId,
  StackName,
  VolumeName,
} from '../../shared/ids.ts';
import type { ColumnSetting, TableSettings, VolumeFilter } from '../../shared/settings.ts';
import type { Target } from '../../shared/target.ts';
import type { StepKey } from '../../shared/walkthrough.ts';
import type { Route } from './route.ts';

export type OpenDialog =
  | { readonly kind: 'delete'; readonly target: Target }
  | { readonly kind: 'delete-volume'; readonly name: VolumeName }
  | { readonly kind: 'delete-volumes' }
  | { readonly kind: 'create-volume' }
  | { readonly kind: 'clone-volume'; readonly name: VolumeName }
  | { readonly kind: 'empty-volume'; readonly name: VolumeName }
  | { readonly kind: 'export-volume'; readonly name: VolumeName }
  /** Into the volume of that name, or a new one; `path`: the archive, `null` to be chosen. */
  | {
      readonly kind: 'import-volume';
      readonly name: VolumeName | null;
      readonly path: HostPath | null;
    }
  | { readonly kind: 'kill'; readonly target: Target }
  | { readonly kind: 'add-volume'; readonly home: VolumeHome; readonly service: string }
  | { readonly kind: 'rename'; readonly id: ContainerId }
  /** `path` is what was dropped or named on the command line, `also` what was dropped with it; `null`: to be chosen. */
  | { readonly kind: 'run'; readonly path: HostPath | null; readonly also?: readonly HostPath[] }
  | { readonly kind: 'log'; readonly operation: OperationId }
  /** Asks before what is selected is changed, since some of it is out of sight. */
  | { readonly kind: 'bulk'; readonly action: Exclude<BulkAction, 'delete'> }
  | {
      readonly kind: 'remove-saved';
      readonly deletion: DeletionId;
      readonly path: HostPath;
      /** What the saved files are of. */
      readonly name: string;
    }
  | { readonly kind: 'put-back'; readonly deletion: DeletionId; readonly path: HostPath }
  | { readonly kind: 'bulk-delete' }
  | { readonly kind: 'bulk-result'; readonly operation: OperationId }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' };

/** The open menu of a row: `left` and `top` in CSS pixels of the window, where its upper `corner` stands. */
export interface RowMenuState {
  readonly target: Target;
  readonly left: number;
  readonly top: number;
  readonly corner: 'left' | 'right';
}

/** The open menu of a volume's row, placed alike. */
export interface VolumeMenuState extends Omit<RowMenuState, 'target'> {
  readonly name: VolumeName;
}

/** A short message of the window's own, beside the results of operations. */
export interface Notice {
  readonly id: string;
  readonly tone: 'good' | 'bad';
  readonly title: string;
  readonly lines: readonly string[];
}

/** How much of a running operation is shown beneath its row. */
export type ProgressView = 'closed' | 'steps' | 'log';

/** What the engine can't know. */
export interface UiState {
  readonly route: Route;
  readonly query: string;
  readonly settingsQuery: string;
  readonly onlyRunning: boolean;
  /** The charts above the table Containers are open. */
  readonly charts: boolean;
  /** Columns of the table Containers, as far as they were arranged by hand. */
  readonly columns: readonly ColumnSetting[];
  /** `null`: by name. */
  readonly sort: TableSettings['sort'];
  readonly expanded: ReadonlySet<StackName>;
  /** The ticked containers, all of them there as far as is known. */
  readonly selected: ReadonlySet<ContainerId>;
  /** While searching, stacks stand open; these were closed by hand. */
  readonly closedInSearch: ReadonlySet<StackName>;
  /** How much of an operation's progress is shown, where it was changed by hand. */
  readonly progress: ReadonlyMap<OperationId, ProgressView>;
  readonly volumeQuery: string;
  readonly volumeFilter: VolumeFilter;
  /** The step that is shown in the walkthrough; `null` for the one that is to be done. */
  readonly walkthroughStep: StepKey | 'without' | null;
  /** The walkthrough stands beside the table Containers, and points at what is to be used there. */
  readonly walkthroughPanel: boolean;
  /** `null`: by name. */
  readonly volumeSort: TableSettings['sort'];
  /** The ticked volumes, all of them there as far as is known. */
  readonly selectedVolumes: ReadonlySet<VolumeName>;
  readonly volumeMenu: VolumeMenuState | null;
  readonly dialog: OpenDialog | null;
  readonly rowMenu: RowMenuState | null;
  readonly notices: readonly Notice[];
  /** Operations that this window began, so that it can begin them again. */
  readonly retryable: ReadonlySet<OperationId>;
}

export const firstUiState: UiState = {
  route: { view: 'containers' },
  query: '',
  settingsQuery: '',
  onlyRunning: false,
  charts: false,
  columns: [],
  sort: null,
  expanded: new Set(),
  selected: new Set(),
  closedInSearch: new Set(),
  progress: new Map(),
  volumeQuery: '',
  volumeFilter: 'all',
  walkthroughStep: null,
  walkthroughPanel: false,
  volumeSort: null,
  selectedVolumes: new Set(),
  volumeMenu: null,
  dialog: null,
  rowMenu: null,
  notices: [],
  retryable: new Set(),
};

/** The set with the item if it lacked it, without it if it had it. */
export function toggled<Item>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
