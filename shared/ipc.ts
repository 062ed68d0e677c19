import type { AddVolumeOrder, AddVolumePreview, AddVolumeRequest, UnfinishedAddition } from './add-volume.ts';
import type { BulkRequest } from './bulk.ts';
import type { ComposeFiles } from './compose-files.ts';
import type { ContainerData, FileChange, WrittenFiles } from './container-data.ts';
import type {
  ContainerPath,
  FileContent,
  FileRequest,
  FolderListing,
  Saved,
  TransferMessage,
  TransferRequest,
  UploadPlan,
} from './container-files.ts';
import type { ContainerStats } from './container-stats.ts';
import type { DeletePlan } from './delete-plan.ts';
import type { Deletion, SaveChoice } from './deletion.ts';
import type { EngineChoice, EngineChoices } from './engine-choice.ts';
import type { AppError } from './errors.ts';
import type { ExecMessage, ExecReply, ExecRequest, Shell } from './exec.ts';
import type { ContainerId, DeletionId, HostPath, OperationId, StackName, VolumeName } from './ids.ts';
import type { KeptFileProblem } from './kept-files.ts';
import type { LogMessage, LogSaveRequest } from './logs.ts';
import type { LifecycleAction, Operation } from './operation.ts';
import type { ListedRecentRun } from './recent-runs.ts';
import type { Result } from './result.ts';
import type { RunPreview, RunRequest } from './run-preview.ts';
import type { Settings } from './settings.ts';
import type { EngineSnapshot, SnapshotPatch } from './snapshot.ts';
import type { DeletedStack } from './stack-memory.ts';
import type { OpenStream, StreamNews } from './stream.ts';
import type { Target } from './target.ts';
import type { ListedExport, VolumeContents } from './volume-exports.ts';
import type { VolumeMake } from './volume-options.ts';
import type { SampleSource, Walkthrough } from './walkthrough.ts';

/** Whether `docker compose` (or `docker-compose`) of version 2 or newer was found. */
export type ComposeCli = { readonly kind: 'found'; readonly version: string } | { readonly kind: 'missing' };

