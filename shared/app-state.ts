import type { UnfinishedAddition } from './add-volume.ts';
import type { Deletion } from './deletion.ts';
import type { HostPath } from './ids.ts';
import type { KeptFileProblem } from './kept-files.ts';
import type { Operation } from './operation.ts';
import type { Settings } from './settings.ts';
import type { EngineSnapshot } from './snapshot.ts';
import type { DeletedStack } from './stack-memory.ts';
import type { UpdateState } from './update.ts';
import type { Walkthrough } from './walkthrough.ts';

/** Whether `docker compose` (or `docker-compose`) of version 2 or newer was found. */
export type ComposeCli = { readonly kind: 'found'; readonly version: string } | { readonly kind: 'missing' };

/** All that a window needs to draw itself; afterwards the pushes keep it up to date. */
export interface AppState {
  readonly snapshot: EngineSnapshot;
  readonly operations: readonly Operation[];
  readonly deletedStacks: readonly DeletedStack[];
  /** Deletions by the app, on any engine, the newest first. */
  readonly deletions: readonly Deletion[];
  /** Additions of volumes that were cut short, on whichever engine. */
  readonly unfinishedVolumes: readonly UnfinishedAddition[];
  /** What is wrong with the files that the app keeps. */
  readonly keptFiles: readonly KeptFileProblem[];
  readonly compose: ComposeCli | null;
  readonly settings: Settings;
  readonly walkthrough: Walkthrough;
  readonly update: UpdateState;
  /** A Compose file named on the command line, to be shown in *Run a stack*. */
  readonly openFile: HostPath | null;
  readonly appVersion: string;
  readonly platform: 'darwin' | 'linux' | 'win32';
  readonly homeDir: HostPath;
}
