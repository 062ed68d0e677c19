import type { FileChange } from '../container-data.ts';
import type {
  ContainerPath,
  FileContent,
  FileRequest,
  FolderListing,
  FolderReading,
  Saved,
  UploadPlan,
} from '../container-files.ts';
import type { Shell } from '../exec.ts';
import type { ContainerId, HostPath, OperationId } from '../ids.ts';
import type { LifecycleAction } from '../operation.ts';
import type { Target } from '../target.ts';

/** What is done to containers, their files among them, and what is told of them while somebody looks. */
export interface ContainerCommands {
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
  'files.list': { args: FileRequest & { reading: FolderReading }; result: FolderListing };
  'files.read': { args: FileRequest; result: FileContent };
  /** Mode and owner stay. `version`: of the text that was opened; `null` writes over whatever is there by now. */
  'files.save': { args: FileRequest & { text: string; version: string | null }; result: Saved };
  /** A folder with all that is in it; of a link, the link. Only in a running container. */
  'files.delete': { args: FileRequest; result: null };
  /**
   * A file on its way out of the window under the pointer: `prepare` downloads it for that, `drag` hands it to the system,
   * while the button is still held.
   */
  'files.dragOut': { args: FileRequest & { step: 'prepare' | 'drag' }; result: null };
  /** The system's open dialog; nothing when the user closes it. */
  'files.chooseUpload': { args: { what: 'files' | 'folder' }; result: readonly HostPath[] };
  'files.planUpload': {
    args: { container: ContainerId; folder: ContainerPath; paths: readonly HostPath[] };
    result: UploadPlan;
  };
  /** How the container's own layer differs from its image, in no order; mounts are not looked into. */
  'files.changes': { args: { container: ContainerId }; result: readonly FileChange[] };
  /** The containers to tell of where they keep data, in place of those named before. Pushed as `data`. */
  'data.watch': { args: { ids: readonly ContainerId[] }; result: null };
  /** The containers to take figures of, in place of those named before. Figures are pushed as `stats`. */
  'stats.watch': { args: { ids: readonly ContainerId[] }; result: null };
}