/** All that a window needs to draw itself; afterwards the pushes keep it up to date. */
export interface AppState {
  readonly snapshot: EngineSnapshot;
  readonly operations: readonly Operation[];
  readonly deletedStacks: readonly DeletedStack[];
  /** Deletions by the app, on any engine, the newest first. */
  readonly deletions: readonly Deletion[];
  /** Additions of volumes that were cut short, on whichever engine. */
  readonly unfinishedVolumes: readonly UnfinishedAddition[];
  /** What is wrong with the files that the app keeps. */
  readonly keptFiles: readonly KeptFileProblem[];
  readonly compose: ComposeCli | null;
  readonly settings: Settings;
  readonly walkthrough: Walkthrough;
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
  /** The engines that can be switched to, looked up anew. */
  'engine.choices': { args: null; result: EngineChoices };
  /** Shows another engine, and keeps to it. Refused while something is being changed on the present one. */
  'engine.choose': { args: { choice: EngineChoice }; result: null };
  'container.lifecycle': { args: { target: Target; action: LifecycleAction }; result: OperationId };
  'container.rename': { args: { id: ContainerId; name: string }; result: OperationId };
  /** All that the engine tells of a container, as JSON text. Holds secrets: mask them where it is shown. */
  'container.inspect': { args: { id: ContainerId }; result: string };
  /** Shows the host folder of a bind mount, by its path in the container, in the system's file manager. */
  'container.revealMount': { args: { id: ContainerId; destination: string }; result: null };
  /** A `docker run` command that makes an equal container, to be pasted into a terminal. */
  'container.runCommand': { args: { id: ContainerId }; result: string };
  /** Opens the system's terminal with a shell in the container. */
  'container.openTerminal': { args: { id: ContainerId }; result: null };
  /** The shells that the container's image has, best first. */
  'exec.shells': { args: { container: ContainerId }; result: readonly Shell[] };
  /** What a folder of a container holds; `fresh`: read anew, whatever is known of it. */
  'files.list': { args: FileRequest & { fresh: boolean }; result: FolderListing };
  'files.read': { args: FileRequest; result: FileContent };
  /** Mode and owner stay. `version`: of the text that was opened; `null` writes over whatever is there by now. */
  'files.save': { args: FileRequest & { text: string; version: string | null }; result: Saved };
  /** A folder with all that is in it; of a link, the link. Only in a running container. */
  'files.delete': { args: FileRequest; result: null };
  /** The system's open dialog; nothing when the user closes it. */
  'files.chooseUpload': { args: { what: 'files' | 'folder' }; result: readonly HostPath[] };
  'files.planUpload': {
    args: { container: ContainerId; folder: ContainerPath; paths: readonly HostPath[] };
    result: UploadPlan;
  };
  /** How the container's own layer differs from its image, in no order; mounts are not looked into. */
  'files.changes': { args: { container: ContainerId }; result: readonly FileChange[] };
  /** Opens the stack's folder, or its Compose files in the editor. */
  'stack.open': { args: { stack: StackName; what: 'folder' | 'editor' }; result: null };
  /** The stack's Compose files as they are on the disk, and what Compose makes of them. Holds secrets. */
  'stack.composeFiles': { args: { stack: StackName }; result: ComposeFiles };
  /** Pulls the stack's images, then recreates what changed. */
  'stack.updateImages': { args: { stack: StackName }; result: OperationId };
  /** What giving a service a volume would do. Touches nothing. */
  'addVolume.preview': { args: AddVolumeRequest; result: AddVolumePreview };
  'addVolume.begin': { args: AddVolumeOrder; result: OperationId };
  /** Goes on with an addition that was cut short, or undoes what there is of it. */
  'addVolume.finish': { args: { id: string }; result: OperationId };
  'addVolume.takeBack': { args: { id: string }; result: OperationId };
  /** The containers to tell of where they keep data, in place of those named before. Pushed as `data`. */
  'data.watch': { args: { ids: readonly ContainerId[] }; result: null };
  /** The containers to take figures of, in place of those named before. Figures are pushed as `stats`. */
  'stats.watch': { args: { ids: readonly ContainerId[] }; result: null };
  'delete.plan': { args: { target: Target }; result: DeletePlan };
  /** Only volumes that the plan offers are deleted; any other name is refused. */
  'delete.begin': {
    args: { target: Target; alsoDeleteVolumes: readonly VolumeName[]; save: SaveChoice };
    result: OperationId;
  };
  /**
   * Where these containers keep data, read now. Answers within some seconds: one that could not be read by then is left
   * out.
   */
  'unsaved.look': { args: { ids: readonly ContainerId[] }; result: readonly ContainerData[] };
  /** The files in a container's own layer, or in the anonymous volume at a path of it, the first few hundred. */
  'unsaved.files': { args: { container: ContainerId; volumeAt: string | null }; result: WrittenFiles };
  /**
   * Brings back what a deletion took away: `as-it-was-run` from the Compose files where they are there, else from what
   * was noted; `from-notes` from that alone.
   */
  'undo.begin': { args: { deletion: DeletionId; way: 'as-it-was-run' | 'from-notes' }; result: OperationId };
  /** Has no more to be told of a deletion. What was saved before it stays. */
  'deletion.forget': { args: { deletion: DeletionId }; result: null };
  /** Shows files that were saved before a deletion in the system's file manager. */
  'saved.reveal': { args: { deletion: DeletionId; path: HostPath }; result: null };
  /** Removes them for good. */
  'saved.remove': { args: { deletion: DeletionId; path: HostPath }; result: null };
  /** What deleting these containers would do, a plan a stack or standalone container. Those that are gone are left out. */
  'bulk.plan': { args: { ids: readonly ContainerId[] }; result: readonly DeletePlan[] };
  'bulk.begin': { args: BulkRequest; result: OperationId };
  /** Bytes a volume. Walks the disk: ask when it is shown. A volume whose size the engine can't tell is left out. */
  'volume.sizes': { args: null; result: ReadonlyMap<VolumeName, number> };
  'volume.delete': { args: { name: VolumeName }; result: OperationId };
  'volume.deleteMany': { args: { names: readonly VolumeName[] }; result: OperationId };
  'volume.create': { args: { name: VolumeName; make: VolumeMake }; result: OperationId };
  /** The engine's volume drivers. */
  'volume.drivers': { args: null; result: readonly string[] };
  /** `quiet`: containers that use the volume are stopped meanwhile. */
  'volume.clone': { args: { name: VolumeName; to: VolumeName; quiet: boolean }; result: OperationId };
  'volume.empty': { args: { name: VolumeName }; result: OperationId };
  /** Asks with the system's save dialog where to; `null` when it is closed. */
  'volume.export': { args: { name: VolumeName; quiet: boolean }; result: OperationId | null };
  /** The system's open dialog for an archive; `null` when it is closed. */
  'volume.chooseArchive': { args: null; result: HostPath | null };
  /** Into a new volume, or in place of what is in one that is there: that is then exported first. */
  'volume.import': {
    args: { path: HostPath; name: VolumeName; into: 'new' | 'existing' };
    result: OperationId;
  };
  /** Reads the volume for a few seconds at most: ask when it is shown. */
  'volume.contents': { args: { name: VolumeName }; result: VolumeContents };
  /**
   * Opens a volume to be looked into: its files are those of the container that is answered, from `/` on. That keeps it
   * in use for the engine until it is closed, here or by whatever is done to the volume.
   */
  'volume.open': { args: { name: VolumeName }; result: ContainerId };
  'volume.close': { args: { name: VolumeName }; result: null };
  /** What was exported of the volume on this engine, the newest first. */
  'volume.exports': { args: { name: VolumeName }; result: readonly ListedExport[] };
  /** Takes an export off that list. Its file stays. */
  'volume.forgetExport': { args: { id: string }; result: null };
  /** Shows an export's file in the system's file manager. */
  'volume.revealExport': { args: { id: string }; result: null };
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
  /**
   * Asks with the system's save dialog where to, and writes the log there. Answers when the file is complete; `null`
   * when the dialog is closed.
   */
  'logs.save': { args: { request: LogSaveRequest }; result: HostPath | null };
  /** Hands an http(s) address to the default browser; anything else is refused. */
  'link.open': { args: { url: string }; result: null };
  /** Text alone, and only while the user's key or click is fresh: the preload refuses it else. */
  'clipboard.read': { args: null; result: string };
  'clipboard.write': { args: { text: string }; result: null };
  /** Lets the user say where the next copy of the sample goes; nothing changes when the dialog is closed. */
  'walkthrough.choosePlace': { args: null; result: null };
  /** Begins to get a copy; how it goes is pushed as `walkthrough`. */
  'walkthrough.fetch': { args: { source: Exclude<SampleSource, 'folder'> }; result: null };
  'walkthrough.cancelFetch': { args: null; result: null };
  /** Works on a copy that is there; without a folder the user is asked for one. */
  'walkthrough.takeFolder': { args: { folder: HostPath | null }; result: null };
  /** Forgets how far the present copy has come. Its files, containers and volume stay. */
  'walkthrough.reset': { args: null; result: null };
  /** The walkthrough is not offered any more. */
  'walkthrough.decline': { args: null; result: null };
  /** Begins or ends the counter-example, a copy without a volume. */
  'walkthrough.without': { args: { begin: boolean }; result: null };
  /** Opens the present copy's folder, or its Compose file in the editor. */
  'walkthrough.open': { args: { what: 'folder' | 'editor' }; result: null };
  /** Tells of something that ended while the window was not in front; one that is in front shows it itself. */
  'notification.show': { args: { title: string; body: string }; result: null };
  /** Has no more to be told of a file that was set aside. */
  'keptFile.seen': { args: { path: HostPath }; result: null };
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
  deletions: readonly Deletion[];
  unfinishedVolumes: readonly UnfinishedAddition[];
  keptFiles: readonly KeptFileProblem[];
  compose: ComposeCli;
  openFile: HostPath;
  /** A command of the window's own table, by its id: chosen in the application menu. */
  'window.command': string;
  /** Goes to a place, as it stands after `#` in the window's address. */
  'window.place': string;
  walkthrough: Walkthrough;
  /** New figures of some of the watched containers. */
  stats: readonly ContainerStats[];
  /** What is new of where some of the watched containers keep data. */
  data: readonly ContainerData[];
  /** The window is about to close: what is to be kept must be handed over now. Answered by `page.saved`. */
  'page.save': null;
}

