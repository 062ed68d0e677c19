import type { UnkeptDirectory } from './data-directories.ts';
import type { HostPath, StackName, VolumeName } from './ids.ts';

/** How to run a stack: what is passed to Compose, and nothing else. */
export interface RunRequest {
  /** In order: later files override earlier ones. */
  readonly files: readonly HostPath[];
  readonly workingDir: HostPath;
  readonly envFiles: readonly HostPath[];
  readonly profiles: readonly string[];
  /** `null`: as Compose decides (`name:` in the file, else the folder). */
  readonly projectName: StackName | null;
}

export interface PreviewService {
  readonly name: string;
  readonly image: string | null;
  readonly builds: boolean;
  /** Published host ports; a range counts as its ports. */
  readonly ports: readonly number[];
  readonly profiles: readonly string[];
}

export interface PreviewVolume {
  readonly name: VolumeName;
  readonly key: string;
  readonly external: boolean;
  /** It is there already and will be attached with what it holds. */
  readonly exists: boolean;
}

/** What a run will make, from `docker compose config`, before anything happens. */
export interface RunPreview {
  /** The request as it will be run: the project name is filled in. */
  readonly request: RunRequest & { readonly projectName: StackName };
  readonly services: readonly PreviewService[];
  readonly volumes: readonly PreviewVolume[];
  readonly takenPorts: readonly {
    readonly port: number;
    readonly service: string;
    readonly by: string | null;
  }[];
  /** Directories with data that would be lost when the stack is deleted. */
  readonly unkept: readonly (UnkeptDirectory & { readonly service: string })[];
  /** All profiles that the files name. */
  readonly availableProfiles: readonly string[];
  /** A stack of this name has containers already: running it updates that one. */
  readonly existing: boolean;
}
