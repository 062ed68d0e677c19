import type { ContainerStats } from './container-stats.ts';
import type { DeletePlan } from './delete-plan.ts';
import type { AppError } from './errors.ts';
import type { ContainerId, HostPath, OperationId, StackName, VolumeName } from './ids.ts';
import type { LifecycleAction, Operation } from './operation.ts';
import type { ListedRecentRun } from './recent-runs.ts';
import type { Result } from './result.ts';
import type { RunPreview, RunRequest } from './run-preview.ts';
import type { Settings } from './settings.ts';
import type { EngineSnapshot, SnapshotPatch } from './snapshot.ts';
import type { DeletedStack } from './stack-memory.ts';
import type { Target } from './target.ts';

/** Whether `docker compose` (or `docker-compose`) of version 2 or newer was found. */
export type ComposeCli = { readonly kind: 'found'; readonly version: string } | { readonly kind: 'missing' };

/** All that a window needs to draw itself; afterwards the pushes keep it up to date. */
export interface AppState {
  readonly snapshot: EngineSnapshot;
  readonly operations: readonly Operation[];
  readonly deletedStacks: readonly DeletedStack[];
  readonly compose: ComposeCli | null;
  readonly settings: Settings;
  /** A Compose file named on the command line, to be shown in *Run a stack*. */
  readonly openFile: HostPath | null;
  readonly appVersion: string;
  readonly platform: 'darwin' | 'linux' | 'win32';
  readonly homeDir: HostPath;
}

/**
 * Every command that the window may send: its arguments and its result. Commands that change something answer as
 * soon as the operation has begun (or was refused); how it goes is pushed as `operations`.
 */
export interface Commands {
  'app.state': { args: null; result: AppState };
  /** Tries the engine now instead of waiting for the next attempt. */
  'engine.retry': { args: null; result: null };
  'container.lifecycle': { args: { target: Target; action: LifecycleAction }; result: OperationId };
  'container.rename': { args: { id: ContainerId; name: string }; result: OperationId };
  /** A `docker run` command that makes an equal container, to be pasted into a terminal. */
  'container.runCommand': { args: { id: ContainerId }; result: string };
  /** Opens the system's terminal with a shell in the container. */
  'container.openTerminal': { args: { id: ContainerId }; result: null };
  /** Opens the stack's folder, or its Compose files in the editor. */
  'stack.open': { args: { stack: StackName; what: 'folder' | 'editor' }; result: null };
  /** Pulls the stack's images, then recreates what changed. */
  'stack.updateImages': { args: { stack: StackName }; result: OperationId };
  /** The containers to take figures of, in place of those named before. Figures are pushed as `stats`. */
  'stats.watch': { args: { ids: readonly ContainerId[] }; result: null };
  'delete.plan': { args: { target: Target }; result: DeletePlan };
  /** Only volumes that the plan offers are deleted; any other name is refused. */
  'delete.begin': { args: { target: Target; alsoDeleteVolumes: readonly VolumeName[] }; result: OperationId };
  /** Bytes that each container wrote outside volumes. Walks the disk: ask when it is shown. */
  'container.writtenBytes': {
    args: { ids: readonly ContainerId[] };
    result: ReadonlyMap<ContainerId, number>;
  };
  /** Bytes a volume. Walks the disk: ask when it is shown. A volume whose size the engine can't tell is left out. */
  'volume.sizes': { args: null; result: ReadonlyMap<VolumeName, number> };
  'volume.delete': { args: { name: VolumeName }; result: OperationId };
  /** The system's open dialog for a Compose file or folder; `null` when the user closes it. */
  'run.choose': { args: { what: 'file' | 'folder' | 'env-file' }; result: HostPath | null };
  /**
   * Files of a chosen or dropped path: a file stands for itself, a folder for its Compose file and override. `also`:
   * what was dropped together with it; env files among them are recognised by their names.
   */
  'run.resolve': { args: { path: HostPath; also?: readonly HostPath[] }; result: RunRequest };
  /** The Compose files that were run last, the newest first. */
  'run.recent': { args: null; result: readonly ListedRecentRun[] };
  /** Takes one off that list, named by its files. */
  'run.forgetRecent': { args: { files: readonly HostPath[] }; result: readonly ListedRecentRun[] };
  'run.preview': { args: { request: RunRequest }; result: RunPreview };
  'run.begin': { args: { request: RunRequest }; result: OperationId };
  'runAgain.begin': { args: { stack: StackName }; result: OperationId };
  /** Lets the user point to a Compose file that has moved; `null` when the dialog is closed. */
  'deletedStack.locate': { args: { stack: StackName }; result: HostPath | null };
  /** Takes a stack off the list of deleted ones. Its volumes stay. */
  'deletedStack.forget': { args: { stack: StackName }; result: null };
  'operation.cancel': { args: { id: OperationId }; result: null };
  /** Takes an ended operation off the list. */
  'operation.dismiss': { args: { id: OperationId }; result: null };
  /** The whole output so far, oldest line first; bounded, a line says what was dropped. */
  'operation.log': { args: { id: OperationId }; result: readonly string[] };
  /** Hands an http(s) address to the default browser; anything else is refused. */
  'link.open': { args: { url: string }; result: null };
  'clipboard.write': { args: { text: string }; result: null };
  'settings.set': { args: Partial<Settings>; result: Settings };
  /** Answers the push `page.save`: everything was handed over before. */
  'page.saved': { args: null; result: null };
}