export type PushName = keyof Pushes;

/**
 * What goes on for longer than one answer, opened by a window: what to open, what main sends, what the window sends.
 * A message counts as taken when the window's listener has returned.
 */
export interface Streams {
  /** The log of a container, or of all services of a stack merged by time, from its newest `tail` lines on. */
  logs: { args: { target: Target; tail: number }; down: LogMessage; up: never };
  /** A terminal in a container. It lives until its program ends, `end` is sent, or the stream is closed. */
  exec: { args: ExecRequest; down: ExecMessage; up: ExecReply };
  /** Files out of a container or into it; ends with nothing said where a dialog is closed. To close it calls it off. */
  transfer: { args: TransferRequest; down: TransferMessage; up: never };
}

export type StreamName = keyof Streams;
export type StreamArgs<Name extends StreamName> = Streams[Name]['args'];
export type StreamDown<Name extends StreamName> = Streams[Name]['down'];
export type StreamUp<Name extends StreamName> = Streams[Name]['up'];

// A name that is missing here does not compile: the preload hands on nothing that is not listed.
const commandTable: Record<CommandName, true> = {
  'app.state': true,
  'engine.retry': true,
  'engine.choices': true,
  'engine.choose': true,
  'container.lifecycle': true,
  'container.rename': true,
  'container.inspect': true,
  'container.revealMount': true,
  'container.runCommand': true,
  'container.openTerminal': true,
  'exec.shells': true,
  'files.list': true,
  'files.read': true,
  'files.save': true,
  'files.delete': true,
  'files.chooseUpload': true,
  'files.planUpload': true,
  'files.changes': true,
  'stack.open': true,
  'stack.composeFiles': true,
  'stack.updateImages': true,
  'addVolume.preview': true,
  'addVolume.begin': true,
  'addVolume.finish': true,
  'addVolume.takeBack': true,
  'data.watch': true,
  'stats.watch': true,
  'delete.plan': true,
  'delete.begin': true,
  'unsaved.look': true,
  'unsaved.files': true,
  'undo.begin': true,
  'deletion.forget': true,
  'saved.reveal': true,
  'saved.remove': true,
  'bulk.plan': true,
  'bulk.begin': true,
  'volume.sizes': true,
  'volume.delete': true,
  'volume.deleteMany': true,
  'volume.create': true,
  'volume.drivers': true,
  'volume.clone': true,
  'volume.empty': true,
  'volume.export': true,
  'volume.chooseArchive': true,
  'volume.import': true,
  'volume.contents': true,
  'volume.open': true,
  'volume.close': true,
  'volume.exports': true,
  'volume.forgetExport': true,
  'volume.revealExport': true,
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
  'logs.save': true,
  'link.open': true,
  'clipboard.read': true,
  'clipboard.write': true,
  'walkthrough.choosePlace': true,
  'walkthrough.fetch': true,
  'walkthrough.cancelFetch': true,
  'walkthrough.takeFolder': true,
  'walkthrough.reset': true,
  'walkthrough.decline': true,
  'walkthrough.without': true,
  'walkthrough.open': true,
  'notification.show': true,
  'keptFile.seen': true,
  'settings.set': true,
  'page.saved': true,
};

