import type { BulkRequest } from '../bulk.ts';
import type { ContainerData, WrittenFiles } from '../container-data.ts';
import type { DeletePlan } from '../delete-plan.ts';
import type { SaveChoice } from '../deletion.ts';
import type { ContainerId, DeletionId, HostPath, OperationId, VolumeName } from '../ids.ts';
import type { PutBackPlan } from '../put-back.ts';
import type { Target } from '../target.ts';

/** Deleting, with what is saved before, and bringing back. */
export interface DeletionCommands {
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
  /** What putting them into the container in place of theirs would do. Touches nothing. */
  'saved.planPutBack': { args: { deletion: DeletionId; path: HostPath }; result: PutBackPlan };
  /** Does it, in the container that the plan named. They stay saved. */
  'saved.putBack': {
    args: { deletion: DeletionId; path: HostPath; container: ContainerId };
    result: OperationId;
  };
  /** Removes them for good. */
  'saved.remove': { args: { deletion: DeletionId; path: HostPath }; result: null };
  /** What deleting these containers would do, a plan a stack or standalone container. Those that are gone are left out. */
  'bulk.plan': { args: { ids: readonly ContainerId[] }; result: readonly DeletePlan[] };
  'bulk.begin': { args: BulkRequest; result: OperationId };
}