export type CommandName = keyof Commands;
export type CommandArgs<Name extends CommandName> = Commands[Name]['args'];
export type CommandResult<Name extends CommandName> = Result<Commands[Name]['result'], AppError>;

/** Everything that main tells a window by itself. */
export interface Pushes {
  'engine.patch': SnapshotPatch;
  operations: readonly Operation[];
  'operation.lines': { readonly id: OperationId; readonly lines: readonly string[] };
  deletedStacks: readonly DeletedStack[];
  compose: ComposeCli;
  openFile: HostPath;
  /** New figures of some of the watched containers. */
  stats: readonly ContainerStats[];
  /** The window is about to close: what is to be kept must be handed over now. Answered by `page.saved`. */
  'page.save': null;
}

export type PushName = keyof Pushes;

// A name that is missing here does not compile: the preload hands on nothing that is not listed.
const commandTable: Record<CommandName, true> = {
  'app.state': true,
  'engine.retry': true,
  'container.lifecycle': true,
  'container.rename': true,
  'container.runCommand': true,
  'container.openTerminal': true,
  'stack.open': true,
  'stack.updateImages': true,
  'stats.watch': true,
  'delete.plan': true,
  'delete.begin': true,
  'container.writtenBytes': true,
  'volume.sizes': true,
  'volume.delete': true,
  'run.choose': true,
  'run.resolve': true,
  'run.recent': true,
  'run.forgetRecent': true,
  'run.preview': true,
  'run.begin': true,
  'runAgain.begin': true,
  'deletedStack.locate': true,
  'deletedStack.forget': true,
  'operation.cancel': true,
  'operation.dismiss': true,
  'operation.log': true,
  'link.open': true,
  'clipboard.write': true,
  'settings.set': true,
  'page.saved': true,
};

const pushTable: Record<PushName, true> = {
  'engine.patch': true,
  operations: true,
  'operation.lines': true,
  deletedStacks: true,
  compose: true,
  openFile: true,
  stats: true,
  'page.save': true,
};

export const commandNames: ReadonlySet<string> = new Set(Object.keys(commandTable));
export const pushNames: ReadonlySet<string> = new Set(Object.keys(pushTable));

/** What the preload puts on `window.stackyard`: nothing but the contract. */
export interface Bridge {
  invoke<Name extends CommandName>(name: Name, args: CommandArgs<Name>): Promise<CommandResult<Name>>;
  /** Returns the function that ends the subscription. */
  on<Name extends PushName>(name: Name, listener: (payload: Pushes[Name]) => void): () => void;
  /** The path of a file that was dropped on the window; empty when it has none. */
  pathOfDropped(file: unknown): string;
}
