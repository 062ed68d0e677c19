import { createStore, type StoreApi } from 'zustand/vanilla';
import type { UnfinishedAddition } from '../../shared/add-volume.ts';
import type { AppState, ComposeCli } from '../../shared/app-state.ts';
import type { Deletion } from '../../shared/deletion.ts';
import type { AppError } from '../../shared/errors.ts';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import type { KeptFileProblem } from '../../shared/kept-files.ts';
import type { Operation } from '../../shared/operation.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { emptySnapshot } from '../../shared/snapshot-patch.ts';
import type { DeletedStack } from '../../shared/stack-memory.ts';
import type { UpdateState } from '../../shared/update.ts';
import { emptyWalkthrough, type Walkthrough } from '../../shared/walkthrough.ts';
import { type KnownData, noData } from './container-data.ts';
import { createFigureHistory, type FigureHistory } from './figure-history.ts';
import { type Figures, noFigures } from './figures.ts';
import { firstUiState, type UiState } from './ui-state.ts';
import { noVolumeSizes, type VolumeSizes } from './volume-sizes.ts';

/** Whether main has told its state yet. */
export type Phase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: AppError };

/** What main told when the window opened and that stays as it is. */
export interface About {
  readonly appVersion: string;
  readonly platform: AppState['platform'];
  readonly homeDir: HostPath;
}

/** All that the window knows: what main tells (engine, operations, …) and what only the window knows (`ui`). */
export interface AppData {
  readonly phase: Phase;
  readonly snapshot: EngineSnapshot;
  readonly operations: readonly Operation[];
  /** The newest first, of any engine. */
  readonly deletions: readonly Deletion[];
  readonly deletedStacks: readonly DeletedStack[];
  readonly unfinishedVolumes: readonly UnfinishedAddition[];
  readonly keptFiles: readonly KeptFileProblem[];
  /** `null` until main has looked for it. */
  readonly compose: ComposeCli | null;
  readonly settings: Settings;
  readonly walkthrough: Walkthrough;
  readonly update: UpdateState;
  readonly about: About;
  readonly volumeSizes: VolumeSizes;
  readonly figures: Figures;
  readonly containerData: KnownData;
  /** Always the same object, which changes by itself. */
  readonly figureHistory: FigureHistory;
  readonly ui: UiState;
}

export type AppStore = StoreApi<AppData>;

/** An empty store, before main has told anything. */
export function createAppStore(): AppStore {
  return createStore<AppData>()(() => ({
    phase: { kind: 'asking' },
    snapshot: emptySnapshot(),
    operations: [],
    deletedStacks: [],
    deletions: [],
    unfinishedVolumes: [],
    keptFiles: [],
    compose: null,
    settings: defaultSettings,
    walkthrough: emptyWalkthrough(hostPath('')),
    update: { kind: 'not-here' },
    about: { appVersion: '', platform: 'linux', homeDir: hostPath('') },
    volumeSizes: noVolumeSizes,
    figures: noFigures,
    containerData: noData,
    figureHistory: createFigureHistory(),
    ui: firstUiState,
  }));
}

/** Replaces parts of what only the window knows. */
export function setUi(store: AppStore, change: (ui: UiState) => Partial<UiState>): void {
  store.setState(({ ui }) => ({ ui: { ...ui, ...change(ui) } }));
}
