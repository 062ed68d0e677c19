import type { UnfinishedAddition } from './add-volume.ts';
import type { ComposeCli } from './app-state.ts';
import type { AppCommands } from './commands/app-commands.ts';
import type { ContainerCommands } from './commands/container-commands.ts';
import type { DeletionCommands } from './commands/deletion-commands.ts';
import type { StackCommands } from './commands/stack-commands.ts';
import type { VolumeCommands } from './commands/volume-commands.ts';
import type { WalkthroughCommands } from './commands/walkthrough-commands.ts';
import type { ContainerData } from './container-data.ts';
import type { TransferMessage, TransferRequest } from './container-files.ts';
import type { ContainerStats } from './container-stats.ts';
import type { Deletion } from './deletion.ts';
import type { AppError } from './errors.ts';
import type { ExecMessage, ExecReply, ExecRequest } from './exec.ts';
import type { HostPath, OperationId } from './ids.ts';
import type { KeptFileProblem } from './kept-files.ts';
import type { LogMessage } from './logs.ts';
import type { Operation } from './operation.ts';
import type { Result } from './result.ts';
import type { SnapshotPatch } from './snapshot.ts';
import type { DeletedStack } from './stack-memory.ts';
import type { OpenStream, StreamNews } from './stream.ts';
import type { Target } from './target.ts';
import type { UpdateState } from './update.ts';
import type { Walkthrough } from './walkthrough.ts';

/**
 * Every command that the window may send: its arguments and its result. Commands that change something answer as
 * soon as the operation has begun (or was refused); how it goes is pushed as `operations`.
 */
export interface Commands
  extends AppCommands,
    ContainerCommands,
    StackCommands,
    DeletionCommands,
    VolumeCommands,
    WalkthroughCommands {}

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
  update: UpdateState;
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
  'diagnostics.read': true,
  'engine.retry': true,
  'engine.disk': true,
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
  'files.dragOut': true,
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
  'saved.planPutBack': true,
  'saved.putBack': true,
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
  'operation.goOn': true,
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
  'update.act': true,
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
  update: true,
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
