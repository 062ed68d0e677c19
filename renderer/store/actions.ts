import type { AddVolumeOrder } from '../../shared/add-volume.ts';
import type { BulkRequest } from '../../shared/bulk.ts';
import { withUse } from '../../shared/command-uses.ts';
import { type SaveChoice, saveNothing } from '../../shared/deletion.ts';
import type { EngineChoice, EngineChoices } from '../../shared/engine-choice.ts';
import type { AppError } from '../../shared/errors.ts';
import type {
  ContainerId,
  DeletionId,
  HostPath,
  OperationId,
  StackName,
  VolumeName,
} from '../../shared/ids.ts';
import type { CommandArgs } from '../../shared/ipc.ts';
import type { LogSaveRequest } from '../../shared/logs.ts';
import type { LifecycleAction, Operation } from '../../shared/operation.ts';
import type { Result } from '../../shared/result.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Target } from '../../shared/target.ts';
import { t } from '../../shared/texts.ts';
import type { UpdateAct } from '../../shared/update.ts';
import { describeError } from '../errors/describe-error.ts';
import { shortPath } from '../format/path.ts';
import { type AppStore, setUi } from './app-store.ts';
import type { Ask } from './ask.ts';
import { createFigureWatch } from './figure-watch.ts';
import { figuresOf } from './figures.ts';
import type { Notice, OpenDialog } from './ui-state.ts';

/** The commands that begin an operation. */
type Begin =
  | 'container.lifecycle'
  | 'container.rename'
  | 'stack.updateImages'
  | 'addVolume.begin'
  | 'addVolume.finish'
  | 'addVolume.takeBack'
  | 'delete.begin'
  | 'bulk.begin'
  | 'volume.delete'
  | 'volume.deleteMany'
  | 'volume.create'
  | 'volume.clone'
  | 'volume.empty'
  | 'volume.export'
  | 'volume.import'
  | 'run.begin'
  | 'runAgain.begin'
  | 'undo.begin'
  | 'saved.putBack';

const isDeletion = (name: Begin, args: CommandArgs<Begin>): args is CommandArgs<'delete.begin'> =>
  name === 'delete.begin' && args !== null;

// What main takes at once.
const mostWatched = 5_000;

