import type { Volume } from './engine.ts';
import type { HostPath, StackName, VolumeName } from './ids.ts';

export interface NotedVolume {
  readonly name: VolumeName;
  /** The key in the Compose file, or the name. */
  readonly label: string;
  /** Milliseconds since 1970; `null` where the engine didn't tell. */
  readonly createdAt: number | null;
}

/** What the app keeps of a stack so that it can be run again: where its Compose files are and how it was run. */
export interface StackNote {
  readonly name: StackName;
  /** The engine that it was seen on. */
  readonly engineId: string;
  readonly workingDir: HostPath | null;
  readonly configFiles: readonly HostPath[];
  readonly envFiles: readonly HostPath[];
  /** Profiles that the app was asked to run it with; labels don't tell. */
  readonly profiles: readonly string[];
  readonly services: readonly string[];
  readonly volumes: readonly NotedVolume[];
  /** When its last container went, in milliseconds since 1970; `null` while it has containers. */
  readonly goneAt: number | null;
  readonly goneBy: 'stackyard' | 'elsewhere' | null;
}

/** A stack with no containers left that can be run again, or of which only kept volumes are known. */
export interface DeletedStack {
  readonly name: StackName;
  /** `null` where only labelled volumes tell of it. */
  readonly note: StackNote | null;
  readonly keptVolumes: readonly Volume[];
  /** `unknown` without a note, `missing` where a noted file is not there any more. */
  readonly composeFile: 'present' | 'missing' | 'unknown';
}
