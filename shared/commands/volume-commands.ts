import type { ContainerId, HostPath, OperationId, VolumeName } from '../ids.ts';
import type { ListedExport, VolumeContents } from '../volume-exports.ts';
import type { VolumeMake } from '../volume-options.ts';

/** What is done to volumes. */
export interface VolumeCommands {
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
}