/** All that a person can do in the window. Refusals become notices; how an operation goes is pushed by main. */
export function createActions(ask: Ask, store: AppStore) {
  let notices = 0;
  /** How each operation was begun, so that *Try again* does just the same. */
  const begun = new Map<OperationId, () => Promise<unknown>>();

  const deletions = new Map<OperationId, CommandArgs<'delete.begin'>>();

  /** The volumes changed while their sizes were being counted. */
  let sizesOutdated = false;

  const notify = (notice: Omit<Notice, 'id'>) => {
    notices += 1;
    const id = `notice-${notices}`;
    setUi(store, (ui) => ({ notices: [...ui.notices, { ...notice, id }] }));
  };
  const report = (error: AppError) => {
    // Closing a system dialog is no failure.
    if (error.kind === 'cancelled') return;
    const { title, cause, nextStep } = describeError(error, store.getState().about.platform);
    notify({ tone: 'bad', title, lines: [cause, nextStep] });
  };
  const reportFailure = (answer: Result<unknown, AppError>) => {
    if (!answer.ok) report(answer.error);
  };
  /** `null`: it was refused, and a notice says why. */
  const begin = async <Name extends Begin>(
    name: Name,
    args: CommandArgs<Name>,
  ): Promise<OperationId | null> => {
    const answer: Result<OperationId | null, AppError> = await ask(name, args);
    if (!answer.ok) {
      report(answer.error);
      return null;
    }
    const id = answer.value;
    // Nothing was begun: a system dialog was closed.
    if (id === null) return null;
    begun.set(id, () => begin(name, args));
    setUi(store, ({ retryable }) => ({ retryable: new Set(retryable).add(id) }));
    if (isDeletion(name, args)) deletions.set(id, args);
    return id;
  };
  const copy = async (text: string, what: string, lines: readonly string[] = []) => {
    const answer = await ask('clipboard.write', { text });
    if (answer.ok) notify({ tone: 'good', title: t('{what} copied', { what }), lines });
    else report(answer.error);
  };
  const openDialog = (dialog: OpenDialog | null) => setUi(store, () => ({ dialog }));
  // While none is watched the last figures stay, so that who comes back finds them until new ones are there. A refusal
  // leaves the figures out.
  const figureWatch = createFigureWatch((ids) => {
    if (ids.length > 0) store.setState(({ figures }) => ({ figures: figuresOf(figures, ids) }));
    void ask('stats.watch', { ids: ids.slice(0, mostWatched) });
  });

  const dataWatch = createFigureWatch((ids) => void ask('data.watch', { ids: ids.slice(0, mostWatched) }));

  return {
    tell: notify,
    openDialog,
    closeDialog: () => openDialog(null),
    closeNotice: (id: string) =>
      setUi(store, (ui) => ({ notices: ui.notices.filter((notice) => notice.id !== id) })),

    lifecycle: (target: Target, action: LifecycleAction) => begin('container.lifecycle', { target, action }),
    rename: (id: ContainerId, name: string) => begin('container.rename', { id, name }),
    updateImages: (stack: StackName) => begin('stack.updateImages', { stack }),
    deleteTarget: (target: Target, alsoDeleteVolumes: readonly VolumeName[], save: SaveChoice) =>
      begin('delete.begin', { target, alsoDeleteVolumes, save }),
    /** Does a deletion again that could not save what it was to save, this time without. */
    deleteWithoutSaving: async ({ id }: Operation) => {
      const args = deletions.get(id);
      await ask('operation.dismiss', { id });
      if (args !== undefined) await begin('delete.begin', { ...args, save: saveNothing });
    },
    deleteVolume: (name: VolumeName) => begin('volume.delete', { name }),
    addVolume: (order: AddVolumeOrder) => begin('addVolume.begin', order),
    finishAddition: (id: string) => begin('addVolume.finish', { id }),
    takeBackAddition: (id: string) => begin('addVolume.takeBack', { id }),
    deleteVolumes: (names: readonly VolumeName[]) => begin('volume.deleteMany', { names }),
    createVolume: (args: CommandArgs<'volume.create'>) => begin('volume.create', args),
    /** Empty where the engine can't be asked. */
    volumeDrivers: async (): Promise<readonly string[]> => {
      const answer = await ask('volume.drivers', null);
      return answer.ok ? answer.value : [];
    },
    cloneVolume: (name: VolumeName, to: VolumeName, quiet: boolean) =>
      begin('volume.clone', { name, to, quiet }),
    emptyVolume: (name: VolumeName) => begin('volume.empty', { name }),
    /** Asks first where to. */
    exportVolume: (name: VolumeName, quiet: boolean) => begin('volume.export', { name, quiet }),
    importVolume: (args: CommandArgs<'volume.import'>) => begin('volume.import', args),
    /** `null` when none was chosen. */
    chooseArchive: async (): Promise<HostPath | null> => {
      const answer = await ask('volume.chooseArchive', null);
      if (answer.ok) return answer.value;
      report(answer.error);
      return null;
    },
    forgetExport: async (id: string) => reportFailure(await ask('volume.forgetExport', { id })),
    revealExport: async (id: string) => reportFailure(await ask('volume.revealExport', { id })),
    run: (request: RunRequest) => begin('run.begin', { request }),
    undo: (deletion: DeletionId, way: CommandArgs<'undo.begin'>['way']) =>
      begin('undo.begin', { deletion, way }),
    forgetDeletion: async (deletion: DeletionId) => reportFailure(await ask('deletion.forget', { deletion })),
    runAgain: (stack: StackName) => begin('runAgain.begin', { stack }),
    bulk: (request: BulkRequest) => begin('bulk.begin', request),
    /** Does again what failed: of a bulk operation that alone. */
    retry: async (operation: Operation) => {
      const { state } = operation;
      const again = state.kind === 'succeeded' && state.outcome.kind === 'bulk' ? state.outcome.again : null;
      await ask('operation.dismiss', { id: operation.id });
      await (again === null ? begun.get(operation.id)?.() : begin('bulk.begin', again));
    },
    cancel: async (id: OperationId) => reportFailure(await ask('operation.cancel', { id })),
    goOn: async (id: OperationId) => reportFailure(await ask('operation.goOn', { id })),
    dismiss: async (id: OperationId) => {
      reportFailure(await ask('operation.dismiss', { id }));
    },

    engineChoices: async (): Promise<EngineChoices | null> => {
      const answer = await ask('engine.choices', null);
      if (answer.ok) return answer.value;
      report(answer.error);
      return null;
    },
    seenKeptFile: async (path: HostPath) => reportFailure(await ask('keptFile.seen', { path })),
    chooseEngine: async (choice: EngineChoice) => reportFailure(await ask('engine.choose', { choice })),
    retryEngine: async () => reportFailure(await ask('engine.retry', null)),
    forget: async (stack: StackName) => reportFailure(await ask('deletedStack.forget', { stack })),
    revealSaved: async (deletion: DeletionId, path: HostPath) =>
      reportFailure(await ask('saved.reveal', { deletion, path })),
    putBack: (order: CommandArgs<'saved.putBack'>) => begin('saved.putBack', order),
    removeSaved: async (deletion: DeletionId, path: HostPath) =>
      reportFailure(await ask('saved.remove', { deletion, path })),
    locate: async (stack: StackName) => reportFailure(await ask('deletedStack.locate', { stack })),
    openLink: async (url: string) => reportFailure(await ask('link.open', { url })),
    copy,
    copyRunCommand: async (id: ContainerId) => {
      const answer = await ask('container.runCommand', { id });
      if (answer.ok)
        await copy(answer.value, t('docker run command'), [t('Paste it into a terminal to run it.')]);
      else report(answer.error);
    },
    choosePlaceOfSample: async () => reportFailure(await ask('walkthrough.choosePlace', null)),
    fetchSample: async (source: CommandArgs<'walkthrough.fetch'>['source']) =>
      reportFailure(await ask('walkthrough.fetch', { source })),
    cancelFetch: async () => reportFailure(await ask('walkthrough.cancelFetch', null)),
    /** Without a folder the user is asked for one. */
    takeSampleFolder: async (folder: HostPath | null) =>
      reportFailure(await ask('walkthrough.takeFolder', { folder })),
    resetWalkthrough: async () => reportFailure(await ask('walkthrough.reset', null)),
    declineWalkthrough: async () => reportFailure(await ask('walkthrough.decline', null)),
    setWithout: async (begin: boolean) => reportFailure(await ask('walkthrough.without', { begin })),
    openSample: async (what: CommandArgs<'walkthrough.open'>['what']) =>
      reportFailure(await ask('walkthrough.open', { what })),
    /** Runs what a folder holds, as Compose finds it there. */
    runFolder: async (path: HostPath) => {
      const request = await ask('run.resolve', { path });
      if (request.ok) await begin('run.begin', { request: request.value });
      else report(request.error);
    },
    openTerminal: async (id: ContainerId) => reportFailure(await ask('container.openTerminal', { id })),
    revealMount: async (id: ContainerId, destination: string) =>
      reportFailure(await ask('container.revealMount', { id, destination })),
    openStack: async (stack: StackName, what: CommandArgs<'stack.open'>['what']) =>
      reportFailure(await ask('stack.open', { stack, what })),
    /** Kept first, then shown: what is shown is what holds. */
    changeSettings: async (change: Partial<Settings>) => {
      const answer = await ask('settings.set', change);
      if (answer.ok) store.setState({ settings: answer.value });
      else report(answer.error);
    },
    updateAct: async (act: UpdateAct) => reportFailure(await ask('update.act', { act })),
    /** Has main take figures of these containers, and of those that other parts of the window want. */
    watchFigures: figureWatch.want,
    /** Has main read where these containers keep data, and those that other parts of the window want. */
    watchData: dataWatch.want,
    /** Shown at once, and kept: a refusal costs only that it isn't found again after a restart. */
    setLogSettings: async (logs: Settings['logs']) => {
      store.setState(({ settings }) => ({ settings: { ...settings, logs } }));
      reportFailure(await ask('settings.set', { logs }));
    },
    /** Told by the system where the window is not in front. */
    tellAway: (title: string, body: string) => void ask('notification.show', { title, body }),
    /** Notes that a command of the palette was chosen; a refusal costs only its rank after a restart. */
    noteUse: (id: string) => {
      const commandUses = withUse(store.getState().settings.commandUses, id, Date.now());
      store.setState(({ settings }) => ({ settings: { ...settings, commandUses } }));
      void ask('settings.set', { commandUses });
    },
    /** Resolves when the file is there, or when it was not to be. */
    saveLog: async (request: LogSaveRequest) => {
      const answer = await ask('logs.save', { request });
      if (!answer.ok) report(answer.error);
      else if (answer.value !== null) {
        const path = shortPath(answer.value, store.getState().about.homeDir);
        notify({ tone: 'good', title: t('Log saved'), lines: [path] });
      }
    },
    /** Asks for the sizes of all volumes; the known ones stay shown meanwhile. A failure leaves them out. */
    askVolumeSizes: async () => {
      if (store.getState().volumeSizes.asking) {
        sizesOutdated = true;
        return;
      }
      store.setState(({ volumeSizes }) => ({ volumeSizes: { ...volumeSizes, asking: true } }));
      do {
        sizesOutdated = false;
        const answer = await ask('volume.sizes', null);
        store.setState(({ volumeSizes }) => ({
          volumeSizes: {
            asking: sizesOutdated,
            sizes: answer.ok ? answer.value : (volumeSizes.sizes ?? new Map()),
          },
        }));
      } while (sizesOutdated);
    },
  };
}

export type Actions = ReturnType<typeof createActions>;
