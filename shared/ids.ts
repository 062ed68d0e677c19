declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** 64 hex digits, as the Engine API gives it. */
export type ContainerId = Branded<'ContainerId'>;
/** `sha256:` and 64 hex digits. */
export type ImageId = Branded<'ImageId'>;
export type NetworkId = Branded<'NetworkId'>;
/** 64 hex digits: a program that the engine was asked to run in a running container. */
export type ExecId = Branded<'ExecId'>;
/** The engine's name of a volume (`project_key` for one made by Compose), also its only id. */
export type VolumeName = Branded<'VolumeName'>;
/** A Compose project name, from the label `com.docker.compose.project`. */
export type StackName = Branded<'StackName'>;
export type OperationId = Branded<'OperationId'>;
/** The app's own, also the name of a file: letters, digits and dashes. */
export type DeletionId = Branded<'DeletionId'>;
/** A path of the machine that the app runs on. */
export type HostPath = Branded<'HostPath'>;

// The only places where a plain string becomes an id: call them at the edge, where the string comes in.
export const containerId = (raw: string): ContainerId => raw as ContainerId;
export const imageId = (raw: string): ImageId => raw as ImageId;
export const networkId = (raw: string): NetworkId => raw as NetworkId;
export const execId = (raw: string): ExecId => raw as ExecId;
export const volumeName = (raw: string): VolumeName => raw as VolumeName;
export const stackName = (raw: string): StackName => raw as StackName;
export const operationId = (raw: string): OperationId => raw as OperationId;
export const deletionId = (raw: string): DeletionId => raw as DeletionId;
export const hostPath = (raw: string): HostPath => raw as HostPath;

/** The 12 digits that the docker CLI shows. */
export const shortId = (id: ContainerId): string => id.slice(0, 12);