const pushTable: Record<PushName, true> = {
  'engine.patch': true,
  operations: true,
  'operation.lines': true,
  deletedStacks: true,
  deletions: true,
  unfinishedVolumes: true,
  keptFiles: true,
  compose: true,
  openFile: true,
  'window.command': true,
  'window.place': true,
  walkthrough: true,
  stats: true,
  data: true,
  'page.save': true,
};

const streamTable: Record<StreamName, true> = { logs: true, exec: true, transfer: true };

export const commandNames: ReadonlySet<string> = new Set(Object.keys(commandTable));
export const pushNames: ReadonlySet<string> = new Set(Object.keys(pushTable));
export const streamNames: ReadonlySet<string> = new Set(Object.keys(streamTable));

/** What the preload puts on `window.stackyard`: nothing but the contract. */
export interface Bridge {
  invoke<Name extends CommandName>(name: Name, args: CommandArgs<Name>): Promise<CommandResult<Name>>;
  /** Returns the function that ends the subscription. */
  on<Name extends PushName>(name: Name, listener: (payload: Pushes[Name]) => void): () => void;
  /** Opens a stream; `listener` hears of it until it ended or was closed. */
  open<Name extends StreamName>(
    name: Name,
    args: StreamArgs<Name>,
    listener: (news: StreamNews<StreamDown<Name>>) => void,
  ): OpenStream<StreamUp<Name>>;
  /** The path of a file that was dropped on the window; empty when it has none. */
  pathOfDropped(file: unknown): string;
}
