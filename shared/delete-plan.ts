import type { ContainerId, HostPath, NetworkId, StackName, VolumeName } from './ids.ts';
import type { GroupTarget } from './target.ts';

export interface PlannedContainer {
  readonly id: ContainerId;
  /** `SERVICE-N` within its stack, else the container's name. */
  readonly label: string;
}

export interface KeptNetwork {
  readonly name: string;
  readonly reason:
    | { readonly kind: 'external' }
    | { readonly kind: 'used-by'; readonly containers: readonly string[] };
}

export interface PlannedVolume {
  readonly name: VolumeName;
  /** The key in the Compose file, or the name. */
  readonly label: string;
  readonly anonymous: boolean;
  /** The next run finds it under the same name: true for named volumes, false for anonymous ones. */
  readonly attachedAgain: boolean;
  /** Containers outside this deletion that use it too. */
  readonly alsoUsedBy: readonly string[];
  /** May be ticked for deletion: it belongs to the stack and nothing else uses it. */
  readonly offered: boolean;
}

/** What a deletion takes away and what it leaves, computed from the engine before anything happens. */
export interface DeletePlan {
  readonly target: GroupTarget;
  /** The stack, or the stack of the container; `null` for a standalone container. */
  readonly stack: StackName | null;
  readonly name: string;
  readonly containers: readonly PlannedContainer[];
  readonly networks: readonly { readonly id: NetworkId; readonly name: string }[];
  readonly keptNetworks: readonly KeptNetwork[];
  readonly volumes: readonly PlannedVolume[];
  readonly composeFiles: readonly { readonly path: HostPath; readonly found: boolean }[];
  readonly images: { readonly count: number; readonly bytes: number | null };
}
