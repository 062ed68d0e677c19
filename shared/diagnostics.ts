import type { Connection } from './engine.ts';
import type { AppError } from './errors.ts';
import type { HostPath } from './ids.ts';
import type { CommandName } from './ipc.ts';
import type { OperationKind } from './operation.ts';

/** How the connection to the engine came to stand at one moment. Times are milliseconds since 1970. */
export interface ConnectionChange {
  readonly at: number;
  readonly connection: Connection;
}

/** Something that failed: a command of the window, or an operation. */
export interface NotedFailure {
  readonly at: number;
  readonly by: CommandName | OperationKind;
  readonly error: AppError;
}

/** How far the list follows the engine. */
export interface Freshness {
  readonly lastEventAt: number | null;
  /** When everything was last listed anew, and how long that took, in ms. */
  readonly listed: { readonly at: number; readonly tookMs: number } | null;
  /** When the engine last answered, so that the list was known to be true. */
  readonly confirmedAt: number | null;
  /** What events have named and is not read again yet. */
  readonly waiting: number;
}

/** A file or folder of the app's own. */
export interface OwnFile {
  readonly what: string;
  readonly path: HostPath;
  /** `null` where it is not there, or a folder. */
  readonly bytes: number | null;
  readonly there: boolean;
}

/** What helps to find out what is wrong, as it is now. Holds what may be secret: see the report made of it. */
export interface Diagnostics {
  readonly takenAt: number;
  readonly startedAt: number;
  readonly runtime: { readonly electron: string; readonly chrome: string; readonly node: string };
  /** Of the operating system: `Linux 6.1.0 (x64)`. */
  readonly system: string;
  /** The newest first, as are the failures. */
  readonly connections: readonly ConnectionChange[];
  readonly failures: readonly NotedFailure[];
  readonly freshness: Freshness;
  readonly files: readonly OwnFile[];
}
