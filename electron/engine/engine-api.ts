import type { ImageFacts } from '../../shared/data-directories.ts';
import type { Container, EngineInfo, EngineTarget, Network, Volume } from '../../shared/engine.ts';
import type { ContainerId, ImageId, NetworkId, VolumeName } from '../../shared/ids.ts';
import type { ArchiveApi } from './archive.ts';
import type { ContainerFiles } from './container-files.ts';
import type { Listed } from './container-from-list.ts';
import type { LogVerbs } from './container-log.ts';
import type { ExecVerbs } from './exec-verbs.ts';
import type { HelperContainers } from './helper-containers.ts';
import type { HelperImages } from './helper-images.ts';
import type { RecreateVerbs } from './recreate-verbs.ts';
import type { RawStats } from './stats-from-api.ts';

/** What an engine event names: enough to know what to fetch again. */
export interface EngineEvent {
  readonly subject:
    | { readonly kind: 'container'; readonly id: ContainerId }
    | { readonly kind: 'volume'; readonly name: VolumeName }
    | { readonly kind: 'network'; readonly id: NetworkId };
  /** `start`, `die`, `destroy`, `connect` … as the engine names it. */
  readonly action: string;
  /** Nanoseconds since 1970 as a decimal string: `since` of the next subscription. */
  readonly timeNano: string;
}

/**
 * The few verbs that we need of the Engine API. Every one throws a `Failure` with facts; the ones that look for one
 * thing answer `null` where it does not exist. Payloads are narrowed to our own types here and nowhere else.
 */
export interface EngineApi
  extends LogVerbs,
    ExecVerbs,
    ArchiveApi,
    ContainerFiles,
    HelperContainers,
    HelperImages,
    RecreateVerbs {
  readonly target: EngineTarget;
  /** Version handshake: throws `engine-unreachable` with the cause. */
  info(): Promise<EngineInfo>;
  /** Throws `engine-unreachable` when there is no answer in `timeoutMs`. */
  ping(timeoutMs: number): Promise<void>;
  /** One request. `startedAt` and `restartPolicy` are not in listings: `null` and `unknown`. */
  listContainers(): Promise<readonly Listed[]>;
  /** In full, `startedAt` and `restartPolicy` too. */
  inspectContainer(id: ContainerId): Promise<Container | null>;
  /** All that the engine tells of it, as JSON text; `null` when it is gone. Holds secrets. */
  inspectText(id: ContainerId): Promise<string | null>;
  listVolumes(): Promise<readonly Volume[]>;
  inspectVolume(name: VolumeName): Promise<Volume | null>;
  listNetworks(): Promise<readonly Network[]>;
  inspectNetwork(id: NetworkId): Promise<Network | null>;
  /**
   * Follows container, volume and network events. `ended` is called once, on end, close, error or a failed
   * subscription; the returned function ends it without a call.
   */
  watchEvents(
    since: string | null,
    on: {
      readonly subscribed: () => void;
      readonly event: (event: EngineEvent) => void;
      readonly ended: (reason: Error) => void;
    },
  ): () => void;
  /** Already started counts as success. */
  startContainer(id: ContainerId): Promise<void>;
  /** Waits as long as the container's own stop timeout says. Already stopped or gone counts as success. */
  stopContainer(id: ContainerId): Promise<void>;
  restartContainer(id: ContainerId): Promise<void>;
  /** Already paused counts as success. */
  pauseContainer(id: ContainerId): Promise<void>;
  /** Running already counts as success. Throws `conflict` where the container is stopped. */
  unpauseContainer(id: ContainerId): Promise<void>;
  /** SIGKILL. Already stopped or gone counts as success. */
  killContainer(id: ContainerId): Promise<void>;
  /** Throws `conflict`, in the engine's words, where another container has the name. */
  renameContainer(id: ContainerId, name: string): Promise<void>;
  /** A line for a POSIX shell that makes an equal container; `null` when the container is gone. */
  runCommand(id: ContainerId): Promise<string | null>;
  /** Force-removes and keeps its anonymous volumes. Resolves when it is gone; already gone counts as success. */
  removeContainer(id: ContainerId): Promise<void>;
  /** Already gone counts as success; `in-use` names the containers that are still attached. */
  removeNetwork(
    id: NetworkId,
  ): Promise<{ readonly kind: 'removed' } | { readonly kind: 'in-use'; readonly usedBy: readonly string[] }>;
  /**
   * Throws `volume-in-use`, and `conflict` in the engine's words where it names no user. Already gone counts as success.
   */
  removeVolume(name: VolumeName): Promise<void>;
  /** `null` where the engine has no image of this name. */
  imageFacts(reference: string): Promise<ImageFacts | null>;
  /** Bytes of each image that is there. */
  imageSizes(ids: readonly ImageId[]): Promise<ReadonlyMap<ImageId, number>>;
  /** Bytes in the container's writable layer; `null` when the container is gone or the engine can't tell. */
  writtenBytes(id: ContainerId): Promise<number | null>;
  /** One sample; `null` when the container is gone or doesn't run. Takes a second or two on older engines. */
  containerStats(id: ContainerId): Promise<RawStats | null>;
  /** From `/system/df`, which walks the disk. */
  volumeSizes(): Promise<ReadonlyMap<VolumeName, number>>;
}
