import type { AddVolumeOrder, AddVolumePreview, AddVolumeRequest } from '../add-volume.ts';
import type { ComposeFiles } from '../compose-files.ts';
import type { HostPath, OperationId, StackName } from '../ids.ts';
import type { ListedRecentRun } from '../recent-runs.ts';
import type { RunPreview, RunRequest } from '../run-preview.ts';

/** What is done to stacks: from their Compose files to what is run from them. */
export interface StackCommands {
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
}
