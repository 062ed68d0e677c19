import type { ContainerId } from './ids.ts';

/** A shell that a container's image has. */
export interface Shell {
  /** `bash`, as it is called by those who use it. */
  readonly name: string;
  /** Where it is in the container. */
  readonly path: string;
}

/** What runs in a terminal: one of the shells that were found, or a line that somebody typed. */
export type ExecProgram =
  | { readonly kind: 'shell'; readonly path: string }
  | { readonly kind: 'command'; readonly line: string };

/** What a session is started with, and started again. */
export interface ExecSettings {
  readonly program: ExecProgram;
  /** `root`, `1000:1000`; empty for the container's own. */
  readonly user: string;
  /** An absolute path in the container; empty for the container's own. */
  readonly workingDir: string;
}

/** In characters. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** What opens a terminal in a container. */
export interface ExecRequest extends ExecSettings {
  readonly container: ContainerId;
  readonly size: TerminalSize;
}

/** How a terminal came to its end, as long as the engine was there to tell. */
export type ExecEnd =
  /** `code` is `null` where the engine doesn't know it any more. */
  | { readonly kind: 'exited'; readonly code: number | null }
  /** The engine's reason stands in the output. */
  | { readonly kind: 'not-started' }
  | { readonly kind: 'container-stopped' }
  /** It was asked to end and would not, or nobody could ask it: the container has no shell to do it with. */
  | { readonly kind: 'left-running' };

export type ExecMessage =
  | { readonly kind: 'started' }
  /** As the program wrote it: hostile, and cut anywhere. */
  | { readonly kind: 'output'; readonly bytes: Uint8Array }
  /** The last `input` is with the engine: the next one is welcome. */
  | { readonly kind: 'accepted' }
  /** The last message. */
  | { readonly kind: 'over'; readonly end: ExecEnd };

export type ExecReply =
  /** At most `largestInput` bytes, and none before the one before was `accepted`. */
  | { readonly kind: 'input'; readonly bytes: Uint8Array }
  /** So many bytes of output are on the screen: a slow screen slows the program. */
  | { readonly kind: 'drawn'; readonly bytes: number }
  | { readonly kind: 'resize'; readonly size: TerminalSize }
  /** Ends what runs in the terminal; `over` tells how that went. */
  | { readonly kind: 'end' };

export const largestInput = 32 * 1024;
