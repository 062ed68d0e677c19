import type { ContainerId, HostPath, ImageId, NetworkId, StackName, VolumeName } from './ids.ts';

/** Container states as the Engine API names them. */
export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';

export type Health = 'none' | 'starting' | 'healthy' | 'unhealthy';

/** `unknown` until the container has been inspected: listings don't carry the policy. */
export type RestartPolicy = 'no' | 'on-failure' | 'always' | 'unless-stopped' | 'unknown';

export type PortProtocol = 'tcp' | 'udp' | 'sctp';

/** One line of the engine's port list. An exposed port that is not published has no `host`. */
export interface PortBinding {
  readonly containerPort: number;
  readonly protocol: PortProtocol;
  readonly host: { readonly ip: string; readonly port: number } | null;
}

export type Mount =
  | {
      readonly kind: 'volume';
      readonly volume: VolumeName;
      readonly anonymous: boolean;
      readonly destination: string;
      readonly readOnly: boolean;
    }
  | {
      readonly kind: 'bind';
      readonly source: string;
      readonly destination: string;
      readonly readOnly: boolean;
    }
  | { readonly kind: 'tmpfs'; readonly destination: string }
  | { readonly kind: 'other'; readonly type: string; readonly destination: string };

/** `depends_on` of a service, from the label `com.docker.compose.depends_on`. */
export interface Dependency {
  readonly service: string;
  readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
}

/** What Compose wrote on a container's labels. Labels are hostile text: shown, never interpreted. */
export interface ComposeIdentity {
  readonly project: StackName;
  /** `null` where a container carries the project label alone. */
  readonly service: string | null;
  /** The replica's number, from 1. */
  readonly number: number | null;
  readonly oneOff: boolean;
  readonly workingDir: HostPath | null;
  /** In the order in which Compose was given them. */
  readonly configFiles: readonly HostPath[];
  readonly envFiles: readonly HostPath[];
  readonly dependsOn: readonly Dependency[];
}

export interface Container {
  readonly id: ContainerId;
  /** Without the leading slash. */
  readonly name: string;
  /** As the user named it: `redis:7`. */
  readonly image: string;
  readonly imageId: ImageId;
  readonly state: ContainerState;
  /** Of the last run; `null` while it has not ended. */
  readonly exitCode: number | null;
  readonly health: Health;
  readonly restartPolicy: RestartPolicy;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970; `null` when never started, or not inspected yet. */
  readonly startedAt: number | null;
  /** Another one with each start: of its network endpoints. Empty while it has none, as where it uses another's network. */
  readonly run: string;
  readonly ports: readonly PortBinding[];
  readonly mounts: readonly Mount[];
  readonly networks: readonly { readonly id: NetworkId; readonly name: string }[];
  readonly compose: ComposeIdentity | null;
}

export interface Volume {
  readonly name: VolumeName;
  readonly driver: string;
  /** Milliseconds since 1970, in whole seconds as the engine keeps it; `null` where driver or engine don't tell. */
  readonly createdAt: number | null;
  /** Nobody named it: made for an image's `VOLUME` or a `-v /path`. */
  readonly anonymous: boolean;
  /** The project and the key under `volumes:` in the Compose file, from the labels. */
  readonly compose: { readonly project: StackName; readonly key: string } | null;
}

export interface Network {
  readonly id: NetworkId;
  readonly name: string;
  readonly driver: string;
  readonly compose: { readonly project: StackName; readonly key: string } | null;
}

/** Where the app looks for its engine: as `chosen` in the app, else by the docker CLI's own rules. */
export interface EngineTarget {
  readonly source: 'chosen' | 'DOCKER_HOST' | 'DOCKER_CONTEXT' | 'context' | 'default';
  /** `default` where no context is used. */
  readonly context: string;
  /** `unix:///var/run/docker.sock`, `tcp://10.0.0.2:2376`, `npipe:////./pipe/docker_engine`. */
  readonly address: string;
  /** The host for links to published ports: `localhost` for a local engine. */
  readonly linkHost: string;
}

export interface EngineInfo {
  /** The engine's own id: tells one engine from another behind the same address. */
  readonly id: string;
  /** `26.1.5` */
  readonly version: string;
  /** The version that both sides speak: `1.45`. */
  readonly apiVersion: string;
  readonly os: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** The name of the machine that it runs on. */
  readonly machine: string;
  /** The folder in which it keeps its data, on that machine; `null` where it tells none. */
  readonly dataRoot: HostPath | null;
}

/** The disk on which an engine keeps its data. */
export interface EngineDisk {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

export type UnreachableCause =
  | { readonly kind: 'socket-missing'; readonly path: string }
  | { readonly kind: 'permission-denied'; readonly path: string }
  | { readonly kind: 'refused'; readonly address: string }
  | { readonly kind: 'host-not-found'; readonly host: string }
  | { readonly kind: 'timeout'; readonly address: string }
  | { readonly kind: 'engine-too-old'; readonly apiVersion: string; readonly oldest: string }
  | { readonly kind: 'not-an-engine'; readonly detail: string }
  /** What ssh, or the other machine, said. */
  | { readonly kind: 'ssh-failed'; readonly address: string; readonly detail: string }
  | { readonly kind: 'unsupported-address'; readonly address: string }
  | { readonly kind: 'context-not-found'; readonly context: string }
  | { readonly kind: 'connection-lost'; readonly detail: string };

export type Connection =
  | { readonly kind: 'connecting'; readonly target: EngineTarget | null }
  | { readonly kind: 'ready'; readonly target: EngineTarget; readonly engine: EngineInfo }
  | {
      readonly kind: 'unreachable';
      readonly target: EngineTarget | null;
      readonly cause: UnreachableCause;
      /** Milliseconds since 1970. */
      readonly since: number;
    };
