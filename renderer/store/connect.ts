import type { AppState } from '../../shared/app-state.ts';
import type { Deletion } from '../../shared/deletion.ts';
import type { Bridge } from '../../shared/ipc.ts';
import type { Operation } from '../../shared/operation.ts';
import type { EngineSnapshot, SnapshotPatch } from '../../shared/snapshot.ts';
import { applyPatch } from '../../shared/snapshot-patch.ts';
import type { DeletedStack } from '../../shared/stack-memory.ts';
import { type AppStore, setUi } from './app-store.ts';
import { asker } from './ask.ts';
import { dataOfThose, withData } from './container-data.ts';
import { liveFigures, withFigures } from './figures.ts';
import { openPage } from './route.ts';
import { keepIdentity } from './same-data.ts';
import { liveSelection, liveVolumes } from './selection.ts';
import { restoredTable, restoredVolumes } from './table-settings.ts';
import type { UiState } from './ui-state.ts';

const operationId = (operation: Operation) => operation.id;
const stackName = (stack: DeletedStack) => stack.name;
const deletionId = (deletion: Deletion) => deletion.id;

/** What is gone is ticked no longer. */
function withLiveSelection(ui: UiState, snapshot: EngineSnapshot): UiState {
  const selected = liveSelection(ui.selected, snapshot);
  const selectedVolumes = liveVolumes(ui.selectedVolumes, snapshot);
  const same = selected === ui.selected && selectedVolumes === ui.selectedVolumes;
  return same ? ui : { ...ui, selected, selectedVolumes };
}

function load(store: AppStore, state: AppState): void {
  const {
    snapshot,
    operations,
    deletedStacks,
    deletions,
    compose,
    settings,
    walkthrough,
    appVersion,
    platform,
    homeDir,
  } = state;
  const first = store.getState().phase.kind !== 'ready';
  store.setState((before) => ({
    phase: { kind: 'ready' },
    snapshot,
    figures: liveFigures(before.figures, snapshot.containers),
    operations: keepIdentity(before.operations, operations, operationId),
    deletedStacks: keepIdentity(before.deletedStacks, deletedStacks, stackName),
    deletions: keepIdentity(before.deletions, deletions, deletionId),
    unfinishedVolumes: state.unfinishedVolumes,
    keptFiles: state.keptFiles,
    compose,
    settings,
    walkthrough,
    update: state.update,
    about: { appVersion, platform, homeDir },
    // Only once: afterwards the window knows better than what was kept.
    ui: withLiveSelection(
      before.phase.kind === 'ready'
        ? before.ui
        : {
            ...before.ui,
            ...restoredTable(settings.containers),
            ...restoredVolumes(settings.volumes),
          },
      snapshot,
    ),
  }));
  if (first && window.location.hash === '') openPage({ view: settings.startPage });
  const { openFile } = state;
  if (openFile !== null)
    setUi(store, ({ dialog }) => ({ dialog: dialog ?? { kind: 'run', path: openFile } }));
}

export interface Connected {
  /** Asks main for everything again. */
  readonly resync: () => void;
  readonly stop: () => void;
}

/**
 * Keeps the store true to main: listens first, then asks for the whole state, then applies what was pushed meanwhile.
 * A patch that doesn't fit what we hold means that we missed one: the whole state is asked for again.
 */
export function connect(bridge: Bridge, store: AppStore): Connected {
  const ask = asker(bridge);
  let stopped = false;
  let asking = false;
  let openFileSeen = false;
  let waiting: (() => void)[] = [];

  /** What comes while the state is being asked for may be newer than the answer: it waits its turn. */
  const inOrder =
    <Payload>(apply: (payload: Payload) => void) =>
    (payload: Payload) => {
      if (asking) waiting.push(() => inOrder(apply)(payload));
      else apply(payload);
    };

  const patch = (change: SnapshotPatch) => {
    const { snapshot } = store.getState();
    if (change.revision <= snapshot.revision) return;
    const next = applyPatch(snapshot, change);
    if (next === null) resync();
    else
      store.setState(({ figures, containerData, ui }) => ({
        snapshot: next,
        figures: liveFigures(figures, next.containers),
        containerData: dataOfThose(containerData, next.containers),
        ui: withLiveSelection(ui, next),
      }));
  };

  const subscriptions = [
    bridge.on('engine.patch', inOrder(patch)),
    bridge.on(
      'operations',
      inOrder((next) =>
        store.setState(({ operations }) => ({ operations: keepIdentity(operations, next, operationId) })),
      ),
    ),
    bridge.on(
      'deletedStacks',
      inOrder((next) =>
        store.setState(({ deletedStacks }) => ({
          deletedStacks: keepIdentity(deletedStacks, next, stackName),
        })),
      ),
    ),
    bridge.on(
      'deletions',
      inOrder((next) =>
        store.setState(({ deletions }) => ({ deletions: keepIdentity(deletions, next, deletionId) })),
      ),
    ),
    bridge.on(
      'unfinishedVolumes',
      inOrder((unfinishedVolumes) => store.setState({ unfinishedVolumes })),
    ),
    bridge.on(
      'keptFiles',
      inOrder((keptFiles) => store.setState({ keptFiles })),
    ),
    bridge.on(
      'stats',
      inOrder((fresh) =>
        store.setState(({ figures, snapshot }) => ({
          figures: withFigures(figures, fresh, snapshot.containers),
        })),
      ),
    ),
    bridge.on(
      'data',
      inOrder((news) =>
        store.setState(({ containerData, snapshot }) => ({
          containerData: withData(containerData, news, snapshot.containers),
        })),
      ),
    ),
    bridge.on(
      'compose',
      inOrder((compose) => store.setState({ compose })),
    ),
    bridge.on(
      'walkthrough',
      inOrder((walkthrough) =>
        store.setState(({ walkthrough: before, ui }) => ({
          walkthrough,
          // Another copy is begun where it stands, whichever step of the one before was looked at.
          ui:
            walkthrough.copy?.progress.folder === before.copy?.progress.folder
              ? ui
              : { ...ui, walkthroughStep: null },
        })),
      ),
    ),
    bridge.on(
      'update',
      inOrder((update) => store.setState({ update })),
    ),
    bridge.on(
      'openFile',
      inOrder((path) => setUi(store, () => ({ dialog: { kind: 'run', path } }))),
    ),
  ];

  function resync(): void {
    if (asking) return;
    asking = true;
    void ask('app.state', null).then((answer) => {
      if (stopped) return;
      asking = false;
      // The file of the command line is shown once, not after every missed patch.
      if (answer.ok) load(store, openFileSeen ? { ...answer.value, openFile: null } : answer.value);
      else store.setState({ phase: { kind: 'failed', error: answer.error } });
      openFileSeen ||= answer.ok;
      const queued = waiting;
      waiting = [];
      for (const apply of queued) apply();
    });
  }

  resync();
  return {
    resync,
    stop: () => {
      stopped = true;
      for (const end of subscriptions) end();
    },
  };
}
