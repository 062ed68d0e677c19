import type { Connection, Container, Network, Volume } from './engine.ts';
import type { ContainerId, NetworkId, VolumeName } from './ids.ts';

/**
 * All that is known of the engine at one revision. While the engine is unreachable the maps hold the last known
 * list, and `listedAt` says how old it is.
 */
export interface EngineSnapshot {
  readonly revision: number;
  readonly connection: Connection;
  readonly containers: ReadonlyMap<ContainerId, Container>;
  readonly volumes: ReadonlyMap<VolumeName, Volume>;
  readonly networks: ReadonlyMap<NetworkId, Network>;
  /** When the list was last known to be true, in milliseconds since 1970; `null` before the first listing. */
  readonly listedAt: number | null;
}

export interface MapPatch<Id, Item> {
  readonly put: readonly Item[];
  readonly gone: readonly Id[];
}

/** What changed from revision `base` to `revision`: this, not the whole list, crosses to the window. */
export interface SnapshotPatch {
  readonly base: number;
  readonly revision: number;
  readonly connection: Connection | null;
  readonly containers: MapPatch<ContainerId, Container>;
  readonly volumes: MapPatch<VolumeName, Volume>;
  readonly networks: MapPatch<NetworkId, Network>;
  readonly listedAt: number | null;
}
